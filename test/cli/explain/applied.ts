import { readFileSync } from "node:fs";
import { join } from "node:path";
import { replaceMessage } from "../../../src/replace-message.js";
import { buildMessage } from "../../../src/build-message.js";
import { pharmacyFirst, type ConsultationInput } from "../../../src/consultation/index.js";
import { sidesOf } from "../../../src/cli/explain/example-sides.js";
import type { Example } from "../../../src/cli/explain/rule-note.js";
import { writeXml } from "../../../src/fhir/index.js";
import { pathwayMedicines } from "../../../src/pathway-medicines/index.js";
import { review, validateMessage, type ValidateOptions } from "../../../src/validation/index.js";
import { commonInput } from "../../consultation/inputs.js";
import * as bases from "../../validation/support/mutants/bases.js";
import { rightMessage } from "../../validation/support/right-message.js";
import { clock } from "../../message/support/composed.js";
import { examplesFolder } from "../support/update-record.js";

/** What a report or a review says: `CS-07 contradiction`, or the rule alone of a consultation. */
export interface Said {
  readonly rule: string;
  readonly code: string | undefined;
}

/** What is said of the right and of the wrong form of an example, beyond what is said of the text around it. */
export interface Tried {
  readonly right: readonly Said[];
  readonly wrong: readonly Said[];
}

/** Puts both forms of an example into the text that it is a part of, and judges both. */
export function tried(example: Example, options: ValidateOptions = {}): Tried {
  const base = baseOf(example);
  const judge = (text: string): readonly Said[] =>
    example.language === "json" ? saidOfConsultation(text) : saidOfMessage(text, options);
  const known = judge(base).map(keyOf);
  const beyond = (text: string): readonly Said[] => {
    const left = [...known];
    return judge(text).filter((said) => {
      const at = left.indexOf(keyOf(said));
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  };
  const { right, wrong } = applied(base, example);
  return { right: beyond(right), wrong: beyond(wrong) };
}

function keyOf({ rule, code }: Said): string {
  return `${rule} ${code ?? ""}`;
}

/**
 * The text with either form: the wrong one in place of the right; or, where the text has neither, both after the lines
 * that the example begins with.
 */
function applied(base: string, example: Example): { readonly right: string; readonly wrong: string } {
  const { right, wrong } = sidesOf(example);
  const text = joined(base);
  const found = patternOf(joined(right)).exec(text);
  if (found !== null) return { right: text, wrong: put(text, found, joined(wrong)) };
  const lines = example.text.replace(/^\n/, "").split("\n");
  const own = lines.findIndex((line) => !line.startsWith("  "));
  for (let count = own; count > 0; count -= 1) {
    const place = patternOf(joined(lines.slice(0, count).join("\n"))).exec(text);
    if (place !== null) return { right: put(text, place, joined(right)), wrong: put(text, place, joined(wrong)) };
  }
  throw new Error(`the example is no part of its text:\n${right}`);
}

function put(text: string, found: RegExpExecArray, form: string): string {
  let gap = 0;
  const filled = form.replaceAll("…", () => {
    gap += 1;
    return found[gap] ?? "";
  });
  return text.slice(0, found.index) + filled + text.slice(found.index + found[0].length);
}

/** In one line, without the white space between elements or members. */
function joined(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim())
    .join("");
}

/** What is left out lies within the entry or the resource that the example begins with. */
function patternOf(form: string): RegExp {
  const name = /^<(entry|[A-Z][A-Za-z]+)>/.exec(form)?.[1];
  const gap = name === undefined ? "([\\s\\S]*?)" : `((?:(?!</?${name}>)[\\s\\S])*?)`;
  return new RegExp(form.split("…").map(escaped).join(gap));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function baseOf({ language, of }: Example): string {
  if (of === undefined) throw new Error("the example is no part of a text");
  if (language === "json")
    return JSON.stringify(JSON.parse(readFileSync(join(examplesFolder, `${of}.json`), "utf8")), null, 2);
  const text = texts()[of];
  if (text === undefined) throw new Error(`there is no text ${of}`);
  return text;
}

let made: Readonly<Record<string, string>> | undefined;

function texts(): Readonly<Record<string, string>> {
  made ??= {
    message: rightMessage,
    woman: bases.woman,
    "minor-illness": bases.minorIllness,
    "measured-twice": bases.measuredTwice,
    telephoned: bases.telephoned,
    contraception: bases.contraceptive,
    ambulatory: bases.ambulatory,
    "declined-monitoring": bases.declinedMonitoring,
    acknowledgement: bases.acknowledgement("30001"),
    "infrastructure-acknowledgement": bases.acknowledgement("20013"),
    replacement: replacement(),
  };
  return made;
}

function replacement(): string {
  const options = { sender: { odsCode: "FQW30", mailboxId: "X26ABC1", release: "1.2.1" }, clock } as const;
  const consultation = pharmacyFirst.minorIllness({ ...commonInput, confirmations: [] });
  const { version } = buildMessage(consultation, options);
  const { bundle } = replaceMessage(version, consultation, { ...options, reason: "Another word" });
  return writeXml(bundle, { indent: true });
}

function saidOfMessage(xml: string, options: ValidateOptions): readonly Said[] {
  return validateMessage(xml, { ...options, now: clock() }).issues;
}

function saidOfConsultation(json: string): readonly Said[] {
  const { errors, confirmations, warnings } = review(JSON.parse(json) as ConsultationInput, {
    medicines: pathwayMedicines,
  });
  return [...errors, ...confirmations, ...warnings].map(({ rule }) => ({ rule: rule ?? "", code: undefined }));
}
