import { InvalidValueError } from "../../errors.js";
import { givenObject } from "../../values/given.js";
import type { PersonOptions } from "../delivery.js";

/** Who acts, checked. @throws InvalidValueError unless `by` is text of 1 to 200 characters, in one line. */
export function givenPerson(options: PersonOptions): string {
  givenObject(options, "options");
  const by = givenWords(options.by, "by", 200);
  if (/\p{Cc}/u.test(by)) throw new InvalidValueError("by", "must be text without control characters");
  return by;
}

/** @throws InvalidValueError unless it is text of 1 to so many characters, without NUL or half of a character. */
export function givenWords(text: unknown, what: string, most: number): string {
  if (typeof text !== "string" || text.trim() === "" || text.length > most || /\0|\p{Cs}/u.test(text))
    throw new InvalidValueError(what, `must be text of 1 to ${most} characters`);
  return text;
}
