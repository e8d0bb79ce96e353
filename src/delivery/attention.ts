import type { Instant } from "../values/dates.js";

/** Why a person is needed: see {@link attentionTexts}. */
export type AttentionReason =
  | "not-sent"
  | "mesh-unusable"
  | "not-sent-in-time"
  | "outcome-unknown"
  | "replacement-waiting"
  | "rejected"
  | "switched-off"
  | "undeliverable"
  | "acknowledgement-overdue"
  | "answered-after-end"
  | "unknown-code"
  | "contradicting-answer"
  | "fallback-failed"
  | "unmatched"
  | "unreadable"
  | "item-failing";

/**
 * What a person reads for each reason. An answer's own code, or an error, may add to it. No patient data.
 * The words of the reasons do not change; a minor release may add one.
 */
export const attentionTexts: Readonly<Record<AttentionReason, string>> = {
  "not-sent":
    "MESH does not accept this message. Have the cause put right and send it again, or send the consultation to the " +
    "practice another way.",
  "mesh-unusable":
    "The MESH mailbox cannot be used at the moment, so nothing is sent from it. Have the cause put right: waiting " +
    "messages are then sent by themselves.",
  "not-sent-in-time":
    "The message has not been sent yet, and sending is still being tried. Send the consultation to the practice " +
    "another way if it cannot wait.",
  "outcome-unknown":
    "MESH has not answered any of the sends, so the practice may or may not have the message. Ask the practice " +
    "whether it has the consultation, or have it sent again.",
  "replacement-waiting":
    "A replacement waits, because it is not certain that its original was sent. Tell the practice about the change " +
    "if it cannot wait.",
  rejected: "The practice's system has rejected the message: the consultation is not in the patient's record.",
  "switched-off":
    "The practice does not accept Update Record: send the consultation to the practice another way (UR-102).",
  undeliverable: "MESH could not deliver the message: the practice has received nothing.",
  "acknowledgement-overdue":
    "The practice's system has not answered in time. Ask the practice whether it has the consultation. If not, send " +
    "it another way.",
  "answered-after-end":
    "An answer of the practice's system came after this delivery had ended. If the consultation went to the practice " +
    "another way too, tell the practice that it has it twice.",
  "unknown-code":
    "The practice's system has answered in a way that Update Record does not describe. Ask the practice whether it " +
    "has the consultation.",
  "contradicting-answer":
    "An answer contradicts itself, or what was known about this message. Ask the practice whether it has the " +
    "consultation.",
  "fallback-failed":
    "As far as is known, the other way to the practice has failed too: see that the practice gets the consultation.",
  unmatched:
    "Something arrived in the MESH inbox that belongs to no message sent from here. It is stored: find out what it " +
    "is about.",
  unreadable: "An answer arrived that cannot be read. It is stored: if a message remains unanswered, ask its practice.",
  "item-failing":
    "Something in the MESH inbox cannot be downloaded, stored or acknowledged, however often it is tried. It stays " +
    "with MESH: have the cause put right.",
};

/**
 * Something that a person must deal with, open until a person closes it (`resolve`). Holds no patient data: the
 * pharmacy's own system finds the patient by the delivery's `callerId`.
 */
export interface Attention {
  readonly id: string;
  readonly reason: AttentionReason;
  /** What has happened and what to do, in words for the person. */
  readonly text: string;
  readonly since: Instant;
  readonly mailboxId: string;
  /** The delivery that it is about. Undefined where it is about a mailbox, or an item that belongs to none. */
  readonly deliveryId: string | undefined;
  /** The MESH message id of the item of the inbox that it is about. */
  readonly inboxMessageId: string | undefined;
  /** When `onAttention` took it. */
  readonly toldAt: Instant | undefined;
  /** Who dealt with it, and how. `by` undefined: it closed itself, and `how` names the answer. */
  readonly closed: { readonly at: Instant; readonly by: string | undefined; readonly how: string } | undefined;
}

/** The text of a reason, with what our own tables add to it. */
export function attentionText(reason: AttentionReason, detail?: string): string {
  return detail === undefined ? attentionTexts[reason] : `${attentionTexts[reason]} ${detail}`;
}
