import type { ConsultationInput } from "../../consultation/consultation.js";
import { pathwayMedicines } from "../../pathway-medicines/pathway-medicines.js";
import { review as reviewConsultation, type Review, type ReviewItem } from "../../validation/safety/review.js";
import type { Command, CommandInput, ExitCode } from "../command.js";
import { readJson } from "../read-json.js";
import type { Terminal } from "../terminal.js";
import { WrongUse } from "../wrong-use.js";

/** `update-record review`: what would a screen ask or show before this is sent? */
export const review: Command = {
  usage: "CONSULTATION.json [--format text|json]",
  about: [
    "Says everything that must be corrected or confirmed before a message is built, and what is worth",
    "a look.",
    'A confirmation stands in the consultation: "confirmations": [{"rule", "by", "at"}].',
    "json is one object: errors, confirmations (still missing), confirmed, warnings, each a list of rule,",
    "path, message. Exit code 0: nothing is in the way. 1: something is to be corrected or confirmed.",
  ],
  options: [
    { name: "format", value: "FORMAT", allowed: ["text", "json"], text: "for a person (default) or for a program" },
  ],
  run,
};

async function run({ options, operands }: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const [source, ...more] = operands;
  if (source === undefined || more.length > 0) throw new WrongUse("name one consultation, or - for standard input.");
  // Whatever the JSON holds: what is malformed in it is among the errors.
  const found = reviewConsultation((await readJson(source, terminal)) as ConsultationInput, {
    medicines: pathwayMedicines,
  });
  terminal.out(options["format"] === "json" ? `${JSON.stringify(found)}\n` : textLines(found));
  return isInTheWay(found) ? 1 : 0;
}

function isInTheWay({ errors, confirmations }: Review): boolean {
  return errors.length + confirmations.length > 0;
}

const words: Readonly<Record<keyof Review, string>> = {
  errors: "error",
  confirmations: "to be confirmed",
  confirmed: "confirmed",
  warnings: "warning",
};

function textLines(found: Review): string {
  const items = (Object.keys(words) as (keyof Review)[]).flatMap((kind) =>
    found[kind].map((item) => itemLine(words[kind], item)),
  );
  const verdict = isInTheWay(found)
    ? "NOT READY: correct or confirm what is listed above."
    : "ready: nothing is in the way.";
  return [...items, verdict, ""].join("\n");
}

function itemLine(word: string, { rule, path, message }: ReviewItem): string {
  return `${word}${rule === undefined ? "" : ` ${rule}`} (${path === "" ? "the consultation" : path}): ${message}`;
}
