import type { Finding } from "../../src/validation/report/finding.js";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readXml } from "../../src/fhir/index.js";
import { XmlReadError } from "../../src/fhir/xml/errors.js";
import { ruleDescriptions, validateMessage, type Issue, type MessageKind } from "../../src/validation/index.js";
import { checks } from "../../src/validation/rules/rules.js";
import { safetyRules } from "../../src/validation/safety/safety-rules.js";
import { subjectOf } from "../../src/validation/subject/subject.js";
import { clock } from "../message/support/composed.js";
import { brokenText } from "./support/broken-text.js";
import { mutants, neighbours } from "./support/mutants.js";
import { rightMessage } from "./support/right-message.js";
import { spread } from "../support/inputs.js";

const examples = join(import.meta.dirname, "../../../shared/spec/examples");
const official = existsSync(examples)
  ? readdirSync(examples)
      .filter((name) => name.endsWith(".xml"))
      .map((name) => readFileSync(join(examples, name), "utf8"))
  : [];
if (official.length === 0) console.log("rules of the official examples: not run: ../shared is not here");

const texts = spread(100, [
  rightMessage,
  ...mutants.map(({ xml }) => xml),
  ...neighbours.map(({ xml }) => xml),
  ...brokenText.map(({ xml }) => xml),
  ...official,
]);
const rowOf = new Map(ruleDescriptions().map((row) => [row.id, row]));

const isDescribed = (kind: MessageKind, { rule, severity }: Issue): boolean => {
  const row = rowOf.get(rule);
  return row !== undefined && row.severities.includes(severity) && row.appliesTo.includes(kind);
};

test("no issue of any text has a rule, a severity or a kind of message that the table does not have", () => {
  const undescribed = new Set<string>();
  for (const xml of texts) {
    const { kind, issues } = validateMessage(xml, { now: clock() });
    for (const issue of issues)
      if (!isDescribed(kind, issue)) undescribed.add(`${issue.rule} ${issue.severity} ${kind}`);
  }
  expect([...undescribed]).toEqual([]);
});

test("each function of a rule finds only what belongs to its own rule and severities", () => {
  const foreign = new Set<string>();
  for (const xml of texts) {
    const subject = subjectIn(xml);
    if (subject === undefined) continue;
    for (const check of checks) {
      if (!check.appliesTo.includes(subject.kind)) continue;
      const found: Finding[] = [];
      check.check(subject, found);
      for (const { rule, severity } of found)
        if (rule !== check.id || !check.severities.includes(severity)) foreign.add(`${check.id}: ${rule} ${severity}`);
    }
  }
  expect([...foreign]).toEqual([]);
});

function subjectIn(xml: string): ReturnType<typeof subjectOf> | undefined {
  try {
    return subjectOf(readXml(xml, { tolerant: true }).resource, { now: clock() });
  } catch (error) {
    if (error instanceof XmlReadError) return undefined;
    throw error;
  }
}

/** What a rule says of a consultation alone. */
const ofConsultations: ReadonlySet<string> = new Set(["CS-14 error", "CS-33 error"]);

test(
  "every rule of the guide and of clinical safety that the table has is broken by a mutant, with each of its " +
    "severities",
  () => {
    const seen = new Set(mutants.map(({ rule, severity }) => `${rule} ${severity}`));
    const unproven = ruleDescriptions()
      .filter(({ id, appliesTo }) => !id.startsWith("FHIR-") && appliesTo.length > 0)
      .flatMap(({ id, severities }) =>
        severities.map((severity) => `${id} ${severity}`).filter((one) => !seen.has(one) && !ofConsultations.has(one)),
      );
    expect(unproven).toEqual([]);
  },
);

test("the table names each rule once, with words, a source and what it may give; every safety rule is in it", () => {
  expect(new Set(ruleDescriptions().map(({ id }) => id)).size).toBe(ruleDescriptions().length);
  for (const { id, text, source, severities } of ruleDescriptions()) {
    expect({ id, words: text.split(" ").length > 2, source: source !== "", severities: severities.length > 0 }).toEqual(
      { id, words: true, source: true, severities: true },
    );
  }
  for (const { id } of safetyRules) expect(rowOf.has(id), id).toBe(true);
});
