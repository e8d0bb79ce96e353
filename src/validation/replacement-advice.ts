import type { MessageVersion } from "../message/replacement.js";
import { parseInstant, millisecondsOf } from "../values/dates.js";
import type { IssueCode } from "./report/issue-codes.js";
import type { Issue } from "./report/report.js";

const day = 24 * 60 * 60 * 1000;
const path = "Bundle.entry[2].resource.entry[0].resource.relatesTo[0]";

/** UR-081: within 24 hours of what it replaces, and not again and again. */
export function replacementAdvice({ sentAt, version }: MessageVersion, now: Date): readonly Issue[] {
  const warning = (code: IssueCode, message: string): Issue => ({
    severity: "warning",
    rule: "UR-081",
    code,
    message,
    path,
  });
  return [
    ...(now.getTime() - millisecondsOf(parseInstant(sentAt)) > day
      ? [
          warning(
            "late-replacement",
            "More than 24 hours after the message that it replaces: tell the practice as well.",
          ),
        ]
      : []),
    ...(version > 1
      ? [
          warning(
            "several-replacements",
            "The message that it replaces is a replacement itself: tell the practice as well.",
          ),
        ]
      : []),
  ];
}
