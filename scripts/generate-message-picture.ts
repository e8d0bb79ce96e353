/**
 * Writes docs/images/message.svg: a drawing of the message that examples/consultations/sinusitis.json becomes.
 * npx tsx scripts/generate-message-picture.ts [--check]
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildMessage, parseConsultation } from "../src/index.js";
import { putGeneratedFile, readArguments } from "./generated-file.js";
import { messagePicture } from "./message-picture.js";

const root = join(import.meta.dirname, "..");
const json: unknown = JSON.parse(readFileSync(join(root, "examples/consultations/sinusitis.json"), "utf8"));
const { bundle } = buildMessage(parseConsultation(json), {
  sender: { odsCode: "FA123", mailboxId: "X26ABC1", release: "1.2.1" },
});

putGeneratedFile(
  join(root, "docs/images/message.svg"),
  messagePicture(bundle),
  readArguments(process.argv.slice(2)).check,
);
