// Sends a consultation over mutual TLS to a MESH sandbox, and waits for both acknowledgements.
// Run it: npx tsx examples/send-and-wait.ts [JSON FILE]
// The exit code is 0 if the practice knows the patient, 1 if anything else came of it within a minute, and 2 if the
// file is not there, cannot be read, or is no consultation that can be sent.
import { statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import {
  ConfirmationRequiredError,
  parseConsultation,
  UpdateRecordError,
  type Consultation,
} from "gp-connect-update-record";
import { memoryStore, openDelivery, type DeliveryState } from "gp-connect-update-record/delivery";
import { meshTransport } from "gp-connect-update-record/mesh";
import { startSandbox } from "gp-connect-update-record/sandbox";

/** Ends with a sentence. The message of an error that is not the library's may repeat the input: it is not shown. */
function stop(error: unknown, otherwise: string): never {
  console.error(error instanceof UpdateRecordError ? error.message : otherwise);
  process.exit(2);
}

async function readConsultation(file: string | URL): Promise<Consultation> {
  try {
    return parseConsultation(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    return stop(error, "The file cannot be read as JSON.");
  }
}

const given = process.argv[2];
if (given !== undefined && statSync(given, { throwIfNoEntry: false })?.isFile() !== true)
  stop(undefined, "Usage: npx tsx examples/send-and-wait.ts [JSON FILE], of a file that there is");
const consultation = await readConsultation(
  given ?? new URL("consultations/uncomplicated-urinary-tract-infection.json", import.meta.url),
);

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

const open: readonly DeliveryState[] = ["queued", "sending", "outcome-unknown", "sent", "received"];
try {
  const { id } = await delivery.submit(consultation, { id: "your-consultation-1" }); // stored
  let state: DeliveryState = "queued";
  for (let polls = 0; polls < 240 && open.includes(state); polls++) {
    await delivery.poll(); // sends what is due, reads the inbox
    state = (await delivery.status(id))?.state ?? state;
    if (open.includes(state)) await pause(250); // with the real MESH: five minutes. start() does the same by itself
  }
  for (const { at, state, reason } of await delivery.events(id)) console.log(`${at}  ${state.padEnd(16)} ${reason}`);
  console.log(`The practice that answered: ${(await delivery.status(id))?.practiceOdsCode ?? "none"}`);
  process.exitCode = state === "patient-matched" ? 0 : 1;
} catch (error) {
  console.error(error instanceof UpdateRecordError ? error.message : "It failed: nothing more is known.");
  process.exitCode = error instanceof ConfirmationRequiredError ? 2 : 1;
} finally {
  await delivery.close();
  await sandbox.close();
}
