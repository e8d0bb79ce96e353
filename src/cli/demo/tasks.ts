import type { InboxEntry } from "../../delivery/store/inbox-entry.js";
import type { Followed } from "./follow-all.js";
import { title } from "./layout.js";
import { labelOf } from "./story.js";
import { wrapped } from "./layout.js";

/** Everything that waits for a person, in one list. */
export function tasks(followed: readonly Followed[], unmatched: readonly InboxEntry[]): readonly string[] {
  const texts = [
    ...followed.flatMap(({ consultation, record }) => (record.attention === undefined ? [] : [`${labelOf(consultation)}: ${record.attention.text}`])),
    ...unmatched.flatMap(({ attention }) => (attention === undefined ? [] : [`In the inbox: ${attention.text}`])),
  ];
  const lines = texts.length === 0 ? ["Nothing: every practice knows its patient."] : texts.flatMap((text) => wrapped(text, "[ ] "));
  return [...title("What someone must do now"), ...lines, ""];
}
