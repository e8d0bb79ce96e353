/** ITK3 acknowledgements: composed for practices and testers, read for senders. */
export type * from "./types.js";
export type { AcknowledgementWarning, AcknowledgementWarningCode } from "./warnings.js";
export { composeAcknowledgement } from "./compose.js";
export { readAcknowledgement } from "./read.js";
export { AcknowledgementUnreadableError, type AcknowledgementUnreadableReason } from "./unreadable-error.js";
