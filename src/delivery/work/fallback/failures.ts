import { FallbackError, type FallbackErrorReason } from "../../fallback/fallback-error.js";

/** Why a try failed, as a code of the audit: `fallback-failed-` comes before it. */
export type FallbackFailureCode =
  | FallbackErrorReason
  | "no-address"
  | "address-refused"
  | "address-look-up"
  | "message-damaged"
  | "document"
  | "outcome-unknown"
  | "interrupted";

/** A try that failed. */
export interface FallbackFailure {
  readonly code: FallbackFailureCode;
  readonly laterCanHelp: boolean;
}

const serverLooked =
  "Have the mail server's settings and its state looked at, then have the consultation sent that way again.";

/** What a person reads where the other way is given up. No address, no text of anybody else's. */
export const failureDetails: Readonly<Record<FallbackFailureCode, string>> = {
  "no-address": "No address of the practice is known: find out where it takes documents.",
  "address-refused":
    "The practice's address is not written as one must be, or leads to a domain that was not allowed for patients' " +
    "data: correct it.",
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
  interrupted:
    "It is not certain: sending was interrupted each time. Ask the practice whether it has the consultation.",
};

/** What an error of the sender means. One that is not a FallbackError says nothing about what was sent. */
export function failureOf(error: unknown): FallbackFailure {
  if (!(error instanceof FallbackError) || error.certainty === "unknown")
    return { code: "outcome-unknown", laterCanHelp: true };
  const { reason, laterCanHelp } = error;
  return { code: Object.hasOwn(failureDetails, reason) ? reason : "unexpected", laterCanHelp };
}
