import { join } from "node:path";
import { readEnumerations, readValueSets, type CodeList } from "./code-lists.js";
import { readCore, readProfile, type Definition, type ElementRule } from "./definitions.js";

/** Everything that the schemas are made from. */
export interface Facts {
  readonly core: ReadonlyMap<string, Definition>;
  readonly profiles: readonly Definition[];
  /** The file of a profile's schema, by the profile's canonical URL. */
  readonly files: ReadonlyMap<string, string>;
  readonly enumerations: ReadonlyMap<string, readonly string[]>;
  readonly valueSets: ReadonlyMap<string, CodeList>;
  /**
   * The codes of FHIR's own value sets, by address, if HL7's XML schema lists them for any element bound to the set.
   */
  readonly baseLists: ReadonlyMap<string, readonly string[]>;
  /** An element of FHIR's own definitions, by its path. */
  base(path: string): ElementRule | undefined;
}

/** The profiles of an Update Record message and its acknowledgements, in the order of a message. */
const profiles = [
  "ITK-Message-Bundle-1",
  "ITK-MessageHeader-2",
  "Extension-ITK-MessageHandling-2",
  "CareConnect-ITK-Header-Organization-1",
  "ITK-Document-Bundle-1",
  "CareConnect-GPC-Encounter-1",
  "CareConnect-GPC-Patient-1",
  "Extension-CareConnect-GPC-NHSNumberVerificationStatus-1",
  "CareConnect-GPC-Organization-1",
  "CareConnect-GPC-Practitioner-1",
  "CareConnect-GPC-PractitionerRole-1",
  "CareConnect-GPC-Observation-1",
  "CareConnect-Quantity-1",
  "Extension-CareConnect-GPC-ReasonCondition-1",
  "Extension-CareConnect-ValueApproximation-1",
  "Extension-coding-sctdescid",
  "CareConnect-GPC-ClinicalImpression-1",
  "CareConnect-GPC-Condition-1",
  "CareConnect-GPC-MedicationDispense-1",
  "ITK-Response-OperationOutcome-1",
];

export function readFacts(spec: string): Facts {
  const core = readCore(join(spec, "stu3-core"));
  const read = [...profiles.map((name) => readProfile(join(spec, "profiles", `${name}.xml`))), composition(core)];
  const elements = new Map(
    [...core.values()].flatMap((definition) => definition.elements.map((rule) => [rule.path, rule])),
  );
  const enumerations = readEnumerations(join(spec, "xsd", "fhir-single.xsd"));
  return {
    core,
    profiles: read,
    files: new Map(read.map((profile) => [profile.url, fileOf(profile)])),
    enumerations,
    baseLists: baseLists(elements.values(), enumerations),
    valueSets: readValueSets(spec),
    base: (path) => elements.get(path),
  };
}

/** Elements bound to the same value set have the same codes, and HL7's XML schema lists them for at least one. */
function baseLists(elements: Iterable<ElementRule>, enumerations: Facts["enumerations"]): Facts["baseLists"] {
  const lists = new Map<string, readonly string[]>();
  for (const { path, valueSet } of elements) {
    const codes = enumerations.get(path.toLowerCase());
    if (valueSet?.strength === "required" && codes !== undefined) lists.set(valueSet.url, codes);
  }
  return lists;
}

export function fileOf(profile: Definition): string {
  return `${profile.name}.schema.json`;
}

/** The guide names a Composition profile that is not published: FHIR's own definition is used instead (UR-030). */
function composition(core: ReadonlyMap<string, Definition>): Definition {
  const base = core.get("Composition");
  if (base === undefined) throw new Error("stu3-core has no Composition");
  const name = "CareConnect-Composition-1";
  return { ...base, name, url: `https://fhir.hl7.org.uk/STU3/StructureDefinition/${name}` };
}
