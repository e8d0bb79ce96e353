import { readAcknowledgement } from "../../message/acknowledgement/read.js";
import type { Acknowledgement } from "../../message/acknowledgement/types.js";
import { AcknowledgementUnreadableError, MessageUnreadableError } from "../../message/unreadable.js";
import { readMessage } from "../../message/read/read-message.js";
import type { ReceivedMessage } from "../../message/read/received.js";
import { validateMessage } from "../../validation/validate-message.js";
import { WrongUse } from "../wrong-use.js";

/** What a file holds that came from MESH. */
export type Received =
  | { readonly kind: "message"; readonly message: ReceivedMessage }
  | { readonly kind: "acknowledgement"; readonly acknowledgement: Acknowledgement };

/** Reads an Update Record message or an acknowledgement. @throws WrongUse where the bytes are neither. */
export function receivedIn(bytes: Uint8Array): Received {
  try {
    return { kind: "message", message: readMessage(bytes) };
  } catch (error) {
    if (!(error instanceof MessageUnreadableError)) throw error;
    const acknowledgement = acknowledgementIn(bytes);
    if (acknowledgement === undefined) throw new WrongUse(whyUnreadable(bytes, error), { cause: error });
    return { kind: "acknowledgement", acknowledgement };
  }
}

/** Where a text is broken, and how, as `validate` has it. */
function whyUnreadable(bytes: Uint8Array, error: MessageUnreadableError): string {
  const { kind, issues } = validateMessage(bytes);
  const [issue] = issues;
  if (kind !== "unreadable" || issue === undefined) return error.message;
  const { line, column = 1, message, rule } = issue;
  const place = line === undefined ? "" : `line ${line}, column ${column}: `;
  return `The message cannot be read: ${place}${message} (${rule})`;
}

/** Undefined where the bytes answer no message. @throws WrongUse where they do, but say nothing. */
function acknowledgementIn(bytes: Uint8Array): Acknowledgement | undefined {
  try {
    return readAcknowledgement(bytes);
  } catch (error) {
    if (!(error instanceof AcknowledgementUnreadableError)) throw error;
    if (error.reason === "nothing-said") throw new WrongUse(error.message, { cause: error });
    return undefined;
  }
}

/** Lists the values of a message that a consultation cannot hold, one place a line. Empty where there are none. */
export function remainderLines({ remainder }: ReceivedMessage, head: string): string {
  if (remainder.length === 0) return "";
  return `${head} (${remainder.length}):\n${remainder.map(({ path }) => `  ${path}\n`).join("")}`;
}
