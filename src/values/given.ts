import { InvalidValueError } from "../errors.js";
import { givenInstead, isA } from "./given-instead.js";
import { nearQuestion } from "./near.js";

/**
 * JavaScript callers can give anything where a type asks for an object: an error of ours says so, instead of one of the
 * engine's. `words` says which object, where that is known. @throws InvalidValueError @internal
 */
export function givenObject(value: unknown, what: string, words = "must be an object"): void {
  if (typeof value !== "object" || value === null || isA("Promise", value))
    throw new InvalidValueError(what, `${words}${givenInstead(value)}`);
}

/** @throws InvalidValueError for anything but a list. @internal */
export function givenList(value: unknown, what: string): void {
  if (!Array.isArray(value)) throw new InvalidValueError(what, "must be a list");
}

/** @throws InvalidValueError for anything but a function. @internal */
export function givenFunction(value: unknown, what: string): void {
  if (typeof value !== "function") throw new InvalidValueError(what, "must be a function");
}

/** @throws InvalidValueError unless the object has these methods. @internal */
export function givenMethods(value: object, what: string, names: readonly string[]): void {
  for (const name of names) givenFunction((value as Readonly<Record<string, unknown>>)[name], `${what}.${name}`);
}

/** @throws InvalidValueError for anything but text. @internal */
export function givenText(value: unknown, what: string): void {
  if (typeof value !== "string") throw new InvalidValueError(what, `must be text${givenInstead(value)}`);
}

/** @throws InvalidValueError for anything but text or bytes. @internal */
export function givenTextOrBytes(value: unknown, what: string, words = "must be text or a Uint8Array"): void {
  if (typeof value !== "string" && !(value instanceof Uint8Array))
    throw new InvalidValueError(what, `${words}${givenInstead(value)}`);
}

/** @throws InvalidValueError for anything but a valid Date. @internal */
export function givenDate(value: unknown, what: string): void {
  if (value instanceof Date && !Number.isNaN(value.getTime())) return;
  const instead = typeof value === "string" || typeof value === "number" ? "; make one of it: new Date(...)" : "";
  throw new InvalidValueError(what, `must be a valid Date${instead}`);
}

/** @throws InvalidValueError, which lists the keys, for anything but a key of the table. @internal */
export function givenKeyOf(table: object, value: unknown, what: string): void {
  if (typeof value === "string" && Object.hasOwn(table, value)) return;
  const keys = Object.keys(table);
  // Codes of digits are all near to each other, and none is meant for another.
  const words = keys.filter((key) => /[a-z]/i.test(key));
  const instead = typeof value === "string" ? nearQuestion(value, words) : givenInstead(value);
  throw new InvalidValueError(what, `must be one of ${keys.join(", ")}${instead}`);
}
