import type { CodeableConcept, Coding as FhirCoding } from "../../fhir/types.js";
import { knownDisplays } from "../../terminology/known-displays.js";
import { systems, type Coding } from "../../terminology/systems.js";
import { known } from "./known.js";
import type { Part } from "./part.js";
import type { AsFound } from "./received.js";

/** Takes a coding if it is this one, and its display if it is the same; `also` are other addresses of its system. */
export function takeCoding(
  part: Part<FhirCoding>,
  { system, code, display }: Coding,
  ...also: readonly string[]
): boolean {
  if (![system, ...also].includes(part.see("system")?.trim() ?? "") || part.see("code")?.trim() !== code) return false;
  part.is("system", system, ...also);
  part.is("code", code);
  part.is("display", display);
  return true;
}

/** Takes a concept if it has this coding. */
export function takeConcept(
  part: Part<CodeableConcept> | undefined,
  coding: Coding,
  ...also: readonly string[]
): boolean {
  const found = part?.parts("coding").some((one) => takeCoding(one, coding, ...also)) ?? false;
  if (found) part?.is("text", coding.display);
  return found;
}

/** The key of the row of a table that a concept names; the concept is taken. */
export function keyIn<Key extends string>(
  part: Part<CodeableConcept> | undefined,
  table: Readonly<Record<Key, Coding>>,
  ...also: readonly string[]
): Key | undefined {
  return (Object.keys(table) as Key[]).find((key) => takeConcept(part, table[key], ...also));
}

/**
 * A concept that need not be in a table: its code and display are taken, and its text if it is the same as the display.
 */
export function readConcept(
  part: Part<CodeableConcept> | undefined,
  system: string,
): AsFound<{ code: string; display: string }> | undefined {
  const coding = part
    ?.parts("coding")
    .find((one) => one.see("system")?.trim() === system && one.see("code") !== undefined);
  if (coding === undefined) return undefined;
  coding.is("system", system);
  const code = coding.text("code");
  const display = coding.text("display");
  part?.is("text", display);
  return known({ code, display });
}

/** CS-01: false if a known code comes with a display that is not known for it. Such a concept is not read. */
export function wordsAgree(concept: CodeableConcept | undefined): boolean {
  return (concept?.coding ?? []).every(({ system, code = "", display }) => {
    const row = [systems.snomed, systems.dmd].some((one) => one === system?.trim())
      ? knownDisplays().get(code.trim())
      : undefined;
    return row === undefined || display === undefined || row.displays.some((words) => plain(words) === plain(display));
  });
}

function plain(words: string): string {
  return words.replace(/\s+/gu, " ").trim().toLowerCase();
}
