import type { Coding, Identifier, Quantity } from "../../fhir/types.js";
import { headings, olderHeadings } from "../../terminology/headings.js";
import { hl7CodeLists } from "../../terminology/hl7-code-lists.js";
import { isJobRoleCode } from "../../terminology/job-roles.js";
import { nhsCodeLists } from "../../terminology/nhs-code-lists.generated.js";
import { allMethods } from "../../terminology/measurement-rows.js";
import { participantTypeValueSet } from "../../terminology/encounter.js";
import { systems } from "../../terminology/systems.js";
import { isUcum } from "../../terminology/ucum.js";
import { once } from "../../values/once.js";
import { errorOf, mostFindings, type Finding } from "../report/finding.js";
import { knownAddresses } from "../subject/forms.js";
import type { Found, Subject } from "../subject/subject.js";
import type { Met } from "../subject/walk.js";

/** True for a code of one list. */
type Has = (code: string) => boolean;

/** The systems whose every code is known: a code under one of them must be in its list, wherever it is used. */
const lists = once(
  (): ReadonlyMap<string | undefined, Has> =>
    new Map([
      ...Object.entries({ ...nhsCodeLists, ...hl7CodeLists }).map(([system, list]): [string, Has] => {
        const codes = once(() => new Set(list.split(" ")));
        return [system, (code) => codes().has(code)];
      }),
      [systems.sdsJobRoleName, isJobRoleCode],
      [systems.sdsJobRoleNameAlternative, isJobRoleCode],
    ]),
);

/** True for a heading that a message can have; UR-060 says more about those in tags. */
const isHeading: Has = (code) => Object.hasOwn(headings, code) || Object.hasOwn(olderHeadings, code);

/** A tag of BCP 47 as FHIR's lists have them: language, and where it matters script and region. */
const language = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?$/;

const absolute = "A system must be named by its whole address, such as https://... or urn:...";

/** A scheme and what follows it; an address that is empty or has spaces has the wrong form already. */
function isAbsolute(address: string): boolean {
  return knownAddresses.has(address) || /^[a-z][a-z0-9+.-]*:|^\s|^$/.test(address);
}

/** The system whose values are addresses themselves. */
const addresses = "urn:ietf:rfc:3986";

const uuid = /^(?:urn:uuid:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Codes that their system does not have, in whatever element, up to the greatest number of findings. */
export function codeFaults({ codings, quantities, values }: Subject): readonly Finding[] {
  const found: Finding[] = [];
  const look = <M>(all: readonly M[], add: (one: M, found: Finding[]) => void): void => {
    for (const one of all) if (found.length < mostFindings) add(one, found);
  };
  look(codings, addOfCoding);
  look((values.get("Identifier") ?? []) as readonly Found<Identifier>[], addOfIdentifier);
  look(quantities, addOfQuantity);
  look(values.get("code") ?? [], addOfLanguage);
  return found;
}

function addOfCoding(coding: Found<Coding>, found: Finding[]): void {
  const { system, code } = coding.value;
  // Its codes cannot be listed, and most codings use it.
  if (system === systems.snomed) return;
  const list = system === systems.recordStandardHeadings && coding.name !== "tag" ? isHeading : lists().get(system);
  if (list === undefined && system !== undefined) {
    if (!isAbsolute(system)) found.push(errorOf("FHIR-Coding", "wrong-form", `${coding.path}.system`, absolute));
    // UR-031 warns of the address of this value set.
    else if (system.includes("/ValueSet/") && system !== participantTypeValueSet)
      found.push(
        errorOf(
          "FHIR-Coding",
          "wrong-form",
          `${coding.path}.system`,
          "This is the address of a value set: use that of a code system.",
        ),
      );
  }
  if (code !== undefined && list?.(code) === false)
    found.push(
      errorOf("FHIR-Coding", "code-unknown", `${coding.path}.code`, `The system ${String(system)} has no such code.`, {
        received: code,
      }),
    );
}

function addOfIdentifier(met: Found<Identifier>, found: Finding[]): void {
  const { system, value } = met.value;
  if (system !== undefined && !isAbsolute(system))
    found.push(errorOf("FHIR-Identifier", "wrong-form", `${met.path}.system`, absolute));
  else if (system === addresses && value !== undefined && !isAbsolute(value))
    found.push(
      errorOf(
        "FHIR-Identifier",
        "wrong-form",
        `${met.path}.value`,
        `A value under ${addresses} must be a whole address itself.`,
      ),
    );
  else if (system === systems.rfc4122 && value !== undefined && !uuid.test(value))
    found.push(
      errorOf("FHIR-Identifier", "wrong-form", `${met.path}.value`, `A value under ${systems.rfc4122} must be a uuid.`),
    );
}

function addOfQuantity(quantity: Found<Quantity>, found: Finding[]): void {
  const { system, code } = quantity.value;
  if (system !== undefined && !isAbsolute(system))
    found.push(errorOf("FHIR-Quantity", "wrong-form", `${quantity.path}.system`, absolute));
  if (system === systems.ucum && code !== undefined && !unitsOfSigns().has(code) && !isUcum(code))
    found.push(
      errorOf(
        "FHIR-Quantity",
        "wrong-unit",
        `${quantity.path}.code`,
        "The code is not a UCUM unit, such as mm[Hg], kg/m2 or {beats}/min.",
      ),
    );
}

/** The units of nearly everything that is measured. */
const unitsOfSigns = once((): ReadonlySet<string> => new Set(allMethods().flatMap(({ units }) => units)));

/** A code with spaces around it has the wrong form already. */
function addOfLanguage(met: Met, found: Finding[]): void {
  if (met.name === "language" && !language.test(String(met.value)) && String(met.value) === String(met.value).trim())
    found.push(
      errorOf("FHIR-language", "code-unknown", met.path, "A language must be a code of BCP 47, such as en or en-GB."),
    );
}
