import { ruleNotes } from "../src/cli/explain/rule-notes.js";

/** Every rule by its id, with what it requires in a few words, as `update-record explain` says it. */
export const rules: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(ruleNotes).map(([id, { title }]) => [id, title]),
);
