import { jobRoles } from "../terminology/job-roles.js";
import { nhsCodeLists } from "../terminology/nhs-code-lists.generated.js";
import { systems } from "../terminology/systems.js";
import { isUcum } from "../terminology/ucum.js";
import { errorOf, type Finding } from "./finding.js";
import type { Subject } from "./subject.js";

const roles: ReadonlySet<string> = new Set(Object.keys(jobRoles));

/** The systems that are known whole: a code under one of them is in its list, wherever it stands. */
const lists: ReadonlyMap<string | undefined, ReadonlySet<string>> = new Map([
  ...Object.entries(nhsCodeLists).map(([system, codes]): [string, ReadonlySet<string>] => [system, new Set(codes.split(" "))]),
  [systems.sdsJobRoleName, roles],
  [systems.sdsJobRoleNameAlternative, roles],
]);

/** A tag of BCP 47 as FHIR's lists have them: language, and where it matters script and region. */
const language = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?$/;

/** Codes that are none of their system, whatever element they stand in. */
export function* codeFaults({ codings, quantities, values }: Subject): Generator<Finding> {
  for (const coding of codings) {
    const { system, code } = coding.value;
    if (code !== undefined && lists.get(system)?.has(code) === false) yield errorOf("FHIR-Coding", "code-unknown", `${coding.path}.code`, `The system ${String(system)} has no such code.`, { received: code });
  }
  for (const quantity of quantities) {
    const { system, code } = quantity.value;
    if (system === systems.ucum && code !== undefined && !isUcum(code)) yield errorOf("FHIR-Quantity", "wrong-unit", `${quantity.path}.code`, "The code is no unit of UCUM, such as mm[Hg], kg/m2 or {beats}/min.");
  }
  for (const met of values.get("code") ?? []) {
    // A code with spaces around it has the wrong form already.
    if (met.name === "language" && !language.test(String(met.value)) && String(met.value) === String(met.value).trim()) yield errorOf("FHIR-language", "code-unknown", met.path, "A language is a code of BCP 47, such as en or en-GB.");
  }
}
