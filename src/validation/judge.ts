import type { Resource } from "../fhir/types.js";
import { baseFaults } from "./base-faults.js";
import type { Finding } from "./finding.js";
import type { ValidateOptions } from "./options.js";
import { isPart } from "./kind.js";
import { profileFaults } from "./profile-faults.js";
import type { MessageKind } from "./report.js";
import { rules } from "./rules.js";
import { anyMessage } from "./rules/message-shape.js";
import { safetyFaults } from "./safety-faults.js";
import { subjectOf } from "./subject.js";
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
  if (kind === "other" && !isPart(root)) return { kind, findings: [...anyMessage.check(subject)] };
  const found = [...profileFaults(subject), ...safetyFaults(subject, options)];
  for (const rule of rules) if (rule.appliesTo.includes(kind)) for (const finding of rule.check(subject)) found.push(finding);
  found.push(...baseFaults(subject));
  return { kind, findings: found.length + problems.length === 0 ? [] : withoutCascades(subject, found, problems) };
}
