import { InvalidValueError } from "../errors.js";

/**
 * JavaScript callers can give anything where a type asks for an object: an error of ours says so, instead of one of the
 * engine's. @throws InvalidValueError @internal
 */
export function givenObject(value: unknown, what: string): void {
  if (typeof value !== "object" || value === null) throw new InvalidValueError(what, "must be an object");
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
  if (typeof value !== "string") throw new InvalidValueError(what, "must be text");
}

/** @throws InvalidValueError for anything but text or bytes. @internal */
export function givenTextOrBytes(value: unknown, what: string): void {
  if (typeof value !== "string" && !(value instanceof Uint8Array))
    throw new InvalidValueError(what, "must be text or a Uint8Array");
}

/** @throws InvalidValueError for anything but a valid Date. @internal */
export function givenDate(value: unknown, what: string): void {
  if (!(value instanceof Date) || Number.isNaN(value.getTime()))
    throw new InvalidValueError(what, "must be a valid Date");
}

/** @throws InvalidValueError for anything but a key of the table. @internal */
export function givenKeyOf(table: object, value: unknown, what: string): void {
  if (typeof value !== "string" || !Object.hasOwn(table, value))
    throw new InvalidValueError(what, "must be one of those that the types allow");
}
