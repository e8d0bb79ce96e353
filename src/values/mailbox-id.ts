import type { Brand } from "./brand.js";
import { InvalidValueError } from "../errors.js";

/** A MESH mailbox id, such as "X26HC005": upper case, because MESH's authorisation token requires it (ME-02). */
export type MailboxId = Brand<"MailboxId">;

/** A colon would break the token and a slash the URL; the header `mex-to` takes at most 100 characters (ME-05). */
const shape = /^[A-Z0-9][A-Z0-9_-]{0,99}$/;

/** True for 1 to 100 upper-case letters, digits, `_` and `-`, the first being a letter or digit. */
export function isMailboxId(value: unknown): value is MailboxId {
  return typeof value === "string" && shape.test(value);
}

/**
 * Reads a mailbox id.
 *
 * @throws InvalidValueError unless it is 1 to 100 upper-case letters, digits, `_` and `-`.
 */
export function parseMailboxId(text: string): MailboxId {
  if (isMailboxId(text)) return text;
  throw new InvalidValueError("MESH mailbox id", "must be 1 to 100 upper-case letters, digits, _ and -");
}
