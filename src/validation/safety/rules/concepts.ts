import { systems } from "../../../terminology/systems.js";
import { unitWords } from "../../../terminology/unit-words.js";
import { isSctId, sctIdKind } from "../../../values/sct-id.js";
import {
  belongsToAnother,
  codesOfWords,
  isKnownConcept,
  isSnomedOrDmd,
  normalised,
  wordsOf,
  type Words,
} from "../displays.js";
import type { ConceptFact, PregnancyFact, Stated } from "../facts/facts.js";
import { pregnancyStatuses } from "../../../terminology/pregnancy-statuses.js";
import { contradictsPregnancy } from "../words/pregnancy-in.js";
import { otherNames } from "./product-names.js";
import {
  errorAt,
  everywhere,
  source,
  warningAt,
  type PathwayMedicineList,
  type SafetyFinding,
  type SafetyRule,
} from "../safety-rule.js";

/** CS-01; for the two pregnancy codes it is the half of UR-062 that concerns the display. */
export const codeAndDisplay: SafetyRule = {
  id: "CS-01",
  text:
    "Code and display agree, the words of a unit and its code too, and the free text of the concept does not name " +
    "another code; a product's name that differs from the pathways' list must be confirmed by a named person.",
  source,
  kinds: ["error", "confirm", "warning"],
  seenIn: everywhere,
  check({ concepts, supplies, pregnancyStatuses: statuses }, { medicines }) {
    const found: SafetyFinding[] = [];
    for (const status of statuses) addOfPregnancy(status, found);
    for (const concept of concepts)
      if (concept.system === systems.ucum) addOfUnit(concept, found);
      else addOfConcept(concept, medicines, found);
    if (medicines?.find !== undefined) found.push(...otherNames(supplies, medicines));
    return found;
  },
};

/** A system's own words beside the code are as wrong as the code's own (the incident of 2025). */
function addOfPregnancy({ value, otherWords }: PregnancyFact, found: SafetyFinding[]): void {
  for (const { value: words, path } of otherWords)
    if (value !== undefined && contradictsPregnancy(value, words))
      found.push(
        errorAt(
          path,
          "display-of-another-code",
          "The display names the other pregnancy status than the code beside it: one of the two is wrong. Find out " +
            "which.",
        ),
      );
}

function addOfConcept(
  { system, code, display, text }: ConceptFact,
  medicines: PathwayMedicineList | undefined,
  found: SafetyFinding[],
): void {
  const known = wordsOf(system, code.value);
  // CS-22 reports a wrong check digit, once.
  if (known === undefined && isSnomedOrDmd(system) && !isSctId(code.value)) return;
  const fault = display === undefined ? undefined : judged(system, code.value, display, known);
  // Of a product that the pathways' list has, its name without the supplier is compared with the list's.
  if (fault !== undefined && !(fault.kind === "warning" && medicines?.find?.(code.value) !== undefined))
    found.push(fault);
  // A text that repeats the display need not be looked up.
  if (
    fault?.kind === "error" ||
    text === undefined ||
    text.value === display?.value ||
    !isSnomedOrDmd(system) ||
    !(belongsToAnother(text.value, code.value) || saysOtherPregnancy(text.value, code.value))
  )
    return;
  found.push(
    errorAt(
      text.path,
      "text-of-another-code",
      "The text names a code other than the one given with it: one of the two is wrong. Find out which.",
      { received: code.value },
    ),
  );
}

/** "Pregnant" beside the code of Not pregnant: no display of the other code, but its meaning. */
function saysOtherPregnancy(text: string, code: string): boolean {
  const { pregnant, "not-pregnant": notPregnant } = pregnancyStatuses;
  if (code === pregnant.code) return contradictsPregnancy("pregnant", text);
  return code === notPregnant.code && contradictsPregnancy("not-pregnant", text);
}

function addOfUnit({ code, display }: ConceptFact, found: SafetyFinding[]): void {
  if (display === undefined) return;
  const words = unitWords(code.value, display.value);
  if (words === "of-another")
    found.push(
      errorAt(
        display.path,
        "display-of-another-code",
        "The words of the unit belong to a code other than the one given with them: one of the two is wrong.",
        { received: code.value },
      ),
    );
  else if (words === "unknown")
    found.push(
      warningAt(
        display.path,
        "display-unknown",
        "This project does not know these words for the code of the unit: check that they mean the same.",
        { received: code.value },
      ),
    );
}

function judged(
  system: string | undefined,
  code: string,
  display: Stated<string>,
  known: Words | undefined,
): SafetyFinding | undefined {
  const words = display.value;
  // Most codes have one display, and most messages use it.
  if (
    known !== undefined &&
    (known.displays[0] === words || known.displays.includes(words) || known.accepted.includes(normalised(words)))
  )
    return undefined;
  if (isSnomedOrDmd(system) && belongsToAnother(words, code)) {
    return errorAt(
      display.path,
      "display-of-another-code",
      "The display belongs to a code other than the one given with it: one of the two is wrong. Find out which.",
      { expected: codesOfWords(words), received: code },
    );
  }
  if (known?.closed === true)
    return errorAt(
      display.path,
      "display-unknown",
      "This is not the display of the code: use the display that belongs to it, or another code.",
      { expected: known.displays },
    );
  return known === undefined
    ? undefined
    : warningAt(
        display.path,
        "display-unknown",
        "This project does not know this display for the code: check that it means the same.",
        { expected: known.displays },
      );
}

export const sctIds: SafetyRule = {
  id: "CS-22",
  text: "A SNOMED CT or dm+d code is a concept identifier with the right check digit.",
  source,
  kinds: ["error"],
  seenIn: everywhere,
  check({ concepts }) {
    const found: SafetyFinding[] = [];
    for (const { system, code } of concepts) {
      if (!isSnomedOrDmd(system) || isKnownConcept(code.value)) continue;
      if (!isSctId(code.value))
        found.push(
          errorAt(
            code.path,
            "wrong-check-digit",
            "The check digit or the shape of this SNOMED CT or dm+d identifier is wrong: it was mistyped, so look " +
              "it up again.",
          ),
        );
      else if (sctIdKind(code.value) !== "concept")
        found.push(
          errorAt(
            code.path,
            "not-a-concept",
            "This identifier names a description or a relationship: use the one of the concept.",
            { received: code.value },
          ),
        );
    }
    return found;
  },
};

export const medicineText: SafetyRule = {
  id: "CS-27",
  text: "The text of a medicine and the display of its code are the same.",
  source,
  kinds: ["warning"],
  seenIn: ["message"],
  check({ supplies }) {
    const found: SafetyFinding[] = [];
    for (const { text, displays } of supplies) {
      if (text !== undefined && displays.length > 0 && !displays.map(normalised).includes(normalised(text.value))) {
        found.push(
          warningAt(
            text.path,
            "text-differs",
            "The text of the medicine differs from the display of its code: write the same words in both.",
          ),
        );
      }
    }
    return found;
  },
};
