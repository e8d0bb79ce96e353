import { referenceTo } from "../../fhir/bundle.js";
import type { BundleEntry, Resource, CodeableConcept, Meta, HumanName, Quantity } from "../../fhir/types.js";
import type { Uuid } from "../../values/uuid.js";
import { type Coding, systems } from "../../terminology/systems.js";
import { headings, type Heading } from "../../terminology/headings.js";
import type { Profile } from "../../terminology/profiles.js";
import type { Instant } from "../../values/dates.js";
import type { OtherName, PersonName } from "../../consultation/people/person-name.js";
import type { CheckedSupplyUnit } from "../../consultation/supplies/supply-quantity.js";
import { supplyUnits, type UnitOfMeasure } from "../../terminology/units.js";
import type { Decimal } from "../../values/decimal.js";

/** A resource of this message: it always has an id. */
export type OwnResource = Resource & { readonly id: Uuid };

/** UR-007: the fullUrl is `urn:uuid:` and the resource's own id. */
export function entryOf(resource: OwnResource): BundleEntry {
  return { fullUrl: referenceTo(resource.id), resource };
}

/** Code and display from one value, and the display repeated as text, as in the official examples. */
export function conceptOf(coding: Coding): CodeableConcept {
  const { system, code, display } = coding;
  return { coding: [{ system, code, display }], text: display };
}

/** These lists without the empty ones: FHIR allows no empty element. */
export function listed<Lists extends Readonly<Record<string, readonly unknown[] | undefined>>>(
  lists: Lists,
): { [Name in keyof Lists]?: NonNullable<Lists[Name]> } {
  const kept = Object.entries(lists).filter(([, list]) => list !== undefined && list.length > 0);
  return Object.fromEntries(kept) as { [Name in keyof Lists]?: NonNullable<Lists[Name]> };
}

/** UR-008: every resource names its profile; UR-060: what belongs under a PRSB heading carries it as a tag. */
export function metaOf(profile: Profile, lastUpdated: Instant, heading?: Heading): Meta {
  const meta: Meta = { lastUpdated, profile: [profile] };
  return heading === undefined ? meta : { ...meta, tag: [headings[heading]] };
}

/** A name with its parts, as they were given. */
export function humanNameOf({ text, family, given, prefix, suffix }: PersonName | Omit<OtherName, "use">): HumanName {
  return {
    ...(text === undefined ? {} : { text }),
    ...(family === undefined ? {} : { family }),
    ...listed({ given, prefix, suffix }),
  };
}

/** A number with its unit, in words and as a code. */
export function quantityOf(value: Decimal, { unit, system, code }: UnitOfMeasure): Quantity {
  return { value, unit, system, code };
}

/** UR-041: a unit of the table, or the caller's own coding. */
export function measureOf(unit: CheckedSupplyUnit): UnitOfMeasure {
  return typeof unit === "string" ? supplyUnits[unit] : { system: systems.snomed, code: unit.code, unit: unit.display };
}
