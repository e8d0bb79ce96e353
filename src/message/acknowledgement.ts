/** ITK3 acknowledgements: composed for practices and testers, read for senders. */
export type * from "./acknowledgement-types.js";
export type { AcknowledgementWarning, AcknowledgementWarningCode } from "./acknowledgement-warnings.js";
export { composeAcknowledgement } from "./acknowledgement-compose.js";
export { readAcknowledgement } from "./acknowledgement-read.js";
export { AcknowledgementUnreadableError, type AcknowledgementUnreadableReason } from "./acknowledgement-unreadable-error.js";
