import type { CodeableConcept } from "../../fhir/types.js";
import { releases, type Release } from "../../terminology/release.js";
import { findService, serviceCoding, services, type Service } from "../../terminology/services.js";
import { systems } from "../../terminology/systems.js";
import type { Rule } from "./rule.js";
import { errorOf, warningOf, type Finding } from "../report/finding.js";
import { codesOf } from "../subject/codes-of.js";
import type { Subject } from "../subject/subject.js";

interface CodeAt {
  readonly code: string;
  readonly path: string;
}

/** The SNOMED CT codes of a concept. */
function codesAt(concept: CodeableConcept | undefined, path: string): readonly CodeAt[] {
  const found: CodeAt[] = [];
  for (const [index, { system, code }] of (concept?.coding ?? []).entries()) {
    if (system === systems.snomed && code !== undefined) found.push({ code, path: `${path}.coding[${index}].code` });
  }
  return found;
}

function codesIn(concepts: readonly CodeableConcept[], path: string): readonly CodeAt[] {
  const found: CodeAt[] = [];
  for (const [index, concept] of concepts.entries())
    for (const one of codesAt(concept, `${path}[${index}]`)) found.push(one);
  return found;
}

function codesOfType(subject: Subject): readonly CodeAt[] {
  const place = subject.of("Composition", "document")[0];
  return place === undefined ? [] : codesAt(place.resource.type, `${place.path}.type`);
}

/** UR-050 to UR-052: the service is one of the guide's, under the code of the release. */
export const service: Rule = {
  id: "UR-050",
  text:
    "Composition.type is the SNOMED CT code of a service, and where a release is named, its code (blood pressure " +
    "check: UR-051, contraception: UR-052, in either release); without one, both codes of Pharmacy First are accepted.",
  source: "update-record.md, sections 4 and 10",
  severities: ["error"],
  appliesTo: ["update-record"],
  check(subject, found) {
    const place = subject.of("Composition", "document")[0];
    if (place?.resource.type === undefined) return;
    const codes = codesOfType(subject);
    if (codes.length === 0)
      found.push(
        errorOf(
          "UR-050",
          "required",
          `${place.path}.type`,
          `The type has no SNOMED CT code: add the code of the service, of system ${systems.snomed}.`,
          { expected: systems.snomed },
        ),
      );
    for (const { code, path } of codes) {
      const known = findService(code);
      if (known === undefined)
        found.push(
          errorOf(
            "UR-050",
            "code-unknown",
            path,
            "This is not the code of a service that Update Record supports: use the code of the service.",
            { expected: serviceCodes(subject.release), received: code },
          ),
        );
      else if (known.service !== "urgent-supply") ofRelease(subject.release, known, { code, path }, found);
    }
  },
};

function ofRelease(
  release: Release | undefined,
  known: NonNullable<ReturnType<typeof findService>>,
  { code, path }: CodeAt,
  found: Finding[],
): void {
  if (release === undefined || known.releases.includes(release)) return;
  found.push(
    errorOf(
      "UR-050",
      "other-release",
      path,
      `Release ${release} of the specification does not use this code: use the one it has for the service.`,
      { expected: serviceCoding(known.service, release)?.code, received: code },
    ),
  );
}

const serviceNames = Object.keys(services) as Service[];

/** The service codes of one release, or of any. */
function serviceCodes(wanted: Release | undefined): readonly string[] {
  const asked = releases.filter((release) => wanted === undefined || wanted === release);
  return [
    ...new Set(asked.flatMap((release) => serviceNames.flatMap((name) => serviceCoding(name, release)?.code ?? []))),
  ];
}

/** UR-053: urgent supply is in one release's list, but not in use. */
export const urgentSupply: Rule = {
  id: "UR-053",
  text:
    "Urgent supply is listed up to release 1.2.0 but not in use: a warning there, an error where a release is named " +
    "that does not list it.",
  source: "update-record.md, section 4",
  severities: ["error", "warning"],
  appliesTo: ["update-record"],
  check(subject, found) {
    for (const { code, path } of codesOfType(subject)) {
      const known = findService(code);
      if (known?.service !== "urgent-supply") continue;
      if (subject.release === undefined || known.releases.includes(subject.release))
        found.push(
          warningOf(
            "UR-053",
            "not-in-use",
            path,
            "Urgent supply is listed in the guide but not in use: ask the practice before sending it.",
            { received: code },
          ),
        );
      else
        found.push(
          errorOf(
            "UR-053",
            "other-release",
            path,
            `Release ${subject.release} of the specification does not list this service.`,
            { expected: serviceCodes(subject.release), received: code },
          ),
        );
    }
  },
};

/** UR-031: Encounter and Composition name the same service. */
export const encounterReason: Rule = {
  id: "UR-031",
  text: "Encounter.reason is the same SNOMED CT code as Composition.type.",
  source: "update-record.md, section 3",
  severities: ["error"],
  appliesTo: ["update-record"],
  check(subject, found) {
    const encounter = subject.of("Encounter", "document")[0];
    if (encounter?.resource.reason === undefined) return;
    const named = new Set(codesOf(subject.of("Composition", "document")[0]?.resource.type));
    const reasons = codesIn(encounter.resource.reason, `${encounter.path}.reason`);
    if (reasons.every(({ code }) => named.has(code)) && reasons.length > 0) return;
    // The type may hold anything: only a service's code is repeated.
    const expected = [...named].filter((code) => findService(code) !== undefined);
    if (reasons.length === 0)
      found.push(
        errorOf(
          "UR-031",
          "required",
          `${encounter.path}.reason[0].coding`,
          "The reason has no SNOMED CT code: give it the code of the service, as the Composition's type has it.",
          { expected },
        ),
      );
    for (const { code, path } of reasons) {
      if (named.size > 0 && !named.has(code))
        found.push(
          errorOf(
            "UR-031",
            "service-differs",
            path,
            "The Encounter's reason and the Composition's type name different services: give both the code of " +
              "the service that took place.",
            { expected, received: code },
          ),
        );
    }
  },
};
