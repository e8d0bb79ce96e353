import { assertNever } from "../../errors.js";
import { isResponseCode, responseCodes } from "../../terminology/response-codes.js";
import type { KeptStep, StoredMessage } from "../store/stored-message.js";

/** A sentence about a step of a message, without patient data. */
export function stepWords(step: KeptStep, { from, owner, practice = "" }: StoredMessage): string {
  const { messageId, code = "", detail = "" } = step;
  // An answer is read by the one who sent the message.
  const [reader, what] = messageId === undefined ? [owner, "the message"] : [from, "the answer"];
  switch (step.step) {
    case "taken":
      return `MESH took the message from mailbox ${from}`;
    case "reached-practice":
      return `The message reached practice ${practice}`;
    case "infrastructure-acknowledgement":
    case "business-acknowledgement":
      return `Practice ${practice} answered ${code}: ${meaningOf(code)}`;
    case "report":
      return `MESH reported that it could not deliver the message: ${code}`;
    case "downloaded":
      return `Mailbox ${reader} downloaded ${what}`;
    case "acknowledged":
      return `Mailbox ${reader} told MESH that it has ${what}`;
    case "silent":
      return `Practice ${practice} does not answer`;
    case "fault":
      return messageId === undefined ? `Fault on ${detail}` : `The answer: ${detail}`;
    default:
      return assertNever(step.step, "step");
  }
}

function meaningOf(code: string): string {
  return isResponseCode(code) ? responseCodes[code].display : "an answer that cannot be read";
}
