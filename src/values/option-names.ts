import { InvalidValueError } from "../errors.js";
import { givenInstead, isA } from "./given-instead.js";
import { nearQuestion } from "./near.js";

/**
 * Refuses options that are not an object, or that have a member of any other name: what is misspelt would be left out
 * in silence. The message never repeats a name that was given; it may say which known one was probably meant.
 *
 * @throws InvalidValueError
 */
export function checkOptionNames(kind: string, options: unknown, names: Readonly<Record<string, true>>): void {
  const known = Object.keys(names);
  if (typeof options !== "object" || options === null || Array.isArray(options) || isA("Promise", options))
    throw new InvalidValueError(kind, `must be an object with any of ${known.join(", ")}${givenInstead(options)}`);
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(names, name));
  if (unknown === undefined) return;
  const question = nearQuestion(isSender(options) && Object.hasOwn(names, "sender") ? "sender" : unknown, known);
  throw new InvalidValueError(kind, `may have ${known.join(", ")}, and nothing else (a misspelling?)${question}`);
}

/** A sender's profile where options with a sender are asked for. */
function isSender(options: object): boolean {
  return "odsCode" in options && "mailboxId" in options;
}
