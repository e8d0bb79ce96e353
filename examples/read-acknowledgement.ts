// Reads an acknowledgement and prints what it means for the sender.
// Run it: npx tsx examples/read-acknowledgement.ts [XML FILE]
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import {
  AcknowledgementUnreadableError,
  composeAcknowledgement,
  newUuid,
  readAcknowledgement,
  writeXml,
} from "gp-connect-update-record";

/** The answer of a practice that does not know the patient. In real use it comes from the MESH inbox. */
function composedExample(): string {
  const request = { headerId: newUuid(), senderReference: `urn:uuid:${newUuid()}` };
  return writeXml(
    composeAcknowledgement({ request, code: "30002", practice: { odsCode: "A12345", mailboxId: "A12345GP001" } }),
  );
}

if (process.argv[2] !== undefined && !existsSync(process.argv[2])) {
  console.error("Usage: npx tsx examples/read-acknowledgement.ts [XML FILE], of a file that there is");
  process.exit(2);
}
const file = process.argv[2];
try {
  const acknowledgement = readAcknowledgement(file === undefined ? composedExample() : await readFile(file));
  console.log(`Answers the message with header ${acknowledgement.requestHeaderId}`);
  console.log(`From practice:  ${acknowledgement.practiceOdsCode ?? "not said"}`);
  console.log(`Level:          ${acknowledgement.level}`);
  console.log(`Outcome:        ${acknowledgement.outcome}`);
  for (const { code, known } of acknowledgement.codes) {
    console.log(`Code ${code}:     ${known?.action ?? "not one of the 49 known codes: show it to a person"}`);
  }
  for (const { message } of acknowledgement.warnings) console.log(`Unusual:        ${message}`);
} catch (error) {
  if (!(error instanceof AcknowledgementUnreadableError)) throw error;
  console.error(error.message); // keep the file, and ask the practice
  process.exitCode = 1;
}
