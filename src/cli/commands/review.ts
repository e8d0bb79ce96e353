import type { ConsultationInput } from "../../consultation/consultation.js";
import { pathwayMedicines } from "../../pathway-medicines/pathway-medicines.js";
import { newestRelease, releases } from "../../terminology/release.js";
import { visible } from "../../render/write/visible.js";
import { review as reviewConsultation } from "../../validation/safety/review.js";
import type { ItemToConfirm, Review, ReviewItem } from "../../validation/safety/review-items.js";
import { coloured, isColoured } from "../colour/coloured.js";
import { chosenFiles, overFiles } from "../files/over-files.js";
import { jsonLine } from "../json-line.js";
import type { Command, CommandInput, ExitCode } from "../command.js";
import { readJson } from "../read-json.js";
import type { Terminal } from "../terminal.js";
import { releaseOf, releaseOption } from "./release-option.js";

/** `update-record review`: lists what a screen should ask or show before a consultation is sent. */
export const review: Command = {
  usage: `CONSULTATION... [--format text|json] [--release ${releases.join("|")}]`,
  about: [
    "Lists everything that must be corrected or confirmed before a message is built, and warnings:",
    "all that build would refuse or warn of, at its place in the consultation.",
    "Confirmations are part of the consultation, and repeat rule, path and what was found:",
    '"confirmations": [{"rule", "path", "found", "by", "at"}]. What was found tells of the patient.',
    "A folder stands for all .json files in it; a pattern may have *, ? and **.",
    "json is one object a line and file: file, errors, confirmations (still missing), confirmed and",
    "warnings, each a list of rule, path, message, and found where there is something to confirm.",
    "Exit code 0: a message can be built of each. 1: something must be corrected or confirmed. 2: a file",
    "is unreadable.",
  ],
  options: [
    { name: "format", value: "FORMAT", allowed: ["text", "json"], text: "for a person (default) or for a program" },
    releaseOption(`the release that will be sent, as for build (default ${newestRelease})`),
  ],
  run,
};

async function run(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const { files, isOne } = chosenFiles(input, "consultation", ["json"]);
  const [only] = files;
  if (isOne && only !== undefined) return reviewOne(only.name, false, input, terminal);
  return overFiles(
    files,
    {
      command: "review",
      done: "ready",
      notDone: "not ready",
      each: (name, named) => reviewOne(name, true, input, named),
    },
    terminal,
  );
}

/** `isNamed`: its text begins with the file's name, since it is one of several. */
async function reviewOne(
  file: string,
  isNamed: boolean,
  input: CommandInput,
  terminal: Terminal,
): Promise<Exclude<ExitCode, 2>> {
  const json = await readJson(file, terminal);
  // The JSON may hold anything: `review` lists what is malformed among the errors.
  const found = reviewConsultation(json as ConsultationInput, {
    medicines: pathwayMedicines,
    sender: { release: releaseOf(input) ?? newestRelease },
  });
  const { options } = input;
  if (options["format"] === "json") terminal.out(`${jsonLine({ file, ...found })}\n`);
  else terminal.out(coloured(`${isNamed ? `${visible(file)}:\n` : ""}${textLines(found)}`, isColoured(terminal)));
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
