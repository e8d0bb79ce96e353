import { invariants } from "./invariants/invariants.js";
import type { MessageKind, Severity } from "./report/report.js";
import { checks } from "./rules/rules.js";
import type { RuleDescription } from "./rules/rule.js";
import type { SafetyKind } from "./safety/safety-rule.js";
import { safetyRules } from "./safety/safety-rules.js";
import { typesWithSchema } from "./schemas/schemas.js";
import { forms } from "./subject/forms.js";
import { askedByProfiles } from "./rules/asked-by-profiles.js";
import { once } from "../values/once.js";

const readable: readonly MessageKind[] = ["update-record", "acknowledgement", "other"];
const fhir = "HL7 FHIR STU3";

function ofFhir(id: string, text: string): RuleDescription {
  return { id: `FHIR-${id}`, text, source: fhir, severities: ["error"], appliesTo: readable };
}

/**
 * What a named person confirmed before the message was built is a warning in a report, so that the practice knows it.
 */
const severityOfKind: Readonly<Record<SafetyKind, Severity>> = {
  error: "error",
  confirm: "warning",
  warning: "warning",
};

/** One row for each function that finds something; several may serve one rule. */
function parts(): readonly RuleDescription[] {
  return [
    {
      id: "UR-001",
      text: "The text is well-formed XML in UTF-8, without a document type declaration, and within the limits.",
      source: "update-record.md, section 1",
      severities: ["error"],
      appliesTo: ["unreadable", ...readable],
    },
    ...checks,
    ...askedByProfiles,
    ...safetyRules.map(({ id, text, source, kinds, seenIn }): RuleDescription => ({
      id,
      text,
      source,
      severities: kinds.map((kind) => severityOfKind[kind]),
      appliesTo: seenIn.includes("message") ? readable : [],
    })),
    ofFhir(
      "xml",
      "Every element and attribute is one that FHIR allows there, in its namespace, in FHIR's order and with a value.",
    ),
    ofFhir(
      "json",
      "In JSON every member is one that FHIR has there, there once, a list where FHIR has one, of the kind that FHIR " +
        "has, and not empty.",
    ),
    ofFhir(
      "element",
      "Every member is one that FHIR allows there, a list where FHIR has a list, and of the right kind.",
    ),
    ofFhir("ele-1", "An element has a value or something in it."),
    ...Object.entries(forms).map(([type, form]) => ofFhir(type, `A value of type ${type} is ${form}.`)),
    ...typesWithSchema().map((type) => ofFhir(type, `The data type ${type} has the parts that FHIR gives it.`)),
    ofFhir("Attachment", "The size of an attachment is the number of its bytes."),
    ofFhir("Coding", "A system is named by its whole address, and a code is one that its system has."),
    ofFhir("language", "A language is a code of BCP 47."),
    ...invariants.map(({ key, text }) => ofFhir(key, text)),
  ];
}

function byId(rows: readonly RuleDescription[]): readonly RuleDescription[] {
  const found = new Map<string, RuleDescription>();
  for (const { id, text, source, severities, appliesTo } of rows) {
    const same = found.get(id);
    const row = { id, text, source, severities: united(severities), appliesTo };
    found.set(id, same === undefined ? row : unitedRow(same, row));
  }
  return [...found.values()];
}

function unitedRow(one: RuleDescription, other: RuleDescription): RuleDescription {
  return {
    id: one.id,
    text: united([one.text, other.text]).join(" "),
    source: united([one.source, other.source]).join("; "),
    severities: united([...one.severities, ...other.severities]),
    appliesTo: united([...one.appliesTo, ...other.appliesTo]),
  };
}

/** Each once. */
function united<Value>(values: readonly Value[]): readonly Value[] {
  return values.length === 1 ? values : values.filter((value, at) => values.indexOf(value) === at);
}

/**
 * Every rule that a report can name, each once: the guide's (UR-), this project's of clinical safety (CS-), FHIR's own.
 * A deployer's own rules are added to them. The same as a page: docs/rules.md.
 *
 * @example
 * for (const { message, rule } of validateMessage(xml).issues) {
 *   console.log(message, ruleDescriptions().find(({ id }) => id === rule)?.source);
 * }
 */
export const ruleDescriptions: () => readonly RuleDescription[] = /* @__PURE__ */ once(() => byId(parts()));
