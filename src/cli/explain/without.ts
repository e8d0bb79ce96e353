import { didYouMean } from "../suggest.js";
import { ruleNotes } from "./rule-notes.js";
import { safetyRules } from "../../validation/safety/safety-rules.js";
import type { RuleDescription } from "../../validation/rules/rule.js";
import { ruleDescriptions } from "../../validation/rule-table.js";

/** The validator's own row of a rule. */
export function describedRule(id: string): RuleDescription | undefined {
  return ruleDescriptions().find((row) => row.id === id);
}

/** Whether `--without ID` leaves anything out of a report, in words. */
export function withoutWords(id: string): string {
  const row = describedRule(id);
  if (row === undefined || row.appliesTo.length === 0) return `no report names ${id}, so there is nothing to leave out`;
  if (!row.severities.includes("warning")) return `${id} gives errors alone, and an error always counts`;
  const errors = row.severities.includes("error") ? "; its errors stay" : "";
  const asked = safetyRules.some((rule) => rule.id === id && rule.kinds.includes("confirm"))
    ? "; review and build still ask a named person to confirm"
    : "";
  return `--without ${id} leaves its warnings out of a report${errors}${asked}`;
}

/** Why `--without` of this word leaves nothing out, and what may have been meant. */
export function whyNotWithout(id: string): string {
  if (describedRule(id) !== undefined || Object.hasOwn(ruleNotes, id))
    return `leaves nothing out: ${withoutWords(id)}.`;
  const ids = ruleDescriptions()
    .filter(({ severities }) => severities.includes("warning"))
    .map((row) => row.id);
  return `must name a rule, such as CS-15.${didYouMean(id, ids)}`;
}
