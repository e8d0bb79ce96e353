import type { Resource } from "../fhir/types.js";
import { attachmentFaults } from "./attachment-faults.js";
import { baseFaults } from "./base-faults.js";
import { codeFaults } from "./code-faults.js";
import { extensionFaults } from "./extension-faults.js";
import { errorOf, type Finding } from "./finding.js";
import { invariantFaults } from "./invariants/invariant-faults.js";
import type { ValidateOptions } from "./options.js";
import { isPart } from "./kind.js";
import { looseBindings } from "./loose-bindings.js";
import { profileFaults } from "./profile-faults.js";
import type { MessageKind } from "./report.js";
import { checks } from "./rules.js";
import { anyMessage } from "./rules/message-shape.js";
import { safetyFaults } from "./safety-faults.js";
import { subjectOf, type Subject } from "./subject.js";
import { withoutCascades } from "./without-cascades.js";

/** What a message turned out to be, and everything that is wrong with it, each thing once. */
export interface Judgement {
  readonly kind: Exclude<MessageKind, "unreadable">;
  readonly findings: readonly Finding[];
}

/** `problems`: what reading the text found already. */
export function judge(root: Resource, options: ValidateOptions, problems: readonly Finding[] = []): Judgement {
  const subject = subjectOf(root, options);
  const { kind } = subject;
  if (kind === "other" && !isPart(root) && !isMisshapen(subject)) return { kind, findings: [...anyMessage.check(subject)] };
  const found: Finding[] = [];
  for (const finding of everyFault(subject, options)) if (found.push(finding) === most) break;
  const left = found.length + problems.length === 0 ? [] : withoutCascades(subject, found, problems);
  return { kind, findings: found.length < most ? left : [...left, errorOf("UR-001", "more-issues", root.resourceType, "So much is wrong that checking stopped. Correct what is listed, then validate again.")] };
}

/** More tell nobody more, and would take seconds. */
const most = 2_000;

function* everyFault(subject: Subject, options: ValidateOptions): Generator<Finding> {
  // What is no FHIR at all, as only objects can be, is all that is said: no rule is asked of it.
  if (isMisshapen(subject)) {
    yield* baseFaults(subject);
    return;
  }
  yield* wanted(profileFaults(subject), options);
  yield* safetyFaults(subject, options);
  for (const rule of checks) if (rule.appliesTo.includes(subject.kind)) yield* wanted(rule.check(subject), options);
  yield* baseFaults(subject);
  yield* invariantFaults(subject);
  yield* codeFaults(subject);
  yield* attachmentFaults(subject);
  yield* extensionFaults(subject);
  yield* wanted(looseBindings(subject), options);
}

/** Without the warnings that are not wanted. Safety's rules leave out their own: what a consultation would have to confirm stays. */
function wanted(found: Iterable<Finding>, { withoutWarnings }: ValidateOptions): Iterable<Finding> {
  return withoutWarnings === undefined ? found : [...found].filter(({ severity, rule }) => severity !== "warning" || !withoutWarnings.includes(rule));
}

function isMisshapen({ values }: Subject): boolean {
  return values.has("!") || values.has("[]");
}
