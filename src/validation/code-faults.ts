import type { Identifier } from "../fhir/types.js";
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

const absolute = "A system is named by its whole address, such as https://... or urn:...";

/** A scheme and what follows it; an address that is empty or has spaces has the wrong form already. */
function isAbsolute(address: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:|^\s|^$/.test(address);
}

/** The value under it is an address itself. */
const addresses = "urn:ietf:rfc:3986";

/** Codes that are none of their system, whatever element they stand in. */
export function* codeFaults({ codings, quantities, values }: Subject): Generator<Finding> {
  for (const coding of codings) {
    const { system, code } = coding.value;
    if (system !== undefined && !isAbsolute(system)) yield errorOf("FHIR-Coding", "wrong-form", `${coding.path}.system`, absolute);
    else if (system?.includes("/ValueSet/") === true) yield errorOf("FHIR-Coding", "wrong-form", `${coding.path}.system`, "This is the address of a value set; a code belongs to a code system.");
    if (code !== undefined && lists.get(system)?.has(code) === false) yield errorOf("FHIR-Coding", "code-unknown", `${coding.path}.code`, `The system ${String(system)} has no such code.`, { received: code });
  }
  for (const met of values.get("Identifier") ?? []) {
    const { system, value } = met.value as Identifier;
    if (system !== undefined && !isAbsolute(system)) yield errorOf("FHIR-Identifier", "wrong-form", `${met.path}.system`, absolute);
    else if (system === addresses && value !== undefined && !isAbsolute(value)) yield errorOf("FHIR-Identifier", "wrong-form", `${met.path}.value`, `A value under ${addresses} is a whole address itself.`);
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
