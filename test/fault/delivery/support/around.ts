import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import type { DeliveryOptions } from "../../../../src/delivery/delivery.js";
import type { FallbackOptions } from "../../../../src/delivery/fallback/fallback.js";
import { smtpFallback } from "../../../../src/delivery/fallback/smtp/smtp-fallback.js";
import type { EncryptionKey } from "../../../../src/delivery/store/sealing/encryption-keys.js";
import type { DeliveryStore } from "../../../../src/delivery/store/store.js";
import type { MailReach } from "../crash/mail-process.js";
import { addressOf } from "./marks.js";

/** What is around the delivery in a process of a test: another way to the practice, keys, and a retention. */
export interface Around {
  readonly mail: MailReach;
  /** The file that holds the store's keys: a process reads it when it begins. */
  readonly keysFile: string;
  /** How long the retention of one day takes. */
  readonly dayMs: number;
}

/** After so long a practice that was switched off is asked again. */
const rememberMs = 3_000;
/** A worker dies while it makes a document a hundred times as often as it ever would: it may try as often. */
const tries = 200;
/** How quickly another way is tried. */
export interface Pace {
  readonly retryAfterMs: number;
  readonly sendMs: number;
}

/** Of the crash test. */
export const crashPace: Pace = { retryAfterMs: 300, sendMs: 2_000 };

/** For so long no other process takes over what one sends another way, as the delivery promises. */
export function fallbackLeaseMs({ sendMs }: Pace, { leaseMs }: { readonly leaseMs: number }): number {
  return 3 * sendMs + leaseMs;
}

/** What of it the options of `openDelivery` say; the store is made by {@link keptFor}. */
export function optionsAround(
  { mail }: Around,
  { retryAfterMs, sendMs }: Pace = crashPace,
): Pick<DeliveryOptions, "fallback" | "retention"> {
  const fallback: FallbackOptions = {
    send: smtpFallback({ host: "localhost", ...mail, from: "pharmacy@nhs.net", timeoutMs: 2_000 }),
    addressOf: () => addressOf("looked-up"),
    retryAfterMs: Array.from({ length: tries }, () => retryAfterMs),
    sendMs,
    rememberMs,
  };
  return { fallback, retention: { days: 1 } };
}

/** The store, in whose purge the day of the retention takes so many milliseconds. */
export function keptFor(dayMs: number, store: DeliveryStore): DeliveryStore {
  return new Proxy(store, {
    get: (_, key) =>
      key === "purge"
        ? (ask: Parameters<DeliveryStore["purge"]>[0]) => store.purge({ ...ask, endedBefore: ask.at - dayMs })
        : (Reflect.get(store, key) as unknown),
  });
}

/** The keys of a file, the newest first. */
export function readKeys(file: string): readonly EncryptionKey[] {
  const keys = JSON.parse(readFileSync(file, "utf8")) as readonly { readonly id: string; readonly key: string }[];
  return keys.map(({ id, key }) => ({ id, key: Buffer.from(key, "base64") }));
}

/** Nobody ever reads half of it. */
export function writeKeys(file: string, keys: readonly EncryptionKey[]): void {
  const lines = keys.map(({ id, key }) => ({ id, key: Buffer.from(key).toString("base64") }));
  writeFileSync(`${file}.new`, JSON.stringify(lines));
  renameSync(`${file}.new`, file);
}

export function newKey(id: string): EncryptionKey {
  return { id, key: randomBytes(32) };
}
