import type { Identifier } from "../fhir/types.js";
import { headings, olderHeadings } from "../terminology/headings.js";
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

/** The headings that a message can have: in a tag, UR-060 says more of them. */
const headingCodes: ReadonlySet<string> = new Set([...Object.keys(headings), ...Object.keys(olderHeadings)]);

/** A tag of BCP 47 as FHIR's lists have them: language, and where it matters script and region. */
const language = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?$/;

const absolute = "A system is named by its whole address, such as https://... or urn:...";

/** A scheme and what follows it; an address that is empty or has spaces has the wrong form already. */
function isAbsolute(address: string): boolean {
  return /^[a-z][a-z0-9+.-]*:|^\s|^$/.test(address);
}

/** The value under it is an address itself. */
const addresses = "urn:ietf:rfc:3986";

const uuid = /^(?:urn:uuid:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Codes that are none of their system, whatever element they stand in. */
export function* codeFaults({ codings, quantities, values }: Subject): Generator<Finding> {
  for (const coding of codings) {
    const { system, code } = coding.value;
    if (system !== undefined && !isAbsolute(system)) yield errorOf("FHIR-Coding", "wrong-form", `${coding.path}.system`, absolute);
    else if (system?.includes("/ValueSet/") === true) yield errorOf("FHIR-Coding", "wrong-form", `${coding.path}.system`, "This is the address of a value set; a code belongs to a code system.");
    const list = system === systems.recordStandardHeadings && coding.name !== "tag" ? headingCodes : lists.get(system);
    if (code !== undefined && list?.has(code) === false) yield errorOf("FHIR-Coding", "code-unknown", `${coding.path}.code`, `The system ${String(system)} has no such code.`, { received: code });
  }
  for (const met of values.get("Identifier") ?? []) {
    const { system, value } = met.value as Identifier;
    if (system !== undefined && !isAbsolute(system)) yield errorOf("FHIR-Identifier", "wrong-form", `${met.path}.system`, absolute);
    else if (system === addresses && value !== undefined && !isAbsolute(value)) yield errorOf("FHIR-Identifier", "wrong-form", `${met.path}.value`, `A value under ${addresses} is a whole address itself.`);
    else if (system === systems.rfc4122 && value !== undefined && !uuid.test(value)) yield errorOf("FHIR-Identifier", "wrong-form", `${met.path}.value`, `A value under ${systems.rfc4122} is a uuid.`);
  }
  for (const quantity of quantities) {
    const { system, code } = quantity.value;
    if (system !== undefined && !isAbsolute(system)) yield errorOf("FHIR-Quantity", "wrong-form", `${quantity.path}.system`, absolute);
    if (system === systems.ucum && code !== undefined && !isUcum(code)) yield errorOf("FHIR-Quantity", "wrong-unit", `${quantity.path}.code`, "The code is no unit of UCUM, such as mm[Hg], kg/m2 or {beats}/min.");
  }
  for (const met of values.get("code") ?? []) {
    // A code with spaces around it has the wrong form already.
    if (met.name === "language" && !language.test(String(met.value)) && String(met.value) === String(met.value).trim()) yield errorOf("FHIR-language", "code-unknown", met.path, "A language is a code of BCP 47, such as en or en-GB.");
  }
}
