import type { MessageIds } from "../../message/message-ids.js";
import type { SenderProfile } from "../../message/sender-profile.js";
import { sentOutline } from "./consultation-outline.js";
import type { Outline } from "./outline.js";
import { facts, joined, section, shown, statements } from "./sections.js";
import type { ShownConsultation } from "../shown-consultation.js";
import { writtenWhen } from "./when.js";

/** What the page tells a practice about the message that its system did not accept. */
export interface FallbackDetails {
  /** Who sent the message. */
  readonly sender: Pick<SenderProfile, "odsCode" | "mailboxId">;
  /** The ids of the message. */
  readonly ids: Pick<MessageIds<string>, "messageHeader" | "messageBundle" | "documentBundle">;
  /** The practice's ODS code from its answer, if it is known. */
  readonly practiceOdsCode?: string;
  /** When the message was sent, as an ISO 8601 instant. */
  readonly sentAt?: string;
  /** When the practice's system answered that it does not accept the message, as an ISO 8601 instant. */
  readonly answeredAt?: string;
}

const why =
  "This consultation was sent to the practice's system as a GP Connect Update Record message. The system answered " +
  "that it does not accept such messages (20010), so nothing of it has reached the patient's record. It is sent as " +
  "this document instead, to be filed there.\n\n" +
  "It is for information. It asks the practice to do nothing else, and it is not a way to send anything urgent: the " +
  "pharmacy speaks to the practice directly about that.";

/**
 * What the message would have told the practice, below a block that says why it is sent as a document, and by whom
 * (UR-102, UR-105).
 */
export function fallbackOutline(consultation: ShownConsultation, details: FallbackDetails): Outline {
  const { sender, ids, practiceOdsCode, sentAt, answeredAt } = details;
  const { pharmacy = {} } = consultation;
  const sent = sentOutline(consultation);
  const notice = section(
    "For the practice: why this is sent as a document",
    [
      statements(why),
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
        ["Message header id", ids.messageHeader],
        ["Message id", ids.messageBundle],
        ["Document id", ids.documentBundle],
      ]),
    ],
    "notice",
  );
  return { ...sent, sections: [...notice, ...sent.sections] };
}
