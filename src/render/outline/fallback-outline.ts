import { givenKeyOf } from "../../values/given.js";
import type { MessageIds } from "../../message/message-ids.js";
import type { SenderProfile } from "../../message/sender-profile.js";
import { sentOutline } from "./consultation-outline.js";
import type { Outline } from "./outline.js";
import { facts, joined, section, shown, statements } from "./sections.js";
import type { ShownConsultation } from "../shown-consultation.js";
import { writtenWhen } from "./when.js";

/**
 * Why the practice gets a document: its system does not accept messages, or is known not to; the message could not be
 * delivered, was refused by MESH or rejected by the system; or no answer has come.
 */
export type FallbackReason =
  "switched-off" | "known-switched-off" | "undeliverable" | "refused" | "rejected" | "unanswered";

/** What the page tells a practice about the message that its system did not accept. */
export interface FallbackDetails {
  /** Who sent the message. */
  readonly sender: Pick<SenderProfile, "odsCode" | "mailboxId">;
  /** The ids of the message. */
  readonly ids: Pick<MessageIds<string>, "messageHeader" | "messageBundle" | "documentBundle">;
  /** The practice's ODS code from its answer, if it is known. */
  readonly practiceOdsCode?: string;
  /** Why it is sent. Default: `switched-off`, the practice's system answered that it does not accept such messages. */
  readonly reason?: FallbackReason;
  /** When the message was sent, as an ISO 8601 instant. */
  readonly sentAt?: string;
  /** When the practice's system answered that it does not accept the message, as an ISO 8601 instant. */
  readonly answeredAt?: string;
}

const wasSent = "This consultation was sent to the practice's system as a GP Connect Update Record message.";
const notThere = "so nothing of it has reached the patient's record.";
const toBeFiled = "It is sent as this document instead, to be filed there.";

const reasons: Readonly<Record<FallbackReason, string>> = {
  "switched-off":
    `${wasSent} The system answered that it does not accept such messages (20010), ${notThere} ` + toBeFiled,
  "known-switched-off":
    "The practice's system has answered that it does not accept GP Connect Update Record messages (20010), so this " +
    `consultation was not sent as one. ${toBeFiled}`,
  undeliverable: `${wasSent} The message could not be delivered, ${notThere} ${toBeFiled}`,
  refused:
    "This consultation could not be sent to the practice's system as a GP Connect Update Record message, " +
    `${notThere} ${toBeFiled}`,
  rejected: `${wasSent} The system rejected it, ${notThere} ${toBeFiled}`,
  unanswered:
    `${wasSent} The system has not answered so far, so it may have the consultation all the same: see first whether ` +
    "the patient's record holds it. It is sent as this document too, so that the practice has it in any case.",
};

const purpose =
  "It is for information. It asks the practice to do nothing else, and it is not a way to send anything urgent: the " +
  "pharmacy speaks to the practice directly about that.";

/** A message names no telephone number, so none can be given. */
const questions =
  "If the patient is not known to the practice, or something in it is wrong or unclear, tell the pharmacy, and quote " +
  "the reference.";

/**
 * What the message would have told the practice, below a block that says why it is sent as a document, and by whom
 * (UR-102, UR-105).
 */
export function fallbackOutline(consultation: ShownConsultation, details: FallbackDetails): Outline {
  const { sender, ids, practiceOdsCode, reason = "switched-off", sentAt, answeredAt } = details;
  givenKeyOf(reasons, reason, "reason");
  const { pharmacy = {} } = consultation;
  const sent = sentOutline(consultation);
  const notice = section(
    "For the practice: why this is sent as a document",
    [
      statements(`${reasons[reason]}\n\n${purpose}\n\n${questions}`),
      facts([
        [
          "From",
          joined(
            " ",
            pharmacy.name,
            shown(pharmacy.odsCode, (code) => `(ODS code ${code})`),
          ),
        ],
        ["Sent by", `ODS code ${sender.odsCode}, MESH mailbox ${sender.mailboxId}`],
        ["To", shown(practiceOdsCode, (code) => `practice with ODS code ${code}`)],
        ["Message sent", shown(sentAt, writtenWhen)],
        ["Not accepted", shown(answeredAt, writtenWhen)],
        // The word of the e-mail that brings the document.
        ["Reference", `${ids.messageHeader} (message header id)`],
        ["Message id", ids.messageBundle],
        ["Document id", ids.documentBundle],
      ]),
    ],
    "notice",
  );
  return { ...sent, sections: [...notice, ...sent.sections] };
}
