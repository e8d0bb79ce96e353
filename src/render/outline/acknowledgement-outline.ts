import type { Acknowledgement, AcknowledgementCode } from "../../message/acknowledgement/types.js";
import type { Outline } from "./outline.js";
import { facts, section, shown, statements, table } from "./sections.js";
import { writtenWhen } from "./when.js";

/** What each outcome says to a person. */
export const acknowledgementOutcomes: Readonly<Record<Acknowledgement["outcome"], string>> = {
  accepted: "accepted",
  rejected: "REJECTED",
  "already-there": "the practice has it already, from an earlier copy",
  "switched-off": "NOT ACCEPTED: this practice takes no Update Record messages",
  unknown: "UNCLEAR: a person must find out",
};

/** Which acknowledgement it is. */
export const acknowledgementLevels: Readonly<Record<Acknowledgement["level"], string>> = {
  infrastructure: "infrastructure: whether the practice's system could take the message",
  business: "business: what became of it at the practice",
  unknown: "it does not say which",
};

/**
 * Everything that an acknowledgement says, what to do first. It names no patient, and repeats no free text of the
 * receiver's (UR-104).
 */
export function acknowledgementOutline(acknowledgement: Acknowledgement): Outline {
  const { outcome, level, action, codes, warnings, responseCode } = acknowledgement;
  const result = acknowledgementOutcomes[outcome];
  return {
    title: "Acknowledgement",
    kicker: "GP Connect Update Record",
    foot: `Acknowledgement: ${result}`,
    sections: [
      ...section(
        "Result",
        [
          facts([
            ["Outcome", result],
            ["What to do", action],
          ]),
        ],
        "notice",
      ),
      ...section("What it says", [
        facts([
          ["Acknowledgement", acknowledgementLevels[level]],
          ["Practice", acknowledgement.practiceOdsCode],
          ["Made at", shown(acknowledgement.sentAt, writtenWhen)],
          ["response.code", responseCode],
        ]),
        table("Response codes", codeColumns, codes),
      ]),
      ...section("Which message it answers", [
        facts([
          ["Message header", acknowledgement.requestHeaderId],
          ["SenderReference", acknowledgement.senderReference],
          ["Its own bundle", acknowledgement.messageBundleId],
        ]),
      ]),
      ...section("How it departs from the profile", [statements(warnings.map(({ message }) => message))]),
    ],
  };
}

type CodeColumn = readonly [heading: string, read: (code: AcknowledgementCode) => string | undefined];

/** An unknown code is shown as it came; its meaning is not: that is the receiver's own text. */
const codeColumns: readonly CodeColumn[] = [
  ["Code", ({ code }) => code],
  ["Meaning", ({ known }) => known?.display ?? "not one of the published codes"],
  ["Level", ({ known }) => known?.level],
  ["What to do", ({ known }) => known?.action],
];
