import type { AttentionReason } from "../attention.js";

/** Attentions about a message that the practice does not have: they are dealt with once it goes another way. */
export const dealtWithByFallback: readonly AttentionReason[] = [
  "switched-off",
  "undeliverable",
  "rejected",
  "not-sent",
  "acknowledgement-overdue",
  "fallback-failed",
];
