// Sends a consultation over mutual TLS to a MESH sandbox, and waits for both acknowledgements.
// Run it: npx tsx examples/send-and-wait.ts [JSON FILE]
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { parseConsultation } from "gp-connect-update-record";
import { memoryStore, openDelivery } from "gp-connect-update-record/delivery";
import { meshTransport } from "gp-connect-update-record/mesh";
import { startSandbox } from "gp-connect-update-record/sandbox";

const file = process.argv[2] ?? new URL("consultations/uncomplicated-urinary-tract-infection.json", import.meta.url);
const consultation = parseConsultation(JSON.parse(await readFile(file, "utf8")));

// In real use this is MESH's integration environment, with the mailbox, keys and certificates that you were given.
const sandbox = await startSandbox({ replyDelayMs: 500 });
const sender = { odsCode: consultation.pharmacy.odsCode, mailboxId: "X26ABC1", release: "1.2.1" } as const;
const delivery = openDelivery({
  store: memoryStore(),
  transport: meshTransport(sandbox.transportOptionsFor(sender.mailboxId)),
  sender,
  onAttention: ({ text }) => {
    console.log(`A person is needed: ${text}`);
  },
});

try {
  const { id } = await delivery.submit(consultation); // stored, then sent
  for (let polls = 0; polls < 240; polls++) {
    await pause(250); // with the real MESH: five minutes
    await delivery.poll();
    const record = await delivery.status(id);
    if (record === undefined || (record.state !== "sent" && record.state !== "received")) break;
  }
  const record = await delivery.status(id);
  for (const { at, state, reason } of record?.history ?? []) console.log(`${at}  ${state.padEnd(16)} ${reason}`);
  console.log(`The practice that answered: ${record?.practiceOdsCode ?? "none"}`);
} finally {
  await delivery.close();
  await sandbox.close();
}
