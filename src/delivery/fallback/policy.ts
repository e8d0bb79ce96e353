import { InvalidValueError } from "../../errors.js";
import { givenFunction, givenKeyOf, givenList } from "../../values/given.js";
import { checkOptionNames } from "../../values/option-names.js";
import type { DeliveryState } from "../states.js";
import { isDomain } from "./address.js";
import type { FallbackCause, FallbackOptions } from "./fallback.js";

/** The option `fallback`, checked. */
export interface FallbackPolicy {
  readonly send: FallbackOptions["send"];
  readonly addressOf: NonNullable<FallbackOptions["addressOf"]>;
  /** Undefined: `renderFallbackPdf`. */
  readonly document: FallbackOptions["document"];
  readonly domains: readonly string[];
  readonly after: FallbackAfter;
  readonly retryAfterMs: readonly number[];
  readonly sendMs: number;
}

/** What makes a consultation go another way. */
export type FallbackAfter = ReadonlySet<FallbackCause>;

const names: Readonly<Record<keyof FallbackOptions, true>> = {
  send: true,
  addressOf: true,
  document: true,
  domains: true,
  after: true,
  retryAfterMs: true,
  sendMs: true,
  rememberMs: true,
};
const causes: Readonly<Record<FallbackCause, true>> = {
  "switched-off": true,
  "no-mailbox": true,
  undeliverable: true,
  rejected: true,
  overdue: true,
};

const minute = 60_000;
const day = 24 * 60 * minute;
const longestMs = 7 * day;

/** @throws InvalidValueError for anything that is not as the types say. */
export function fallbackPolicy(given: FallbackOptions | undefined): FallbackPolicy | undefined {
  if (given === undefined) return undefined;
  checkOptionNames("fallback", given, names);
  const { send, document, addressOf = () => undefined, domains = [], after = ["switched-off", "no-mailbox"] } = given;
  const { retryAfterMs = [1, 5, 15, 30, 60, 120, 240].map((each) => each * minute), sendMs = 2 * minute } = given;
  givenFunction(send, "fallback.send");
  givenFunction(addressOf, "fallback.addressOf");
  if (document !== undefined) givenFunction(document, "fallback.document");
  givenList(domains, "fallback.domains");
  if (!domains.every(isDomain))
    throw new InvalidValueError("fallback.domains", "must be domain names in lower case, such as example.org");
  givenList(after, "fallback.after");
  for (const cause of after) givenKeyOf(causes, cause, "fallback.after");
  givenList(retryAfterMs, "fallback.retryAfterMs");
  if (!retryAfterMs.every(isDuration))
    throw new InvalidValueError("fallback.retryAfterMs", "must be a list of milliseconds, each at most a week");
  if (!isDuration(sendMs)) throw new InvalidValueError("fallback.sendMs", "must be milliseconds, from 1 to a week");
  return {
    send,
    addressOf,
    document,
    domains: [...domains],
    after: new Set(after),
    retryAfterMs: [...retryAfterMs],
    sendMs,
  };
}

/** For how long a practice is remembered as switched off. @throws InvalidValueError */
export function rememberMsOf({ rememberMs = day }: Partial<FallbackOptions> = {}): number {
  if (!isDuration(rememberMs))
    throw new InvalidValueError("fallback.rememberMs", "must be milliseconds, from 1 to a week");
  return rememberMs;
}

function isDuration(value: unknown): boolean {
  return typeof value === "number" && value >= 1 && value <= longestMs;
}

/**
 * Codes that put the patient or the practice in doubt: a document might go to the wrong practice. 20014 rejects two
 * versions at once (UR-082), which a document could not explain.
 */
const doubtful: readonly string[] = [
  "EPL-152",
  "EPL-153",
  "EPL-154",
  "20001",
  "20002",
  "20011",
  "20014",
  "30002",
  "30003",
];

/** What a state with this reason counts as. Undefined: a person must decide. */
export function causeOf(state: DeliveryState, reason: string): FallbackCause | undefined {
  if (doubtful.includes(reason)) return undefined;
  if (state === "undeliverable" && reason === "EPL-151") return "no-mailbox";
  return state === "switched-off" || state === "undeliverable" || state === "rejected" || state === "overdue"
    ? state
    : undefined;
}
