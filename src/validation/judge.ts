import type { Resource } from "../fhir/types.js";
import { baseFaults } from "./base-faults.js";
import type { Finding } from "./finding.js";
import type { ValidateOptions } from "./options.js";
import { profileFaults } from "./profile-faults.js";
import type { MessageKind } from "./report.js";
import { rules } from "./rules.js";
import { safetyFaults } from "./safety-faults.js";
import { subjectOf } from "./subject.js";

/** What a message turned out to be, and everything that is wrong with it, each thing once. */
export interface Judgement {
  readonly kind: Exclude<MessageKind, "unreadable">;
  readonly findings: readonly Finding[];
}

export function judge(root: Resource, options: ValidateOptions): Judgement {
  const subject = subjectOf(root, options);
  const found = [...profileFaults(subject), ...safetyFaults(subject, options)];
  for (const rule of rules) if (rule.appliesTo.includes(subject.kind)) for (const finding of rule.check(subject)) found.push(finding);
  found.push(...baseFaults(subject));
  const byPlace = new Map<string, Finding>();
  for (const finding of found) {
    const key = `${finding.path} ${finding.code}`;
    if (!byPlace.has(key)) byPlace.set(key, finding);
  }
  return { kind: subject.kind, findings: [...byPlace.values()].filter((finding) => !isEcho(finding, byPlace)) };
}

/** Spaces around the address of a profile break the form of a uri as well: one fault, said in its own words. */
function isEcho({ code, path }: Finding, byPlace: ReadonlyMap<string, Finding>): boolean {
  return code === "wrong-form" && byPlace.has(`${path} spaces-around-profile`);
}
