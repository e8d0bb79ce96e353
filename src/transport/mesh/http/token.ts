import { createHmac } from "node:crypto";

/** What a token is made from. Password and shared key are input of the HMAC only. */
export interface TokenParts {
  readonly mailboxId: string;
  readonly password: string;
  readonly sharedKey: string;
  /** A GUID, new for every token. */
  readonly nonce: string;
  /** How many tokens had this nonce before: 0 for a new one. */
  readonly nonceCount: number;
  readonly at: Date;
}

/**
 * The value of the Authorization header, `NHSMESH <mailbox>:<nonce>:<count>:<timestamp>:<hash>` (ME-02). It is valid
 * for one request: each attempt needs a new one.
 */
export function signToken({ mailboxId, password, sharedKey, nonce, nonceCount, at }: TokenParts): string {
  const timestamp = meshTimestamp(at);
  const signed = [mailboxId, nonce, nonceCount, password, timestamp].join(":");
  const hash = createHmac("sha256", sharedKey).update(signed).digest("hex");
  return `NHSMESH ${[mailboxId, nonce, nonceCount, timestamp, hash].join(":")}`;
}

/** UTC as `yyyyMMddHHmm` (ME-02). */
export function meshTimestamp(at: Date): string {
  return at.toISOString().slice(0, 16).replaceAll(/[-:T]/g, "");
}
