import type { Condition } from "../../../../fhir/types.js";
import type { Subject } from "../../../subject/subject.js";
import type { Stated, Withdrawal } from "../facts.js";

/** The statements of a message that its own statuses withdraw, and the people whom it no longer counts. */
export function withdrawnIn(subject: Subject): readonly Stated<Withdrawal>[] {
  const found: Stated<Withdrawal>[] = [];
  for (const { resource, path } of subject.of("Observation"))
    if (resource.status === "entered-in-error" || resource.status === "cancelled")
      found.push({ value: resource.status, path: `${path}.status` });
  for (const { resource, path } of subject.of("Condition")) {
    const value = withdrawalOf(resource);
    if (value !== undefined) found.push({ value, path: `${path}.verificationStatus` });
  }
  for (const type of ["Patient", "Practitioner", "PractitionerRole"] as const)
    for (const { resource, path } of subject.of(type))
      if (resource.active === false) found.push({ value: "inactive", path: `${path}.active` });
  return found;
}

function withdrawalOf({ verificationStatus, clinicalStatus }: Condition): Withdrawal | undefined {
  if (verificationStatus === "entered-in-error") return verificationStatus;
  if (verificationStatus !== "refuted") return undefined;
  return clinicalStatus === "active" ? "refuted-but-active" : "refuted";
}
