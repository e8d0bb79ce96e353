import { releases, type Release } from "../../terminology/release.js";
import { findService, serviceCoding, services, type Service } from "../../terminology/services.js";
import { systems } from "../../terminology/systems.js";
import { errorOf, warningOf, type Finding, type Rule } from "../finding.js";
import type { Place, Subject } from "../subject.js";

const serviceNames = Object.keys(services) as readonly Service[];
const clinical = ["Encounter", "ClinicalImpression", "Observation", "Condition", "MedicationDispense"];

/** UR-030: the Composition is final, and its one section names everything clinical. */
export const composition: Rule = {
  id: "UR-030",
  text: "The status is final (a replacement: amended), and one section refers to the Encounter and every clinical resource.",
  source: "update-record.md, section 3",
  appliesTo: ["update-record"],
  *check(subject) {
    for (const place of subject.of("Composition", "document")) {
      const { resource, path } = place;
      const sections = resource.section ?? [];
      if (resource.status !== undefined && resource.status !== "final" && resource.status !== "amended") {
        yield errorOf("UR-030", "fixed-value", `${path}.status`, "The status must be final, or amended in a replacement.", { expected: ["final", "amended"], received: resource.status });
      }
      if (sections.length > 1) yield errorOf("UR-030", "too-many", `${path}.section[1]`, "The Composition has one section only.");
      const named = new Set(sections.flatMap((section) => section.entry ?? []).map((entry) => subject.resolve(place, entry)?.path));
      for (const other of subject.places) {
        if (other.bundle !== place.bundle || !clinical.includes(other.resource.resourceType) || named.has(other.path)) continue;
        yield errorOf("UR-030", "not-in-section", other.path, "The section of the Composition does not refer to this resource, so no reader will show it.");
      }
    }
  },
};

const ruleOfService: Readonly<Record<Service, string>> = {
  "pharmacy-first": "UR-050",
  "blood-pressure-check": "UR-051",
  contraception: "UR-052",
  "urgent-supply": "UR-053",
};

/** UR-050 to UR-053: the service is one of the guide's, under the code of the release, and the Encounter says the same. */
export const service: Rule = {
  id: "UR-050",
  text: "Composition.type is the code of a service, as the release has it, and Encounter.reason is the same code.",
  source: "update-record.md, sections 3, 4 and 10",
  appliesTo: ["update-record"],
  *check(subject) {
    const place = subject.of("Composition", "document")[0];
    const codes = snomedCodes(subject, place, ".type");
    if (place === undefined || place.resource.type === undefined) return;
    if (codes.length === 0) yield errorOf("UR-050", "required", `${place.path}.type`, `The type must be the service's code of system ${systems.snomed}.`, { expected: systems.snomed });
    for (const { code, path } of codes) yield* oneService(subject, code, path);
    const encounter = subject.of("Encounter", "document")[0];
    const reasons = snomedCodes(subject, encounter, ".reason");
    if (encounter === undefined || encounter.resource.reason === undefined) return;
    if (reasons.length === 0) yield errorOf("UR-031", "required", `${encounter.path}.reason[0].coding`, "The reason must be the service's SNOMED CT code.", { expected: codes.map((one) => one.code) });
    for (const { code, path } of reasons) {
      if (codes.length > 0 && !codes.some((other) => other.code === code)) yield errorOf("UR-031", "service-differs", path, "The Encounter's reason and the Composition's type name different services.", { expected: codes.map((one) => one.code), received: code });
    }
  },
};

function* oneService({ release }: Subject, code: string, path: string): Generator<Finding> {
  const known = findService(code);
  if (known === undefined) yield errorOf("UR-050", "code-unknown", path, "This code names no service that may be sent by Update Record.", { expected: serviceCodes(release), received: code });
  else if (release !== undefined && !known.releases.includes(release)) {
    yield errorOf(ruleOfService[known.service], "other-release", path, `Release ${release} of the specification has another code for this service.`, { expected: serviceCoding(known.service, release)?.code, received: code });
  } else if (known.service === "urgent-supply") yield warningOf("UR-053", "not-in-use", path, "Urgent supply is listed in the guide and not in use.", { received: code });
}

/** What may stand there, in one release or in any. */
function serviceCodes(wanted: Release | undefined): readonly string[] {
  const asked = releases.filter((release) => wanted === undefined || wanted === release);
  return [...new Set(asked.flatMap((release) => serviceNames.flatMap((name) => serviceCoding(name, release)?.code ?? [])))];
}

interface CodeAt {
  readonly code: string;
  readonly path: string;
}

function snomedCodes({ codings }: Subject, place: Place | undefined, below: string): readonly CodeAt[] {
  return codings
    .filter((coding) => coding.place === place)
    .flatMap(({ value, path, place: owner }) =>
      value.system === systems.snomed && value.code !== undefined && path.startsWith(`${owner.path}${below}`) ? [{ code: value.code, path: `${path}.code` }] : [],
    );
}
