import { asciiFirst } from "../../../values/ascii-first.js";
import { once } from "../../../values/once.js";

/** What a text may consist of if it means that there was nothing. */
interface Vocabulary {
  /** Say that there was nothing. */
  readonly nothing: ReadonlySet<string>;
  /** Say that nothing is left of what was looked for; beside one of the others they mean the opposite. */
  readonly putAside: ReadonlySet<string>;
  /** Say that something was seen, if neither of the others is in the same part of the text. */
  readonly seen: ReadonlySet<string>;
  /** Change nothing. */
  readonly around: ReadonlySet<string>;
}

const vocabulary = once((): Vocabulary => ({
  nothing: wordsOf("0 n na nad nil no none non nothing unremarkable without ø"),
  putAside: wordsOf("absent clear denied denies excluded negative ruled"),
  seen: wordsOf(
    "apparent detected elicited evident found has have identified noted observed present raised reported seen",
  ),
  around: wordsOf(
    "a about alarm all and any applicable are as asked assessment at been by checked clinical concern concerning " +
      "concerns consultation criteria currently discussed during exam examination feature features flag flags for in " +
      "is it known moment note now of on or out patient per red rf rfs screened screening sign signs significant " +
      "specific symptom symptoms the there these this time to today warning was were with evidence",
  ),
}));

function wordsOf(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}

/** "Not asked" does not say that there was nothing. */
const notSeen = once(
  () =>
    new RegExp(
      "\\b(?:(?:did|does|do|could) not|didn['’]t|doesn['’]t|don['’]t) " +
        "(?:detect|elicit|find|have|identify|note|report)\\b|" +
        "\\bnot (?:applicable|apparent|detected|elicited|evident|found|identified|noted|observed|present|" +
        "raised|reported|seen)\\b",
      "g",
    ),
);

/** Letters and digits, in lower case. */
const word = asciiFirst(
  /[a-z0-9]+/g,
  once(() => new RegExp("[\\p{L}\\p{N}]+", "gu")),
);

/** Nobody needs more than this to say that there was nothing. */
const longest = 120;

/**
 * True for a text that as a whole means that no red flag was found ("None", "N/A", "No red flags identified.": CS-14);
 * false for one that says more ("No urine for 12 hours"), or only asks ("No red flags?").
 */
export function meansNoneFound(text: string): boolean {
  if (text.length > longest) return false;
  const said = text.trim().toLowerCase().replace(/\s+/g, " ");
  if (/^[-\u2013\u2014./ ]*$/.test(said)) return true;
  if (said.endsWith("?")) return false;
  const parts = said
    .replace(notSeen(), "none")
    .split(/[.,;]/)
    .map((part) => part.match(word(part)) ?? []);
  const { nothing, putAside, seen, around } = vocabulary();
  const has = (words: readonly string[], known: ReadonlySet<string>): boolean => words.some((word) => known.has(word));
  const all = parts.flat();
  return (
    has(all, nothing) !== has(all, putAside) &&
    all.every((word) => nothing.has(word) || putAside.has(word) || seen.has(word) || around.has(word)) &&
    parts.every((part) => !has(part, seen) || has(part, nothing) || has(part, putAside))
  );
}
