import type { Finding } from "../report/finding.js";
import type { Subject } from "../subject/subject.js";

/** What must not be here at all, or has nothing in it: no more is said of it or of what is in it. */
const refusals: ReadonlySet<string> = new Set(["forbidden", "resource-not-allowed", "too-many", "empty"]);
/** After one of these in the guide's words, FHIR's own complaint about the same element is the same fault again. */
const settled: ReadonlySet<string> = new Set([
  ...refusals,
  "wrong-form",
  "fixed-value",
  "code-unknown",
  "other-system",
  "required",
  "unresolved-reference",
  "repeated",
]);

/**
 * What FHIR says of an element after the guide has, and what is said of something within an element that must not be
 * there.
 */
export function withoutEchoes(_: Subject, findings: readonly Finding[]): readonly Finding[] {
  const errors = findings.filter(({ severity }) => severity === "error");
  const refused = errors.filter(isRefusal).map(({ path }) => path);
  if (refused.length === 0 && !findings.some(({ rule }) => isOfFhir(rule))) return findings;
  const said = new Set(errors.filter(({ rule, code }) => !isOfFhir(rule) && settled.has(code)).map(({ path }) => path));
  // A period that ends before it begins is said of its end (CS-10).
  for (const { rule, code, path } of errors)
    if (code === "time-backwards" && !isOfFhir(rule) && path.endsWith(".end")) said.add(path.slice(0, -".end".length));
  return findings.filter(
    ({ rule, path }) => !(isOfFhir(rule) && said.has(path)) && !refused.some((above) => isBelow(path, above)),
  );
}

/** One too many of a list says which; of a slice or a kind of resource it says only that there are too many. */
function isRefusal({ code, path }: Finding): boolean {
  return refusals.has(code) && (code !== "too-many" || path.endsWith("]"));
}

function isOfFhir(rule: string): boolean {
  return rule.startsWith("FHIR-");
}

function isBelow(path: string, above: string): boolean {
  return path.length > above.length && path.startsWith(above) && [".", "["].includes(path.charAt(above.length));
}
