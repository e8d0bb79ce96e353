import type { ConsultationInput } from "../../consultation/consultation.js";
import { pathwayMedicines } from "../../pathway-medicines/pathway-medicines.js";
import { review as reviewConsultation, type Review, type ReviewItem } from "../../validation/safety/review.js";
import type { Command, CommandInput, ExitCode } from "../command.js";
import { readJson } from "../read-json.js";
import type { Terminal } from "../terminal.js";
import { onlySource } from "./source.js";

/** `update-record review`: lists what a screen should ask or show before a consultation is sent. */
export const review: Command = {
  usage: "CONSULTATION.json [--format text|json]",
  about: [
    "Lists everything that must be corrected or confirmed before a message is built, and warnings.",
    'Confirmations are part of the consultation: "confirmations": [{"rule", "by", "at"}].',
    "json is one object: errors, confirmations (still missing), confirmed, warnings, each a list of rule,",
    "path, message. Exit code 0: a message can be built. 1: something must be corrected or confirmed.",
  ],
  options: [
    { name: "format", value: "FORMAT", allowed: ["text", "json"], text: "for a person (default) or for a program" },
  ],
  run,
};

async function run(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const json = await readJson(onlySource(input, "consultation"), terminal);
  // The JSON may hold anything: `review` lists what is malformed among the errors.
  const found = reviewConsultation(json as ConsultationInput, { medicines: pathwayMedicines });
  const { options } = input;
  terminal.out(options["format"] === "json" ? `${JSON.stringify(found)}\n` : textLines(found));
  return needsWork(found) ? 1 : 0;
}

function needsWork({ errors, confirmations }: Review): boolean {
  return errors.length + confirmations.length > 0;
}

const words: Readonly<Record<keyof Review, string>> = {
  errors: "error",
  confirmations: "must be confirmed",
  confirmed: "confirmed",
  warnings: "warning",
};

function textLines(found: Review): string {
  const items = (Object.keys(words) as (keyof Review)[]).flatMap((kind) =>
    found[kind].map((item) => itemLine(words[kind], item)),
  );
  const verdict = needsWork(found)
    ? "NOT READY: correct or confirm what is listed above."
    : "ready: a message can be built.";
  return [...items, verdict, ""].join("\n");
}

function itemLine(word: string, { rule, path, message }: ReviewItem): string {
  return `${word}${rule === undefined ? "" : ` ${rule}`} (${path === "" ? "the consultation" : path}): ${message}`;
}
