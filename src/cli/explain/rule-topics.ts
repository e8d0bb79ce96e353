import { ruleDescriptions } from "../../validation/rule-table.js";
import { sidesOf } from "./example-sides.js";
import type { RuleNote } from "./rule-note.js";
import { ruleNotes } from "./rule-notes.js";
import { sourceOf } from "./sources.js";
import type { Topic } from "./topic.js";
import { typeNoteOf } from "./type-notes.js";
import { describedRule, withoutWords } from "./without.js";

/** Every rule: those of the notes, then FHIR's own. */
export function ruleTopics(): readonly Topic[] {
  return [
    ...Object.keys(ruleNotes),
    ...ruleDescriptions()
      .map(({ id }) => id)
      .filter((id) => id.startsWith("FHIR-")),
  ].map(ofRule);
}

function ofRule(id: string): Topic {
  const note = ruleNotes[id];
  const ofType = typeNoteOf(id);
  const row = describedRule(id);
  const inReports = row !== undefined && row.appliesTo.length > 0;
  return {
    id,
    kind: "rule",
    title: note?.title ?? ofType?.title ?? row?.text ?? id,
    says: row?.text ?? `${note?.title ?? id}.`,
    source: sourceOf(id, row?.source),
    severity: inReports
      ? `${row.severities.join(" or ")} (${row.appliesTo.join(", ")})`
      : "no report names it: it is kept when a message is built, sent, answered or replaced",
    without: withoutWords(id),
    ...(ofType === undefined ? {} : { why: ofType.why, example: ofType.example }),
    ...(note === undefined ? {} : { why: note.why, example: exampleOf(note) }),
    ...(note?.example.reportedAs === undefined ? {} : { see: [note.example.reportedAs] }),
  };
}

function exampleOf({ example }: RuleNote): NonNullable<Topic["example"]> {
  return { language: example.language, ...sidesOf(example) };
}
