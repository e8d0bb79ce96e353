import { InvalidValueError } from "../errors.js";

/**
 * Refuses options that are not an object, or that have a member of any other name: what is misspelt would be left out
 * in silence. The message never repeats a name that was given.
 *
 * @throws InvalidValueError
 */
export function checkOptionNames(kind: string, options: unknown, names: Readonly<Record<string, true>>): void {
  if (typeof options !== "object" || options === null || Array.isArray(options))
    throw new InvalidValueError(kind, `must be an object with any of ${Object.keys(names).join(", ")}`);
  if (!Object.keys(options).every((name) => Object.hasOwn(names, name)))
    throw new InvalidValueError(kind, `may have ${Object.keys(names).join(", ")}, and nothing else (a misspelling?)`);
}
