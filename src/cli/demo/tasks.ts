import type { InboxEntry } from "../../delivery/store/store.js";
import type { Followed } from "./follow-all.js";
import { title, wrapped } from "./layout.js";
import { stateWords } from "./state-words.js";
import { labelOf } from "./story.js";

/** Everything that waits for a person, in one list; how each is put right stands in its story. */
export function tasks(followed: readonly Followed[], unmatched: readonly InboxEntry[]): readonly string[] {
  const texts = [
    ...followed.flatMap(({ consultation, record }, index) =>
      record.attention === undefined ? [] : [`${index + 1}. ${labelOf(consultation)}: ${stateWords[record.state]}`],
    ),
    ...unmatched.flatMap(({ attention }) => (attention === undefined ? [] : [attention.text])),
  ];
  const lines =
    texts.length === 0
      ? ["Nothing: every practice knows its patient."]
      : texts.flatMap((text) => wrapped(text, "[ ] "));
  return [...title("What waits for a person now"), ...lines, ""];
}
