import type { Bundle, Resource } from "../../../src/fhir/types.js";
import type { Finding } from "../../../src/validation/report/finding.js";
import { checks } from "../../../src/validation/rules/rules.js";
import { subjectOf, type Subject } from "../../../src/validation/subject/subject.js";

/** A message with a document of these resources and nothing else, as a caller without types could give it. */
export function documentOf(...resources: readonly object[]): Subject {
  const document = { resourceType: "Bundle", type: "document", entry: resources.map((resource) => ({ resource })) };
  return subjectOf(
    { resourceType: "Bundle", type: "message", entry: [{ resource: document }] } as unknown as Bundle,
    {},
  );
}

/** What every function of a rule finds. */
export function foundBy(id: string, subject: Subject): readonly Finding[] {
  const found: Finding[] = [];
  for (const rule of checks) if (rule.id === id) rule.check(subject, found);
  return found;
}

/** Severity, code and the path below the document: `error required [0].resource.meta.tag`. */
export function places(findings: Iterable<Finding>): readonly string[] {
  return [...findings].map(
    ({ severity, code, path }) => `${severity} ${code} ${path.replace(/^.*?resource\.entry\[/, "[")}`,
  );
}

/** The whole of what was found in a subject: place and words, each a line. */
export function whole(findings: Iterable<Finding>): readonly string[] {
  return [...findings].map((finding) => {
    const { rule, message, expected, received } = finding;
    return [
      `${rule} ${places([finding]).join("")}`,
      message,
      ...(expected === undefined ? [] : [`expected ${expected}`]),
      ...(received === undefined ? [] : [`received ${received}`]),
    ].join(" | ");
  });
}

/** A resource alone, judged as what it is. */
export function alone(resource: object): Subject {
  return subjectOf(resource as Resource, {});
}
