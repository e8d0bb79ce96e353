import { UpdateRecordError } from "../errors.js";

/** Why no routing address can be written for a patient. */
export type AddressImpossibleReason = "surname-empty" | "surname-not-ascii" | "surname-has-delimiter" | "too-long";

/**
 * No `GPPROVIDER_...` address can be written for this patient (UR-091): the consultation goes to the practice another
 * way.
 *
 * @example
 * try {
 *   buildMessage(consultation, { sender });
 * } catch (error) {
 *   if (error instanceof AddressImpossibleError) console.error(error.reason); // "too-long", for example
 * }
 */
export class AddressImpossibleError extends UpdateRecordError {
  readonly code = "address-impossible";
  readonly reason: AddressImpossibleReason;

  constructor(reason: AddressImpossibleReason, message: string) {
    super(message);
    this.reason = reason;
  }
}
