import { checkSender, senderNames, type SenderProfile } from "../../message/sender-profile.js";
import { InvalidValueError } from "../../errors.js";
import { MeshError } from "../../transport/mesh-error.js";
import { checkOptionNames } from "../../values/option-names.js";
import type { DeliveryContext } from "../delivery-context.js";
import { checkAddress } from "../fallback/address.js";
import { checkPractice } from "../practices/practice.js";
import { DeliveryError } from "../delivery-error.js";
import type { SubmitOptions, SuccessorOptions } from "../delivery.js";

const submitNames: Readonly<Record<keyof SubmitOptions, true>> = {
  id: true,
  sender: true,
  fallbackTo: true,
  practiceOdsCode: true,
};
const successorNames: Readonly<Record<keyof SuccessorOptions, true>> = { ...submitNames, by: true };

/** @throws InvalidValueError */
export function checkSubmitOptions({ fallback }: DeliveryContext, options: SubmitOptions): void {
  if (typeof options === "string") throw new InvalidValueError("submit options", "must be an object: { id }");
  checkOptionNames("submit options", options, submitNames);
  const { id, fallbackTo, practiceOdsCode } = options;
  checkCallerId(id);
  if (fallbackTo !== undefined) checkAddress(fallbackTo, fallback?.domains ?? [], "fallbackTo");
  if (practiceOdsCode !== undefined) checkPractice(practiceOdsCode);
}

/** @throws InvalidValueError */
export function checkSuccessorOptions(options: SuccessorOptions): void {
  checkOptionNames("options", options, successorNames);
  checkCallerId(options.id);
}

/** @throws InvalidValueError unless it is 1 to 200 characters, without control characters or half of a character. */
export function checkCallerId(id: unknown): asserts id is string {
  if (!isCallerId(id)) throw new InvalidValueError("id", "must be 1 to 200 characters, without control characters");
}

/** Whether it may be a caller's id. */
export function isCallerId(id: unknown): id is string {
  return typeof id === "string" && /^[^\p{Cc}\p{Cs}]{1,200}$/u.test(id);
}

/** Who sends: the sender given, else that of `openDelivery`. @throws DeliveryError `no-sender`, `other-mailbox` */
export function senderFor(context: DeliveryContext, given: SenderProfile | undefined): SenderProfile {
  const sender = given ?? context.sender;
  if (sender === undefined) {
    throw new DeliveryError(
      "no-sender",
      "Nobody is named as the sender: give `sender` here, or to openDelivery for all submissions.",
    );
  }
  checkOptionNames("sender's profile", sender, senderNames);
  const { mailboxId } = checkSender(sender);
  checkMailbox(context, mailboxId);
  return sender;
}

/** Practices answer to the mailbox that a message names (UR-005), so this delivery must be able to read it. */
function checkMailbox(context: DeliveryContext, mailboxId: string): void {
  try {
    context.transportOf(mailboxId);
  } catch (cause) {
    // A mailbox of ours that cannot be used now: what is submitted waits, and a person is told.
    if (cause instanceof MeshError && cause.reason !== "no-such-mailbox") return;
    throw new DeliveryError(
      "other-mailbox",
      "The transport does not have the mailbox that the sender's profile names, so nothing can be sent from it or " +
        "read in it. Name a mailbox of the transport, or give the transport this one too.",
      { cause },
    );
  }
}
