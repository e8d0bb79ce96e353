import { InvalidValueError } from "../errors.js";
import { givenFunction, givenList, givenObject, givenText } from "../values/given.js";
import type { SandboxOptions } from "./options.js";

type Check = (value: unknown, what: string) => void;

const wholeFrom0To =
  (most: number): Check =>
  (value, what) => {
    if (!Number.isInteger(value) || Number(value) < 0 || Number(value) > most)
      throw new InvalidValueError(what, `must be a whole number from 0 to ${most}`);
  };
const trueOrFalse: Check = (value, what) => {
  if (typeof value !== "boolean") throw new InvalidValueError(what, "must be true or false");
};
const objects: Check = (value, what) => {
  givenList(value, what);
  (value as readonly unknown[]).forEach((one, place) => {
    givenObject(one, `${what}[${place}]`);
  });
};

/** The longest delay of a timer. */
const longestMs = 2_147_483_647;

const checks: Readonly<Record<keyof SandboxOptions, Check>> = {
  port: wholeFrom0To(65_535),
  host: givenText,
  clock: givenFunction,
  mailboxes: objects,
  practices: objects,
  sharedKey: givenText,
  replyDelayMs: wholeFrom0To(longestMs),
  onEvent: givenFunction,
  onArrival: givenFunction,
  oneCertificate: trueOrFalse,
  stateFile: givenText,
};

/** How long a restart takes. @throws InvalidValueError */
export function checkedDownTime(options: { readonly downForMs?: number }): number {
  givenObject(options, "options");
  const { downForMs = 0 } = options;
  wholeFrom0To(longestMs)(downForMs, "downForMs");
  return downForMs;
}

/** JavaScript callers can give anything. @throws InvalidValueError for an option of another kind than its type */
export function checkOptions(options: SandboxOptions): void {
  givenObject(options, "options");
  for (const [name, check] of Object.entries(checks)) {
    const value: unknown = Reflect.get(options, name);
    if (value !== undefined) check(value, name);
  }
}
