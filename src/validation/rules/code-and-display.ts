import type { FoundCoding } from "../subject.js";
import { isSctId, sctIdKind } from "../../values/sct-id.js";
import { systems } from "../../terminology/systems.js";
import { errorOf, warningOf, type Finding, type Rule } from "../finding.js";
import { belongsToAnother, isSnomedOrDmd, normalised, wordsOf } from "./displays.js";
import { pregnancyCodes } from "./pregnancy.js";

/** CS-01, and UR-062 for the two pregnancy codes: code and words say the same. */
export const codeAndDisplay: Rule = {
  id: "CS-01",
  text: "Code and display agree, and the free text of the concept does not name another code. For a pregnancy status this is UR-062.",
  source: "clinical-safety.md; update-record.md, UR-062",
  appliesTo: ["update-record", "acknowledgement", "other"],
  *check({ codings, quantities }) {
    for (const coding of codings) yield* oneCoding(coding);
    for (const { value, path } of quantities) {
      if (value.system === systems.snomed && value.code !== undefined) yield* display(value.system, value.code, value.unit, `${path}.unit`);
    }
  },
};

function* oneCoding({ value: { system, code, display: words }, path, concept }: FoundCoding): Generator<Finding> {
  if (code === undefined) return;
  const found = [...display(system, code, words, `${path}.display`)];
  yield* found;
  const text = concept?.value.text;
  if (found.some(({ severity }) => severity === "error") || text === undefined || !isSnomedOrDmd(system) || isMisprint(system, code)) return;
  if (belongsToAnother(text, code)) {
    yield errorOf(ruleOf(code), "text-of-another-code", `${concept?.path ?? path}.text`, `The text names another code than ${code}, which it stands beside.`);
  }
}

function* display(system: string | undefined, code: string, words: string | undefined, path: string): Generator<Finding> {
  if (words === undefined || isMisprint(system, code)) return;
  const known = wordsOf(system, code);
  if (known?.accepted.includes(normalised(words)) === true) return;
  if (isSnomedOrDmd(system) && belongsToAnother(words, code)) {
    yield errorOf(ruleOf(code), "display-of-another-code", path, `The display belongs to another code than ${code}: one of the two is wrong.`);
  } else if (known?.closed === true) {
    yield errorOf(ruleOf(code), "display-unknown", path, `The code ${code} has other words than these.`);
  } else if (known !== undefined) {
    yield warningOf("CS-01", "display-unknown", path, `This project does not know these words for the code ${code}.`);
  }
}

function ruleOf(code: string): string {
  return pregnancyCodes.includes(code) ? "UR-062" : "CS-01";
}

/** A wrong check digit is said as such, once (CS-22). */
function isMisprint(system: string | undefined, code: string): boolean {
  return isSnomedOrDmd(system) && !isSctId(code);
}

/** CS-22: an identifier of SNOMED CT or dm+d proves itself. */
export const sctIds: Rule = {
  id: "CS-22",
  text: "A SNOMED CT or dm+d code is a concept identifier with a right check digit.",
  source: "clinical-safety.md",
  appliesTo: ["update-record", "acknowledgement", "other"],
  *check({ codings, quantities }) {
    for (const { value, path } of codings) if (isSnomedOrDmd(value.system)) yield* sctId(value.code, path);
    for (const { value, path } of quantities) if (value.system === systems.snomed) yield* sctId(value.code, path);
  },
};

function* sctId(code: string | undefined, path: string): Generator<Finding> {
  if (code === undefined) return;
  if (!isSctId(code)) yield errorOf("CS-22", "wrong-check-digit", `${path}.code`, "The check digit or the shape of this SNOMED CT or dm+d identifier is wrong.");
  else if (sctIdKind(code) !== "concept") yield errorOf("CS-22", "not-a-concept", `${path}.code`, "This identifier does not name a concept.");
}

/** CS-27: what a person reads and what a machine reads name one medicine. */
export const medicineText: Rule = {
  id: "CS-27",
  text: "The text of a medicine and the display of its code are the same.",
  source: "clinical-safety.md",
  appliesTo: ["update-record", "other"],
  *check(subject) {
    for (const { resource, path } of subject.of("MedicationDispense")) {
      const { text, coding = [] } = resource.medicationCodeableConcept ?? {};
      const words = coding.flatMap(({ display: shown }) => shown ?? []);
      if (text !== undefined && words.length > 0 && !words.map(normalised).includes(normalised(text))) {
        yield warningOf("CS-27", "text-differs", `${path}.medicationCodeableConcept.text`, "The text of the medicine differs from the display of its code.");
      }
    }
  },
};
