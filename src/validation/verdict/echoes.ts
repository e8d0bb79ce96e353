import type { Finding } from "../report/finding.js";
import type { Subject } from "../subject/subject.js";

/** What is not allowed here at all, or is empty: nothing more is reported about it or its content. */
const refusals: ReadonlySet<string> = new Set(["forbidden", "resource-not-allowed", "too-many", "empty"]);
/** After one of these from a rule of the guide, FHIR's own finding at the same element is the same fault again. */
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
 * FHIR's findings about an element that the guide has already reported, findings within an element that is not allowed,
 * and the words of a unit that is the wrong one anyway.
 */
export function withoutEchoes(_: Subject, findings: readonly Finding[]): readonly Finding[] {
  const errors = findings.filter(({ severity }) => severity === "error");
  const refused = errors.filter(isRefusal).map(({ path }) => path);
  const units = new Set(errors.flatMap(({ code, path }) => (code === "wrong-unit" ? unitBeside(path) : [])));
  if (refused.length === 0 && units.size === 0 && !findings.some(({ rule }) => isOfFhir(rule))) return findings;
  const said = new Set(errors.filter(({ rule, code }) => !isOfFhir(rule) && settled.has(code)).map(({ path }) => path));
  // CS-10 reports a period that ends before it begins at its end.
  for (const { rule, code, path } of errors)
    if (code === "time-backwards" && !isOfFhir(rule) && path.endsWith(".end")) said.add(path.slice(0, -".end".length));
  return findings.filter(
    ({ rule, path }) =>
      !(isOfFhir(rule) && said.has(path)) &&
      !(rule === "CS-01" && units.has(path)) &&
      !refused.some((above) => isBelow(path, above)),
  );
}

/** The words beside the code of a unit. */
function unitBeside(code: string): string {
  return code.replace(/\.code$/, ".unit");
}

/**
 * For a list, the path says which item is too many; for a slice or a type of resource, only that there are too many.
 */
function isRefusal({ code, path }: Finding): boolean {
  return refusals.has(code) && (code !== "too-many" || path.endsWith("]"));
}

function isOfFhir(rule: string): boolean {
  return rule.startsWith("FHIR-");
}

function isBelow(path: string, above: string): boolean {
  return path.length > above.length && path.startsWith(above) && [".", "["].includes(path.charAt(above.length));
}
