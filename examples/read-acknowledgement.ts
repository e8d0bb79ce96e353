// Reads an acknowledgement and prints what it means for the sender.
// Run it: npx tsx examples/read-acknowledgement.ts [XML FILE]      (exit code 0: read, 1: unreadable, 2: no such file)
import { statSync } from "node:fs";
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

const file = process.argv[2];
if (file !== undefined && statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
  console.error("Usage: npx tsx examples/read-acknowledgement.ts [XML FILE], of a file that there is");
  process.exit(2);
}
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
  // Keep the file, and ask the practice. The message of another error may repeat the input, so it is not shown.
  console.error(error instanceof AcknowledgementUnreadableError ? error.message : "The file cannot be read.");
  process.exitCode = 1;
}
