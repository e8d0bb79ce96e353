import { FallbackError, type FallbackErrorReason } from "../../fallback/fallback-error.js";
import { supersededText } from "../../fallback/superseded.js";

/** Why a try failed. The audit has it with `fallback-failed-` before it. */
export type FallbackFailureCode =
  | FallbackErrorReason
  | "no-address"
  | "address-refused"
  | "address-look-up"
  | "message-damaged"
  | "document"
  | "outcome-unknown"
  | "superseded"
  | "interrupted";

/** A try that failed. */
export interface FallbackFailure {
  readonly code: FallbackFailureCode;
  readonly laterCanHelp: boolean;
}

const serverLooked = "Have the mail server and its settings checked, then have the consultation sent that way again.";

/** What a person reads when the other way is given up. It holds no address and no server's words. */
export const failureDetails: Readonly<Record<FallbackFailureCode, string>> = {
  "no-address": "No address of the practice is known: find out where it takes documents.",
  "address-refused":
    "The practice's address is not a valid one, or its domain is not allowed for patients' data: correct it.",
  "address-look-up": "The practice's address could not be looked up.",
  "message-damaged": "What is stored of the message is damaged or gone, so no document can be made of it.",
  document: "The document could not be made: the failures that the process reports say why.",
  "no-connection": `The mail server could not be reached. ${serverLooked}`,
  timeout: `The mail server did not answer in time. ${serverLooked}`,
  "not-secure":
    "The mail server offers no connection that is encrypted and trusted, so nothing was sent to it. " + serverLooked,
  "sign-in-refused": `The mail server refused the user or the password. ${serverLooked}`,
  "recipient-refused": "The mail server does not take messages for the practice's address: find out the right one.",
  refused: "The mail server refused the message.",
  busy: `The mail server kept asking to try again later. ${serverLooked}`,
  "packages-missing": "A package that it needs is not installed: the failures that the process reports name it.",
  unexpected: "It failed unexpectedly.",
  "outcome-unknown":
    "It is not certain: the message may have gone out, though nobody confirmed it. Ask the practice whether it has " +
    "the consultation.",
  superseded: `It was not sent. ${supersededText}`,
  interrupted:
    "It is not certain: sending was interrupted each time. Ask the practice whether it has the consultation.",
};

/** What a sender's error means. After any error but a FallbackError nobody knows whether it was sent. */
export function failureOf(error: unknown): FallbackFailure {
  if (!(error instanceof FallbackError) || error.certainty === "unknown")
    return { code: "outcome-unknown", laterCanHelp: true };
  const { reason, laterCanHelp } = error;
  return { code: Object.hasOwn(failureDetails, reason) ? reason : "unexpected", laterCanHelp };
}
