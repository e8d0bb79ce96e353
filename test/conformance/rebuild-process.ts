/** Reads, line by line, what was read of a message and what no message carries; answers with the hash of what it builds. */
import { createHash } from "node:crypto";
import { createInterface } from "node:readline";
import { buildMessage, completeConsultation, parseConsultation, sameIds, type ConsultationInput, type MissingParts, type ReceivedMessage } from "../../src/index.js";

interface Line {
  readonly input: ConsultationInput;
  readonly read: ReceivedMessage;
  readonly missing: MissingParts;
}

for await (const text of createInterface({ input: process.stdin })) {
  const { input, read, missing } = JSON.parse(text) as Line;
  const hashes = [parseConsultation(input), completeConsultation(read.consultation, missing)].map((consultation) => {
    const options = { sender: read.sender, clock: () => new Date(read.composedAt), newId: sameIds(read.idsInOrder) };
    return createHash("sha256").update(buildMessage(consultation, options).xml).digest("hex");
  });
  console.log(hashes.join(" "));
}
