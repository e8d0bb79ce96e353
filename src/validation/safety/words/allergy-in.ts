import {
  companions,
  conjunctions,
  denials,
  fillers,
  isAllergyWord,
  isException,
  joints,
  links,
  negations,
  noneKnown,
  outcomes,
  possibilities,
  questions,
  refusals,
  relatives,
  reports,
  sentencesOf,
  supplying,
} from "./allergy-words.js";

/** How many words a negation reaches. */
const reach = 7;

/** How many words on either side of an allergy are read: no sentence that means something is longer. */
const sight = 40;

/** A text with more mentions of allergies than this is not read to its end, but asked about. */
const manyMentions = 100;

/** Whether a word, lower case, is a name of what the allergy is looked for. */
type IsName = (word: string) => boolean;

/** One word that tells of an allergy, with the words around it in its sentence. */
interface Told {
  readonly words: readonly string[];
  readonly at: number;
  /** Where its clause begins. */
  readonly clause: number;
}

/**
 * Whether a text tells of an allergy to what has these names, going by its words alone. It would rather ask once too
 * often than miss one; but a text that denies it, speaks of somebody else or of what might happen asks nothing.
 */
export function tellsOfAllergy(text: string, isName: IsName): boolean {
  let mentions = 0;
  return sentencesOf(text).some((sentence) =>
    sentence.some((word, place) => {
      if (!isAllergyWord(word, sentence[place + 1])) return false;
      mentions += 1;
      return mentions > manyMentions || isToldAt(sentence, place, isName);
    }),
  );
}

function isToldAt(sentence: readonly string[], place: number, isName: IsName): boolean {
  const words = sentence.slice(Math.max(0, place - sight), place + sight);
  const at = Math.min(place, sight);
  const told = { words, at, clause: clauseStart(words, at) };
  if (isOnlyPossible(told) || isOfSomebodyElse(told)) return false;
  if (isReason(told, isName)) return true;
  const denied = isDenied(told);
  return (!denied && isNamedBefore(told, isName)) || isNamedAfter(told, isName, denied);
}

function clauseStart(words: readonly string[], at: number): number {
  let start = at;
  while (start > 0 && !conjunctions.has(words[start - 1] ?? "")) start -= 1;
  return start;
}

function isOnlyPossible({ words, at, clause }: Told): boolean {
  return (
    words.slice(0, at).some((word) => possibilities.has(word)) ||
    (words.slice(clause, at).some((word) => questions.has(word)) && !words.includes(":", at))
  );
}

/** "Mother is allergic", "allergy in her sister"; not "mother reports allergy", "came with mother". */
function isOfSomebodyElse({ words, at, clause }: Told): boolean {
  for (let index = at - 1; index >= clause; index -= 1) {
    const word = words[index] ?? "";
    if (reports.has(word)) break;
    if (relatives.has(word) && !companions.has(words[index - 1] ?? "")) return true;
  }
  for (let index = at + 1; index < words.length && !conjunctions.has(words[index] ?? ""); index += 1) {
    const [before = "", earlier = "", next = ""] = [words[index - 1], words[index - 2], words[index + 1]];
    if (
      relatives.has(words[index] ?? "") &&
      /^(?:in|\()$/.test(/^(?:his|her|the|their)$/.test(before) ? earlier : before)
    )
      return !reports.has(next);
  }
  return false;
}

function isDenied({ words, at, clause }: Told): boolean {
  if (noneKnown.has(words[at] ?? "")) return true;
  // "No fever, rash or allergy": in a list that ends with "or", the negation stands before the commas.
  const start = words.slice(clause, at).some((word) => word === "or" || word === "nor") ? 0 : clause;
  let isJoined = false;
  for (let index = at - 1; index >= Math.max(start, at - reach); index -= 1) {
    const word = words[index] ?? "";
    if (isException(word, words[index + 1])) return false;
    if (negations.has(word) && (!isJoined || denials.has(word))) return true;
    if (word === "and" || (word !== "," && conjunctions.has(word))) isJoined = true;
  }
  return false;
}

/** "Not able to take penicillin due to allergy": what is denied is the taking. */
function isReason({ words, at }: Told, isName: IsName): boolean {
  let index = at - 1;
  while (/^(?:an?|his|her|their|known|severe)$/.test(words[index] ?? "")) index -= 1;
  const [first = "", second = ""] = [words[index - 1], words[index]];
  if (words[at + 1] === "to" || !/^(?:due to|because of|owing to)$/.test(`${first} ${second}`)) return false;
  const before = words.slice(Math.max(0, index - 1 - reach), index - 1);
  return before.some((word) => refusals.has(word)) && before.some((word) => isName(word));
}

/** "Penicillin allergy", "penicillin and latex allergy"; not "penicillin allergy: none". */
function isNamedBefore({ words, at, clause }: Told, isName: IsName): boolean {
  if (isAnswered(words, at + 1)) return false;
  let isOther = false;
  for (let index = at - 1; index >= clause; index -= 1) {
    const word = words[index] ?? "";
    if (isName(word)) return !supplying.has(words[index - 1] ?? "");
    if (joints.has(word)) isOther = false;
    else if (isOther || supplying.has(word)) return false;
    else isOther = !fillers.has(word);
  }
  return false;
}

/** True where the words after an allergy say that there is none, or that it was only asked about. */
function isAnswered(words: readonly string[], from: number): boolean {
  let index = from;
  while (/^(?:[:=?-]|status|is|was|has|been|history)$/.test(words[index] ?? "")) index += 1;
  const [answer = "", next = ","] = [words[index], words[index + 1]];
  const isAlone = /^(?:,|\)|known|reported|recorded|present|documented|out)$/.test(next);
  return answer === "not" || outcomes.has(answer) ? isAlone || (outcomes.has(answer) && !negations.has(answer)) : false;
}

/** "Allergic to penicillin", "allergies: nuts, penicillin", "no allergies except penicillin". */
function isNamedAfter({ words, at, clause }: Told, isName: IsName, denied: boolean): boolean {
  let index = at + 1;
  while (links.has(words[index] ?? "")) index += 1;
  const first = index;
  let isObject = (first > at + 1 || at === clause) && !noneKnown.has(words[at] ?? "");
  let isPositive = !denied && !/^(?:no|none|nil|n)$/.test(words[first] ?? "");
  let isNegated = false;
  for (; index < words.length; index += 1) {
    const [word = "", next] = [words[index], words[index + 1]];
    if (isException(word, next)) [isObject, isPositive, isNegated] = [true, !isPositive, false];
    else if (word === "," || word === "and") isNegated = false;
    else if (negations.has(word)) isNegated = true;
    else if (conjunctions.has(word) || supplying.has(word) || isAllergyWord(word, next)) return false;
    else if (isObject && isPositive && !isNegated && isName(word))
      return !isNoAfterAll(words, index + 1) && (index === first || !isSupplied(words, index + 1));
  }
  return false;
}

/** "Allergic to penicillin? No", "allergic reaction to penicillin: excluded". */
function isNoAfterAll(words: readonly string[], from: number): boolean {
  const index = /^[:?=-]$/.test(words[from] ?? "") ? from + 1 : from;
  const [answer = "", next = ","] = [words[index], words[index + 1]];
  return /^(?:no|none|nil|n|negative|denied|excluded|disproved)$/.test(answer) && /^[,)]$/.test(next);
}

/** True where the words after a name, up to the next comma, say that it is the medicine supplied. */
function isSupplied(words: readonly string[], from: number): boolean {
  for (let index = from; index < words.length && !conjunctions.has(words[index] ?? ""); index += 1)
    if (supplying.has(words[index] ?? "")) return true;
  return false;
}
