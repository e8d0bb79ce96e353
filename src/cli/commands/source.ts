import { MessageUnreadableError } from "../../message/unreadable.js";
import { readMessage } from "../../message/read/read-message.js";
import type { ReceivedMessage } from "../../message/read/received.js";
import type { CommandInput } from "../command.js";
import { WrongUse } from "../wrong-use.js";

/** The one file that a command reads. @throws WrongUse where the user names none or several. */
export function onlySource({ operands }: CommandInput, what: "consultation" | "message" | "file"): string {
  const [source, ...more] = operands;
  if (source === undefined || more.length > 0) throw new WrongUse(`name one ${what}, or - for standard input.`);
  return source;
}

/** Reads an Update Record message. @throws WrongUse where the bytes are not one. */
export function messageIn(xml: Uint8Array): ReceivedMessage {
  try {
    return readMessage(xml);
  } catch (error) {
    if (error instanceof MessageUnreadableError) throw new WrongUse(error.message, { cause: error });
    throw error;
  }
}

/** Lists the values of a message that a consultation cannot hold, one place a line. Empty where there are none. */
export function remainderLines({ remainder }: ReceivedMessage, head: string): string {
  if (remainder.length === 0) return "";
  return `${head} (${remainder.length}):\n${remainder.map(({ path }) => `  ${path}\n`).join("")}`;
}
