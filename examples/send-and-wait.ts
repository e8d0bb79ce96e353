// Sends a consultation over mutual TLS to a MESH sandbox, and waits for both acknowledgements.
// Run it: npx tsx examples/send-and-wait.ts [JSON FILE]
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { parseConsultation } from "gp-connect-update-record";
import { memoryStore, openDelivery } from "gp-connect-update-record/delivery";
import { meshTransport } from "gp-connect-update-record/mesh";
import { startSandbox } from "gp-connect-update-record/sandbox";

if (process.argv[2] !== undefined && !existsSync(process.argv[2])) {
  console.error("Usage: npx tsx examples/send-and-wait.ts [JSON FILE], of a file that there is");
  process.exit(2);
}
const file = process.argv[2] ?? new URL("consultations/uncomplicated-urinary-tract-infection.json", import.meta.url);
const consultation = parseConsultation(JSON.parse(await readFile(file, "utf8")));

// In real use this is MESH's integration environment, with the mailbox, keys and certificates that you were given.
const sandbox = await startSandbox({ replyDelayMs: 500 });
const sender = { odsCode: consultation.pharmacy.odsCode, mailboxId: "X26ABC1", release: "1.2.1" } as const;
const delivery = await openDelivery({
  store: memoryStore(), // to try it: everything is gone at the end. See single-pharmacy.ts
  transport: meshTransport(sandbox.transportOptionsFor(sender.mailboxId)),
  sender,
  onAttention: ({ text }) => {
    console.log(`A person is needed: ${text}`);
  },
});

try {
  const { id } = await delivery.submit(consultation, { id: "your-consultation-1" }); // stored
  for (let polls = 0; polls < 240; polls++) {
    await delivery.poll(); // sends what is due, reads the inbox
    const { state } = (await delivery.status(id)) ?? {};
    if (state === "patient-matched" || state === "rejected" || state === "switched-off") break;
    await pause(250); // with the real MESH: five minutes. start() does the same by itself
  }
  for (const { at, state, reason } of await delivery.events(id)) console.log(`${at}  ${state.padEnd(16)} ${reason}`);
  console.log(`The practice that answered: ${(await delivery.status(id))?.practiceOdsCode ?? "none"}`);
} finally {
  await delivery.close();
  await sandbox.close();
}
