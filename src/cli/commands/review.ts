import type { ConsultationInput } from "../../consultation/consultation.js";
import { pathwayMedicines } from "../../pathway-medicines/pathway-medicines.js";
import { releases } from "../../terminology/release.js";
import { visible } from "../../render/write/visible.js";
import { review as reviewConsultation } from "../../validation/safety/review.js";
import type { ItemToConfirm, Review, ReviewItem } from "../../validation/safety/review-items.js";
import { jsonLine } from "../json-line.js";
import type { Command, CommandInput, ExitCode } from "../command.js";
import { readJson } from "../read-json.js";
import type { Terminal } from "../terminal.js";
import { releaseOf, releaseOption } from "./release-option.js";
import { onlySource } from "./source.js";

/** `update-record review`: lists what a screen should ask or show before a consultation is sent. */
export const review: Command = {
  usage: `CONSULTATION.json [--format text|json] [--release ${releases.join("|")}]`,
  about: [
    "Lists everything that must be corrected or confirmed before a message is built, and warnings:",
    "all that build would refuse or warn of, at its place in the consultation.",
    "Confirmations are part of the consultation, and repeat rule, path and what was found:",
    '"confirmations": [{"rule", "path", "found", "by", "at"}]. What was found tells of the patient.',
    "json is one object: errors, confirmations (still missing), confirmed, warnings, each a list of rule,",
    "path, message, and found where there is something to confirm. Exit code 0: a message can be built.",
    "1: something must be corrected or confirmed.",
  ],
  options: [
    { name: "format", value: "FORMAT", allowed: ["text", "json"], text: "for a person (default) or for a program" },
    releaseOption("the release that will be sent (default: one that lists the service)"),
  ],
  run,
};

async function run(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const json = await readJson(onlySource(input, "consultation"), terminal);
  // The JSON may hold anything: `review` lists what is malformed among the errors.
  const release = releaseOf(input);
  const found = reviewConsultation(json as ConsultationInput, {
    medicines: pathwayMedicines,
    sender: release === undefined ? {} : { release },
  });
  const { options } = input;
  terminal.out(options["format"] === "json" ? `${jsonLine(found)}\n` : textLines(found));
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

function itemLine(word: string, item: ReviewItem | ItemToConfirm): string {
  const { rule, path, message } = item;
  const found = "found" in item ? ` Found: ${onOneLine(item.found)}` : "";
  const place = path === "" ? "the consultation" : visible(path);
  return `${word}${rule === undefined ? "" : ` ${rule}`} (${place}): ${message}${found}`;
}

/** What was found may be a text that people wrote. */
function onOneLine(text: string): string {
  return visible(text).replaceAll("\n", " ");
}
