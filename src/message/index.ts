export { composeAcknowledgement } from "./acknowledgement/compose.js";
export { readAcknowledgement } from "./acknowledgement/read.js";
export type * from "./acknowledgement/types.js";
export type { AcknowledgementWarning, AcknowledgementWarningCode } from "./acknowledgement/warnings.js";
export { completeConsultation, type MissingParts } from "./complete-consultation.js";
export { composeMessage, type ComposedMessage, type ComposeOptions } from "./compose-message.js";
export { sameIds, type MessageIds } from "./message-ids.js";
export { readMessage } from "./read/read-message.js";
export type { AsFound, ReceivedConsultation, ReceivedMessage } from "./read/received.js";
export type { Remainder } from "./read/remainder.js";
export { ReplacementRefusedError, type MessageVersion, type ReplacementRefusedReason } from "./replacement.js";
export { AddressImpossibleError, type AddressImpossibleReason, type MessageRouting } from "./routing.js";
export { foldSurname, type SenderProfile } from "./sender-profile.js";
export {
  AcknowledgementUnreadableError,
  MessageUnreadableError,
  type AcknowledgementUnreadableReason,
  type MessageUnreadableReason,
} from "./unreadable.js";
