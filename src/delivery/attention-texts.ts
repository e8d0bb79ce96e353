import type { Instant } from "../values/dates.js";
import type { Attention, AttentionReason } from "./attention.js";

/** What a person is told, by reason, where no code of the answer says it better. No patient data. */
const texts: Readonly<Record<AttentionReason, string>> = {
  "not-sent":
    "MESH does not take this message. Have the cause put right, then send it again, or send the consultation to " +
    "the practice another way.",
  "mesh-unusable":
    "The MESH mailbox cannot be used at the moment, so nothing leaves. Have the cause put right: what waits is " +
    "sent then.",
  "not-sent-in-time":
    "The message could not be sent so far, and is still being tried. Send the consultation to the practice " +
    "another way if it cannot wait.",
  rejected: "The practice's system has refused the message: the consultation is not in the patient's record.",
  "switched-off": "The practice's system has not taken the consultation.",
  undeliverable: "MESH could not deliver the message: nothing of it has reached the practice.",
  "acknowledgement-overdue":
    "The practice's system has not answered in time. Ask the practice whether it has the consultation; if not, " +
    "send it another way.",
  "answered-late":
    "The practice's system has answered after all. If the consultation was sent another way meanwhile, tell the " +
    "practice that it has it twice.",
  "unknown-code":
    "The practice's system has answered in a way that Update Record does not describe. Ask the practice whether " +
    "it has the consultation.",
  "contradicting-answer":
    "An answer contradicts itself, or what was known of this message. Ask the practice whether it has the " +
    "consultation.",
  unmatched:
    "Something arrived in the MESH inbox that fits no message sent from here. It is kept: find out what it is about.",
  unreadable:
    "An answer arrived that cannot be read. It is kept: if a message stays without an answer, ask its practice.",
};

/**
 * An attention with the words of its reason; `detail` is what the code of the answer, or the error, says beside them.
 */
export function attentionOf(reason: AttentionReason, since: Instant, detail?: string): Attention {
  return { reason, text: detail === undefined ? texts[reason] : `${texts[reason]} ${detail}`, since };
}
