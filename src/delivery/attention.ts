import type { Instant } from "../values/dates.js";

/**
 * Why a person is needed. These words do not change:
 * - `not-sent`: MESH does not accept this message; it is sent again only when somebody asks for that;
 * - `mesh-unusable`: the mailbox cannot be used at all; waiting messages are sent once that is put right;
 * - `not-sent-in-time`: sending has been tried for hours, and is still being tried;
 * - `rejected`, `switched-off`, `undeliverable`, `acknowledgement-overdue`: see the state of that name;
 * - `answered-late`: an answer came after the delivery was overdue;
 * - `unknown-code`: an answer that Update Record does not describe;
 * - `contradicting-answer`: an answer that contradicts itself or what was known before;
 * - `unmatched`, `unreadable`: an item of the inbox that belongs to no delivery.
 */
export type AttentionReason =
  | "not-sent"
  | "mesh-unusable"
  | "not-sent-in-time"
  | "rejected"
  | "switched-off"
  | "undeliverable"
  | "acknowledgement-overdue"
  | "answered-late"
  | "unknown-code"
  | "contradicting-answer"
  | "unmatched"
  | "unreadable";

/**
 * Something that a person must do. Holds no patient data: the pharmacy's own system finds the patient by the delivery's
 * id.
 */
export interface Attention {
  readonly reason: AttentionReason;
  /** What has happened and what to do, in words for the person. */
  readonly text: string;
  readonly since: Instant;
}

/** What `onAttention` receives: the attention, and the delivery or the inbox item that it is about. */
export interface AttentionNotice extends Attention {
  /** The delivery. Undefined where an item of the inbox belongs to none. */
  readonly deliveryId: string | undefined;
  /** The MESH message id of the inbox item that caused the attention. Undefined where there is none. */
  readonly inboxMessageId: string | undefined;
  /** The error that caused the attention, for the log. Undefined where there is none. */
  readonly cause: unknown;
}

/** The text of each reason. An answer's own code may add to it. No patient data. */
const texts: Readonly<Record<AttentionReason, string>> = {
  "not-sent":
    "MESH does not accept this message. Have the cause put right and send it again, or send the consultation to the " +
    "practice another way.",
  "mesh-unusable":
    "The MESH mailbox cannot be used at the moment, so nothing is sent. Have the cause put right: waiting messages " +
    "are then sent.",
  "not-sent-in-time":
    "The message has not been sent yet, and sending is still being tried. Send the consultation to the practice " +
    "another way if it cannot wait.",
  rejected: "The practice's system has rejected the message: the consultation is not in the patient's record.",
  "switched-off": "The practice's system has not accepted the consultation.",
  undeliverable: "MESH could not deliver the message: the practice has received nothing.",
  "acknowledgement-overdue":
    "The practice's system has not answered in time. Ask the practice whether it has the consultation. If not, send " +
    "it another way.",
  "answered-late":
    "The practice's system has answered after all. If you have sent the consultation another way in the meantime, " +
    "tell the practice that it has it twice.",
  "unknown-code":
    "The practice's system has answered in a way that Update Record does not describe. Ask the practice whether it " +
    "has the consultation.",
  "contradicting-answer":
    "An answer contradicts itself, or what was known about this message. Ask the practice whether it has the " +
    "consultation.",
  unmatched:
    "Something arrived in the MESH inbox that belongs to no message sent from here. It is stored: find out what it " +
    "is about.",
  unreadable: "An answer arrived that cannot be read. It is stored: if a message remains unanswered, ask its practice.",
};

/** An attention with the text of its reason. `detail` is added to it: the advice for the answer's code, or an error. */
export function attentionOf(reason: AttentionReason, since: Instant, detail?: string): Attention {
  return { reason, text: detail === undefined ? texts[reason] : `${texts[reason]} ${detail}`, since };
}
