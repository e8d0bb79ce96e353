import { attentionTexts } from "../../delivery/attention.js";
import { meshErrors } from "../../terminology/mesh-errors.js";
import { responseCodes } from "../../terminology/response-codes.js";
import { issueCodes, type IssueCode } from "../../validation/report/issue-codes.js";
import { stateWords } from "../state-words.js";
import { codeExamples } from "./code-examples.js";
import { sidesOf } from "./example-sides.js";
import { meshReasons } from "./mesh-reasons.js";
import { ruleNotes } from "./rule-notes.js";
import type { Example } from "./rule-note.js";
import type { Topic } from "./topic.js";

/** Every kind of fault that a report names. */
export function faultTopics(): readonly Topic[] {
  return (Object.keys(issueCodes) as IssueCode[]).map((code): Topic => {
    const shown = shownBy(code);
    return {
      id: code,
      kind: "kind of fault",
      title: issueCodes[code],
      says: issueCodes[code],
      ...(shown === undefined
        ? {}
        : {
            example: { language: shown.example.language, rule: shown.rule, ...sidesOf(shown.example) },
            see: rulesWith(code, shown.rule),
          }),
    };
  });
}

function shownBy(code: IssueCode): { readonly rule: string; readonly example: Example } | undefined {
  const own = codeExamples[code];
  if (own !== undefined) return own;
  const found = Object.entries(ruleNotes).find(([, { example }]) => example.code === code);
  return found === undefined ? undefined : { rule: found[1].example.reportedAs ?? found[0], example: found[1].example };
}

/** The rules whose own example is of this kind, the one that is shown first. */
function rulesWith(code: IssueCode, first: string): readonly string[] {
  const others = Object.entries(ruleNotes).flatMap(([id, { example }]) => (example.code === code ? [id] : []));
  return [...new Set([first, ...others])];
}

/** Why a person is needed. */
export function attentionTopics(): readonly Topic[] {
  return Object.entries(attentionTexts).map(([id, text]) => ({
    id,
    kind: "reason for attention",
    title: text,
    says: text,
    action: "`update-record attention` lists what is open, `update-record resolve` closes it.",
    source: "docs/delivery.md",
    see: ["UR-101"],
  }));
}

/** What may become of a message. */
export function stateTopics(): readonly Topic[] {
  return Object.entries(stateWords).map(([id, words]) => ({
    id,
    kind: "state of a delivery",
    title: words,
    says: `${words}.`,
    source: "docs/delivery.md",
  }));
}

/** What a practice's system answers. */
export function responseTopics(): readonly Topic[] {
  return Object.entries(responseCodes).map(([id, { display, level, positive, outcome, action }]) => ({
    id,
    kind: "response code",
    title: display,
    says: `${display}. ${level === "business" ? "A business" : "An infrastructure"} acknowledgement, ${
      positive ? "positive" : "negative"
    }: ${outcome}.`,
    action,
    source: "NHS England, CodeSystem ITK-ResponseCodes-1 (1.5.0); ITK3 Message Distribution 2.10",
    see: ["UR-112", "UR-113"],
  }));
}

/** What MESH answers or reports. */
export function meshTopics(): readonly Topic[] {
  return Object.entries(meshErrors).map(([id, { meaning, routing, action }]) => ({
    id,
    kind: "MESH code",
    title: meaning,
    says: `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}. ${
      routing ? "It comes as a report, from tracing the patient." : "MESH refuses or reports it."
    }`,
    action,
    source: routing
      ? "NHS England, implementation guide GP Connect - Update Record (ITK3), 1.2.0-public-beta"
      : "NHS England, MESH API description",
    see: routing ? ["UR-093"] : ["ME-10"],
  }));
}

/** Why a call to MESH failed. */
export function meshReasonTopics(): readonly Topic[] {
  return Object.entries(meshReasons).map(([id, { certainty, resend, cause, action }]) => ({
    id,
    kind: "reason of a MeshError",
    title: cause,
    says:
      `A call to MESH failed. Likely cause: ${cause}. ` +
      (certainty === undefined ? "" : `What became of a send: ${certainty}. `) +
      `Sending again can help: ${resend}.`,
    action,
    source: "docs/mesh.md",
    see: ["ME-13"],
  }));
}
