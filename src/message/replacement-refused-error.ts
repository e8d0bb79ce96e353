import { UpdateRecordError } from "../errors.js";

/** In what a replacement differs from what it replaces, or what is wrong with the request for it. */
export type ReplacementRefusedReason = "other-patient" | "other-pharmacy" | "other-service" | "reason-missing";

const words: Readonly<Record<ReplacementRefusedReason, string>> = {
  "other-patient":
    "it is about another patient (the NHS numbers differ). Send it as a message of its own, and tell the " +
    "practice what was wrong with the first",
  "other-pharmacy":
    "it comes from another pharmacy (the ODS codes differ). Only the pharmacy that sent a message can replace it",
  "other-service": "it is of another service. Send it as a message of its own",
  "reason-missing":
    "no reason is given. Say in words why the message is replaced: whoever looks into it later needs that",
};

/** CS-23: a message may be replaced only by one for the same patient, pharmacy and service. Nothing was built. */
export class ReplacementRefusedError extends UpdateRecordError {
  readonly code = "replacement-refused";

  readonly reason: ReplacementRefusedReason;

  constructor(reason: ReplacementRefusedReason) {
    super(`The message cannot be replaced by this one: ${words[reason]}.`);
    this.reason = reason;
  }
}
