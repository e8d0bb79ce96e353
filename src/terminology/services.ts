import { givenKeyOf } from "../values/given.js";
import { type Coding, snomed } from "./systems.js";
import type { Release } from "./release.js";

const bloodPressureCheck = "1659111000000107";
const contraception = snomed("1659121000000101", "Community Pharmacy Contraception Service");

/** A service that the guide lists. */
export type Service = "pharmacy-first" | "blood-pressure-check" | "contraception" | "urgent-supply";

/** Urgent supply was listed up to 1.2.0 and is not in use. */
type CodingsByRelease<Name extends Service> = Readonly<
  Record<Release, Name extends "urgent-supply" ? Coding | undefined : Coding>
>;

/**
 * The code of each service in `Composition.type` and `Encounter.reason`, by release (UR-050, UR-051, UR-052, UR-053).
 * Source: Update Record guide 1.2.0-public-beta, and the service codes of 1.2.1-public-beta.
 */
export const services: { readonly [Name in Service]: CodingsByRelease<Name> } = {
  "pharmacy-first": {
    "1.2.0": snomed("1577041000000109", "Community Pharmacist Consultation Service for minor illness"),
    "1.2.1": snomed("2129921000000100", "Community Pharmacy Pharmacy First Service"),
  },
  "blood-pressure-check": {
    "1.2.0": snomed(bloodPressureCheck, "Community Pharmacy Blood Pressure Check Service"),
    "1.2.1": snomed(bloodPressureCheck, "Hypertension Case Finding Service"),
  },
  contraception: { "1.2.0": contraception, "1.2.1": contraception },
  "urgent-supply": {
    "1.2.0": snomed(
      "1577321000000100",
      "Community Pharmacist Consultation Service for urgent supply of prescription items",
    ),
    "1.2.1": undefined,
  },
};

/** The coding of a service for a release (UR-050); undefined if the release does not list the service (UR-053). */
export function serviceCoding(service: Service, release: Release): Coding | undefined {
  givenKeyOf(services, service, "service");
  return services[service][release];
}

/** The service with this code, and the releases that use the code; undefined for any other code. */
export function findService(
  code: string,
): { readonly service: Service; readonly releases: readonly Release[] } | undefined {
  for (const [service, byRelease] of Object.entries(services) as [Service, Record<Release, Coding | undefined>][]) {
    const using = (Object.keys(byRelease) as Release[]).filter((release) => byRelease[release]?.code === code);
    if (using.length > 0) return { service, releases: using };
  }
  return undefined;
}
