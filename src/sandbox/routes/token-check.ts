import { createHmac, timingSafeEqual } from "node:crypto";
import { refusals, type MeshRefusal } from "./error-bodies.js";
import { millisecondsOfTokenTime } from "../timestamps.js";

/** A client's clock may be up to two hours off (ME-02). In milliseconds. */
const tolerance = 2 * 60 * 60 * 1000;

/** What is needed to check a token. */
export interface TokenCheckOptions {
  readonly sharedKey: string;
  /** The time of a token must be near one of them. The last one says how long a token is remembered. */
  readonly clocks: readonly (() => Date)[];
  /** The password of a mailbox. Undefined where there is no such mailbox. */
  readonly passwordOf: (mailboxId: string) => string | undefined;
}

/** Checks the Authorization header of a request for `mailboxId`. Undefined where it is valid. */
export type TokenCheck = (authorization: string | undefined, mailboxId: string) => MeshRefusal | undefined;

/** Checks tokens as MESH does (ME-02): mailbox, hash, clock, and that each token is used for one request only. */
export function tokenCheck(options: TokenCheckOptions): TokenCheck {
  const spent = spentTokens(options.clocks.at(-1) ?? ((): Date => new Date()));
  const isNear = (time: number): boolean =>
    options.clocks.some((clock) => Math.abs(clock().getTime() - time) <= tolerance);
  return (authorization, mailboxId) => {
    const token = /^NHSMESH ([^:]+):([^:]+):(\d+):([^:]+):([^:]+)$/.exec(authorization ?? "")?.slice(1);
    if (token === undefined) return refusals.tokenUnreadable;
    const [owner = "", nonce = "", count = "", timestamp = "", hash = ""] = token;
    if (owner !== mailboxId) return refusals.tokenOfAnotherMailbox;
    const password = options.passwordOf(mailboxId);
    if (password === undefined) return refusals.mailboxUnknown;
    if (!sameHash(hash, options.sharedKey, [owner, nonce, count, password, timestamp].join(":")))
      return refusals.tokenInvalid;
    const time = millisecondsOfTokenTime(timestamp);
    if (time === undefined || !isNear(time)) return refusals.tokenInvalid;
    return spent(`${owner}:${nonce}:${count}`) ? refusals.tokenReused : undefined;
  };
}

function sameHash(given: string, sharedKey: string, text: string): boolean {
  const expected = Buffer.from(createHmac("sha256", sharedKey).update(text).digest("hex"));
  const received = Buffer.from(given.toLowerCase());
  return received.length === expected.length && timingSafeEqual(received, expected);
}

/** Remembers each token for as long as it can be valid (twice the tolerance). True where it was used before. */
function spentTokens(clock: () => Date): (token: string) => boolean {
  let older = new Set<string>();
  let newer = new Set<string>();
  let turnAt = 0;
  return (token) => {
    const now = clock().getTime();
    if (now >= turnAt) {
      older = newer;
      newer = new Set();
      turnAt = now + 2 * tolerance;
    }
    const known = older.has(token) || newer.has(token);
    newer.add(token);
    return known;
  };
}
