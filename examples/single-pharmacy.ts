// One pharmacy on one machine: the outbox is an SQLite file, and the workers run in the same process. Whatever happens
// to the process, what was submitted is sent, and is filed once.
// Run it: npx tsx examples/single-pharmacy.ts [OUTBOX FILE], again and again over the same file: nothing is sent twice.
// The exit code is 0 if the practice knows every patient, 1 if not, and 2 if the file cannot be an outbox.
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseConsultation, UpdateRecordError } from "gp-connect-update-record";
import { openDelivery, sqliteStore } from "gp-connect-update-record/delivery";
import { meshTransport } from "gp-connect-update-record/mesh";
import { startSandbox } from "gp-connect-update-record/sandbox";

if (process.argv[2]?.startsWith("-") === true) {
  console.error("Usage: npx tsx examples/single-pharmacy.ts [OUTBOX FILE]");
  process.exit(2);
}
const file = process.argv[2] ?? join(await mkdtemp(join(tmpdir(), "update-record-")), "outbox.db");

// In real use this is MESH's integration environment, with the mailbox, keys and certificates that you were given.
const sandbox = await startSandbox();
const transport = meshTransport(sandbox.transportOptionsFor("X26ABC1"));

const delivery = await openDelivery({
  store: sqliteStore(file),
  transport,
  sender: { odsCode: "FA123", mailboxId: "X26ABC1", release: "1.2.1" },
  work: { pollEveryMs: 250 }, // with the real MESH: leave it out, five minutes
  // Notify somebody: it counts as told once this has ended without an error, else it is called again.
  onAttention: async ({ reason, text, deliveryId }) => {
    const callerId = deliveryId === undefined ? "no message" : (await delivery.status(deliveryId))?.callerId;
    console.log(`A person is needed (${reason}, ${callerId ?? "unknown"}): ${text}`);
  },
}).catch(async (error: unknown) => {
  await sandbox.close();
  console.error(error instanceof UpdateRecordError ? error.message : "The outbox cannot be opened.");
  process.exit(2);
});
// What a service manager sends: what is in flight is finished, nothing more is begun.
process.once("SIGTERM", () => void delivery.close());
delivery.start({
  onFailure: ({ loop, error }) => {
    console.warn(`${loop}: ${error instanceof Error ? error.message : "failed"}`); // it is tried again
  },
});

for (const name of ["sinusitis", "sore-throat", "impetigo"]) {
  const json: unknown = JSON.parse(await readFile(new URL(`consultations/${name}.json`, import.meta.url), "utf8"));
  // The id is that of the consultation in your own system. It is on disk when this resolves.
  const { callerId, state } = await delivery.submit(parseConsultation(json), { id: `consultation-${name}` });
  console.log(`${callerId}: ${state}`);
}

const open = ["queued", "sending", "outcome-unknown", "sent", "received"] as const;
for (let looks = 0; looks < 300; looks++) {
  if ((await delivery.list({ states: open }, { limit: 1 })).items.length === 0) break;
  await pause(100);
}
const { items } = await delivery.list();
for (const { callerId, state, practiceOdsCode } of items)
  console.log(`${callerId}: ${state}, practice ${practiceOdsCode ?? "unknown"}`);
console.log(`The outbox: ${file}`);
process.exitCode = items.every(({ state }) => state === "patient-matched") ? 0 : 1;
await delivery.close();
await sandbox.close();
