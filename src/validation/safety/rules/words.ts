import { asciiFirst } from "../../../values/ascii-first.js";
import { isNhsNumber } from "../../../values/nhs-number.js";
import { once } from "../../../values/once.js";
import type { Stated } from "../facts/facts.js";
import { confirmAt, everywhere, source, warningAt, type SafetyFinding, type SafetyRule } from "../safety-rule.js";

/**
 * Ten digits as people write an NHS number: together, or in threes and four with one and the same separator. No other
 * digit is next to them, nor the code of a country before them, as in a telephone number.
 */
const tenDigits =
  /(?<![0-9]|[0-9][.-]|\+[0-9]{1,3}[ .-]?|\(0\) ?)(?:[0-9]{10}|[0-9]{3}([\s.-])[0-9]{3}\1[0-9]{4})(?![0-9]|[.-][0-9])/g;

/** Tried first: looking at what is next to the digits takes several times as long. */
const tenDigitsSomewhere = /[0-9]{3}[\s.-]?[0-9]{3}[\s.-]?[0-9]{4}/;

export const otherPatientsNumber: SafetyRule = {
  id: "CS-16",
  text: "Free text that holds a well-formed NHS number other than the patient's must be confirmed by a named person.",
  source,
  kinds: ["confirm"],
  seenIn: everywhere,
  check({ texts, patient: { nhsNumber } }) {
    const found: SafetyFinding[] = [];
    for (const { value, path } of texts) {
      const others = othersIn(value, nhsNumber?.value);
      if (others.length > 0)
        found.push(
          confirmAt(
            path,
            "other-nhs-number",
            "The text contains an NHS number that is not the patient's: take it out, or confirm that it belongs there.",
            others.join(", "),
          ),
        );
    }
    return found;
  },
};

function othersIn(text: string, nhsNumber: string | undefined): readonly string[] {
  if (!tenDigitsSomewhere.test(text)) return [];
  return (text.match(tenDigits) ?? [])
    .map((found) => found.replace(/[^0-9]/g, ""))
    .filter((number) => isNhsNumber(number) && number !== nhsNumber);
}

/** Fewer characters than this cannot be an instruction. */
const shortest = 4;

const emptyPhrase = once(
  () =>
    new RegExp(
      "^(?:(?:take|use|apply|insert|to be (?:taken|used|applied)) )?" +
        "(?:as|when) (?:directed|required|needed|before|advised|instructed|prescribed|discussed|explained)" +
        "(?: by (?:your |the |a )?(?:doctor|gp|prescriber|pharmacist|nurse))?$",
    ),
);
const emptyAbbreviations: readonly string[] = ["mdu", "asd", "prn"];

export const emptyDosage: SafetyRule = {
  id: "CS-18",
  text: "A dosage that tells the patient nothing is a warning.",
  source,
  kinds: ["warning"],
  seenIn: everywhere,
  check({ supplies }) {
    const found: SafetyFinding[] = [];
    for (const { dosages, declined } of supplies) {
      const empty = declined ? [] : dosages.filter(({ value }) => saysNothing(value));
      for (const { path } of firstOfEach(empty))
        found.push(
          warningAt(path, "says-nothing", "The dosage tells the patient nothing: how much, how often, for how long?"),
        );
    }
    return found;
  },
};

/** No empty phrase has this many letters. */
const manyLetters = 50;

function hasManyLetters(text: string): boolean {
  let letters = 0;
  for (let index = 0; index < text.length && letters < manyLetters; index += 1) {
    const lower = text.charCodeAt(index) | 32;
    if (lower >= 97 && lower <= 122) letters += 1;
  }
  return letters === manyLetters;
}

const punctuation = asciiFirst(
  /[^a-z0-9 ]/g,
  once(() => new RegExp("[^\\p{L}\\p{N} ]", "gu")),
);

function saysNothing(dosage: string): boolean {
  if (hasManyLetters(dosage)) return false;
  const words = dosage.toLowerCase().replace(/\s+/g, " ").trim();
  return Array.from(words).length < shortest || isEmptyPhrase(words.replace(punctuation(words), "").trim());
}

function isEmptyPhrase(words: string): boolean {
  if (emptyAbbreviations.includes(words)) return true;
  // The pattern is long: it is not made for words that it cannot match.
  return (words.includes("as ") || words.includes("when ")) && emptyPhrase().test(words);
}

/** The same text is often used for both, so it is reported once. */
function firstOfEach(dosages: readonly Stated<string>[]): readonly Stated<string>[] {
  const first = new Map<string, Stated<string>>();
  for (const dosage of dosages) if (!first.has(dosage.value)) first.set(dosage.value, dosage);
  return [...first.values()];
}
