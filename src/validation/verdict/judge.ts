import type { Resource } from "../../fhir/types.js";
import { baseFaults, attachmentFaults } from "../searches/base-faults.js";
import { codeFaults } from "../searches/code-faults.js";
import { extensionFaults } from "../searches/extension-faults.js";
import type { Rule } from "../rules/rule.js";
import { errorOf, mostFindings, type Finding, warningOf } from "../report/finding.js";
import { invariantFaults } from "../invariants/invariants.js";
import type { ValidateOptions } from "../options.js";
import { isPart } from "../subject/kind.js";
import { looseBindings } from "../searches/loose-bindings.js";
import { profileFaults } from "../searches/profile-faults.js";
import type { MessageKind } from "../report/report.js";
import { checks } from "../rules/rules.js";
import { anyMessage } from "../rules/message-shape.js";
import { subjectOf, type Subject } from "../subject/subject.js";
import { withoutCascades } from "./without-cascades.js";
import { isIssueCode } from "../report/issue-codes.js";
import { applyRules, type RuleFinding } from "../safety/safety-rules.js";
import { messageFacts } from "../safety/facts/message-facts.js";
import { onceEach } from "../../values/once.js";

/** What a message turned out to be, and everything that is wrong with it, each fault once. */
interface Judgement {
  readonly kind: Exclude<MessageKind, "unreadable">;
  readonly findings: readonly Finding[];
}

/** `problems`: what reading the text found already. */
export function judge(root: Resource, options: ValidateOptions, problems: readonly Finding[] = []): Judgement {
  const subject = subjectOf(root, options);
  const { kind } = subject;
  if (kind === "other" && !isPart(root) && !isMisshapen(subject))
    return { kind, findings: foundBy(anyMessage, subject) };
  const found = faultsIn(subject, options);
  const left = found.length + problems.length === 0 ? [] : withoutCascades(subject, found, problems);
  return {
    kind,
    findings:
      found.length < mostFindings
        ? left
        : [
            ...left,
            errorOf(
              "UR-001",
              "more-issues",
              root.resourceType,
              "Checking stopped: there are too many errors. Correct what is listed, then validate again.",
            ),
          ],
  };
}

const checksFor: (kind: Subject["kind"]) => readonly Rule["check"][] = onceEach((kind) =>
  checks.flatMap(({ appliesTo, check }) => (appliesTo.includes(kind) ? [check] : [])),
);

/** What is checked after the guide's rules. */
const searches: readonly ((subject: Subject) => readonly Finding[])[] = [
  baseFaults,
  invariantFaults,
  codeFaults,
  attachmentFaults,
  extensionFaults,
  looseBindings,
];

function faultsIn(subject: Subject, options: ValidateOptions): readonly Finding[] {
  // What is not FHIR at all (only objects can be so) is all that is reported: no rule is applied to it.
  if (isMisshapen(subject)) return baseFaults(subject);
  const found: Finding[] = [];
  take(profileFaults(subject), found, options);
  // The rules of safety leave out their own unwanted warnings: findings that a person must confirm always stay.
  take(safetyFaults(subject, options), found);
  for (const check of checksFor(subject.kind)) {
    const before = found.length;
    check(subject, found);
    if (found.length > before) take(found.splice(before), found, options);
  }
  for (const search of searches) take(search(subject), found, options);
  return found;
}

/** Everything that one rule finds. */
function foundBy(rule: Rule, subject: Subject): readonly Finding[] {
  const found: Finding[] = [];
  rule.check(subject, found);
  return found;
}

/**
 * Adds findings until there are enough, except unwanted warnings: they never take the place of a finding that counts.
 */
function take(findings: Iterable<Finding>, found: Finding[], { withoutWarnings = [] }: ValidateOptions = {}): void {
  for (const finding of findings) {
    if (found.length >= mostFindings) return;
    if (finding.severity !== "warning" || !withoutWarnings.includes(finding.rule)) found.push(finding);
  }
}

function isMisshapen({ values }: Subject): boolean {
  return values.has("!") || values.has("[]");
}

/**
 * What the rules of clinical safety (CS-) find in a message. A finding that a person must confirm is a warning here.
 */
function safetyFaults(subject: Subject, options: ValidateOptions): Iterable<Finding> {
  const found = applyRules(messageFacts(subject), { ...options, now: subject.now });
  return Array.isArray(found) && found.length === 0 ? [] : asFindings(found);
}

function* asFindings(found: Iterable<RuleFinding>): Generator<Finding> {
  for (const { rule, kind, code, path, message, codes } of found) {
    yield (kind === "error" ? errorOf : warningOf)(rule, isIssueCode(code) ? code : "own-rule", path, message, codes);
  }
}
