import type {
  Address,
  ContactPoint,
  Extension,
  Period,
  Ratio,
  Reference,
  DomainResourceElements,
  Resource,
} from "../../fhir/types.js";
import { isFhirDateTime } from "../../values/dates.js";
import { isBefore, isTimed } from "../safety/facts/moments.js";
import type { Met } from "../subject/walk.js";
import { has, invariant, isThere, needs, type Invariant } from "./invariant.js";

const hash = "#".charCodeAt(0);

/** FHIR's rules for its data types. */
export const dataTypeInvariants: readonly Invariant[] = [
  invariant(
    "att-1",
    "Attachment",
    "required",
    ".contentType",
    "An attachment with data says what kind of content it is.",
    needs("data", "contentType"),
  ),
  invariant(
    "cpt-2",
    "ContactPoint",
    "required",
    ".system",
    "A contact point with a value says whether that is a telephone number, an address or something else.",
    needs("value", "system"),
  ),
  invariant(
    "ext-1",
    "Extension",
    "neither-or-both",
    "",
    "An extension has either a value or extensions of its own.",
    (extension: Extension) => has(extension, "extension") !== hasValue(extension),
  ),
  invariant(
    "per-1",
    "Period",
    "time-backwards",
    "",
    "A period does not end before it starts; an end without a time includes its whole day.",
    ({ start, end }: Period) => inOrder(start, end),
  ),
  invariant(
    "rat-1",
    "Ratio",
    "required",
    "",
    "A ratio has both numerator and denominator, or an extension and neither.",
    (ratio: Ratio) => {
      return (
        has(ratio, "numerator") === has(ratio, "denominator") && (has(ratio, "numerator") || has(ratio, "extension"))
      );
    },
  ),
  invariant(
    "ref-1",
    "Reference",
    "unresolved-reference",
    ".reference",
    "A reference that begins with # names a resource contained in the same one.",
    ({ reference }: Reference, met) => {
      return (
        reference?.charCodeAt(0) !== hash || (met !== undefined && contains(met.place.resource, reference.slice(1)))
      );
    },
  ),
  invariant(
    "org-2",
    "Address",
    "forbidden",
    ".use",
    "The address of an organization is never a home address.",
    ({ use }: Address, met) => use !== "home" || !isOfOrganization(met),
  ),
  invariant(
    "org-3",
    "ContactPoint",
    "forbidden",
    ".use",
    "The telephone number or email address of an organization is never a home one.",
    ({ use }: ContactPoint, met) => use !== "home" || !isOfOrganization(met),
  ),
];

function hasValue(extension: object): boolean {
  const members = extension as Readonly<Record<string, unknown>>;
  for (const name in members)
    if ((name.startsWith("value") && isThere(members[name])) || name.startsWith("_value")) return true;
  return false;
}

/**
 * False where the second is certainly before the first. A date without a time includes its whole day, and a part of a
 * date all of its days, as FHIR says of the end of a period: both as it is written and by the calendar of England.
 */
export function inOrder(first: unknown, second: unknown): boolean {
  if (first === second || second === undefined) return true;
  if (!isFhirDateTime(first) || !isFhirDateTime(second) || !isBefore(second, first)) return true;
  if (isTimed(first) && isTimed(second)) return false;
  const known = Math.min(first.length, second.length, "yyyy-mm-dd".length);
  return second.slice(0, known) >= first.slice(0, known);
}

/** The organization's own, not those of a person who speaks for it. */
function isOfOrganization(met: Met | undefined): boolean {
  return met?.within === undefined && met?.place.type === "Organization";
}

/** The resources contained in another one. */
export function containedIn(resource: Resource): readonly DomainResourceElements[] {
  return "contained" in resource ? (resource.contained ?? []) : [];
}

const idsOf = new WeakMap<Resource, ReadonlySet<string | undefined>>();

/** True where a resource contains one with this id. */
function contains(resource: Resource, id: string): boolean {
  let ids = idsOf.get(resource);
  if (ids === undefined) idsOf.set(resource, (ids = new Set(containedIn(resource).map((one) => one.id))));
  return ids.has(id);
}

/** The ids that references within a resource name as contained: `#a` names a. */
export function namedAsContained(within: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (typeof within !== "object" || within === null) return found;
  for (const [name, value] of Object.entries(within)) {
    if (name === "reference" && typeof value === "string" && value.startsWith("#")) found.add(value.slice(1));
    else namedAsContained(value, found);
  }
  return found;
}
