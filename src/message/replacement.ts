import type { Service } from "../terminology/services.js";
import type { MessageIds } from "./message-ids.js";
import { InvalidValueError, UpdateRecordError } from "../errors.js";
import type { Consultation } from "../consultation/consultation.js";

/** What must be kept of a message so that it can be replaced: plain data that can be stored as JSON. */
export interface MessageVersion {
  /** The ids of the message that is replaced. */
  readonly ids: MessageIds<string>;
  /** Identifier of the document and of its Composition: a replacement names it (UR-080). */
  readonly documentIdentifier: {
    /** Its system, an absolute URI. */
    readonly system: string;
    /** Its value, a UUID in messages of ours. */
    readonly value: string;
  };
  /** 1 for a first message, one more for each replacement (UR-081). */
  readonly version: number;
  /** CS-23: these three are the same in a replacement. */
  readonly nhsNumber: string;
  /** ODS code of the pharmacy (CS-23). */
  readonly pharmacyOdsCode: string;
  /** The service (CS-23). */
  readonly service: Service;
  /** When the message was made, with an offset. */
  readonly sentAt: string;
}

/** How a replacement differs from what it replaces, or what is wrong with the request for it. */
export type ReplacementRefusedReason = "other-patient" | "other-pharmacy" | "other-service" | "reason-missing";

const words: Readonly<Record<ReplacementRefusedReason, string>> = {
  "other-patient":
    "it is about another patient (the NHS numbers differ). Send it as a message of its own, and tell the " +
    "practice what was wrong with the first",
  "other-pharmacy":
    "it comes from another pharmacy (the ODS codes differ). Only the pharmacy that sent a message can replace it",
  "other-service": "it is for another service. Send it as a message of its own",
  "reason-missing": "no reason is given. Give the reason in words: whoever investigates later will need it",
};

/** CS-23: a message may be replaced only by one for the same patient, pharmacy and service. Nothing was built. */
export class ReplacementRefusedError extends UpdateRecordError {
  static override readonly name = "ReplacementRefusedError";
  readonly code = "replacement-refused";

  readonly reason: ReplacementRefusedReason;

  constructor(reason: ReplacementRefusedReason) {
    super(`The message cannot be replaced by this one: ${words[reason]}.`);
    this.reason = reason;
  }
}

/** Without it a message would be built that replaces nothing. @throws InvalidValueError */
export function checkVersion(previous: unknown): void {
  if (typeof previous !== "object" || previous === null)
    throw new InvalidValueError("message version", "must be the version of the message that is replaced");
}

/** CS-23: the same patient, pharmacy and service, or ReplacementRefusedError. */
export function checkReplacement(previous: MessageVersion, { patient, pharmacy, service }: Consultation): void {
  checkVersion(previous);
  if (previous.nhsNumber !== patient.nhsNumber) throw new ReplacementRefusedError("other-patient");
  if (previous.pharmacyOdsCode !== pharmacy.odsCode) throw new ReplacementRefusedError("other-pharmacy");
  if (previous.service !== service) throw new ReplacementRefusedError("other-service");
}
