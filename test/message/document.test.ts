import { expect, test } from "vitest";
import { entriesOf, resourcesOf } from "../../src/fhir/bundle.js";
import { profiles } from "../../src/terminology/profiles.js";
import { fullInput, leastInput } from "../consultation/inputs.js";
import { allOf, compose, documentOf, everyResource, idOf, oneOf } from "./support/composed.js";

const message = compose();
const document = documentOf(message);
const to = (id: string | undefined): { reference: string } => ({ reference: `urn:uuid:${id}` });
const [patient, encounter, pharmacy, practitioner] = (
  ["Patient", "Encounter", "Organization", "Practitioner"] as const
).map((type) => to(oneOf(message, type).id));

test("UR-020: the document is a bundle of type document with identifier and lastUpdated", () => {
  expect(Object.keys(document).sort()).toEqual(["entry", "id", "identifier", "meta", "resourceType", "type"]);
  expect(document).toMatchObject({
    type: "document",
    meta: { profile: [profiles.documentBundle], lastUpdated: "2025-07-02T09:30:00.250Z" },
    identifier: { system: "https://tools.ietf.org/html/rfc4122", value: document.id },
  });
});

test("UR-021: the Composition first; exactly one of each single resource; as many of the others as were given", () => {
  const types = entriesOf(document).map(({ resource }) => resource?.resourceType ?? "none");
  expect(types[0]).toBe("Composition");
  expect(Object.fromEntries(types.map((type) => [type, types.filter((other) => other === type).length]))).toEqual({
    Composition: 1,
    Encounter: 1,
    Organization: 1,
    Practitioner: 1,
    PractitionerRole: 1,
    Patient: 1,
    Observation: 6,
    MedicationDispense: 2,
    Condition: 2,
    ClinicalImpression: 7,
  });
});

test("UR-021: the least consultation still has a ClinicalImpression, and nothing that was not given", () => {
  const types = entriesOf(documentOf(compose(leastInput))).map(({ resource }) => resource?.resourceType);
  expect(types).toEqual([
    "Composition",
    "Encounter",
    "Organization",
    "Practitioner",
    "PractitionerRole",
    "Patient",
    "Condition",
    "ClinicalImpression",
  ]);
});

test("UR-022: no resource type and no profile outside the list", () => {
  const allowed = [
    "Bundle",
    "MessageHeader",
    "Organization",
    "Composition",
    "Encounter",
    "Practitioner",
    "PractitionerRole",
    "Patient",
    "Observation",
    "MedicationDispense",
    "Condition",
    "ClinicalImpression",
  ];
  for (const { resourceType } of everyResource(message)) expect(allowed).toContain(resourceType);
});

test("UR-023: no narrative anywhere", () => {
  for (const resource of everyResource(message)) expect(resource).not.toHaveProperty("text");
  expect(oneOf(message, "Composition").section?.[0]).not.toHaveProperty("text");
});

test("UR-030: the Composition, its one section referencing all but itself", () => {
  const { section, ...composition } = oneOf(message, "Composition");
  const service = {
    system: "http://snomed.info/sct",
    code: "2129921000000100",
    display: "Community Pharmacy Pharmacy First Service",
  };
  expect(composition).toEqual({
    resourceType: "Composition",
    id: idOf(5),
    meta: { lastUpdated: "2025-07-02T09:30:00.250Z", profile: [profiles.composition] },
    identifier: { system: "https://tools.ietf.org/html/rfc4122", value: document.id },
    status: "final",
    type: { coding: [service], text: service.display },
    subject: patient,
    encounter,
    date: "2025-07-02T10:19:00+01:00",
    author: [practitioner],
    title: "The Dispensers - Community Pharmacy Pharmacy First Service",
  });
  const others = entriesOf(document)
    .slice(1)
    .map(({ fullUrl: reference }) => ({ reference }));
  expect(section).toEqual([{ entry: others }]);
});

test("UR-030: without an end, the Composition is dated when the consultation started", () => {
  expect(oneOf(compose(leastInput), "Composition").date).toBe("2025-07-02T10:05:00+01:00");
});

test("UR-031: the Encounter", () => {
  const service = {
    system: "http://snomed.info/sct",
    code: "2129921000000100",
    display: "Community Pharmacy Pharmacy First Service",
  };
  expect(oneOf(message, "Encounter")).toEqual({
    resourceType: "Encounter",
    id: message.ids.encounter,
    meta: { lastUpdated: "2025-07-02T09:30:00.250Z", profile: [profiles.encounter] },
    identifier: [{ system: "https://tools.ietf.org/html/rfc4122", value: message.ids.encounter }],
    status: "finished",
    type: [
      {
        coding: [
          { system: "http://snomed.info/sct", code: "307778003", display: "Seen in primary care establishment" },
        ],
        text: "Seen in primary care establishment",
      },
    ],
    subject: patient,
    participant: [
      {
        type: [
          {
            coding: [
              {
                system: "https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-ParticipantType-1",
                code: "REC",
                display: "recorder",
              },
            ],
            text: "recorder",
          },
        ],
        individual: practitioner,
      },
    ],
    period: { start: "2025-07-02T10:05:00+01:00", end: "2025-07-02T10:19:00+01:00" },
    reason: [{ coding: [service], text: service.display }],
    serviceProvider: pharmacy,
  });
  expect(oneOf(compose(leastInput), "Encounter").period).toEqual({ start: "2025-07-02T10:05:00+01:00" });
});

test("UR-032: the Patient", () => {
  expect(oneOf(message, "Patient")).toEqual({
    resourceType: "Patient",
    id: idOf(7),
    meta: { lastUpdated: "2025-07-02T09:30:00.250Z", profile: [profiles.patient] },
    identifier: [
      {
        extension: [
          {
            url: "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-NHSNumberVerificationStatus-1",
            valueCodeableConcept: {
              coding: [
                {
                  system: "https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-NHSNumberVerificationStatus-1",
                  code: "01",
                  display: "Number present and verified",
                },
              ],
              text: "Number present and verified",
            },
          },
        ],
        system: "https://fhir.nhs.uk/Id/nhs-number",
        value: "9991956832",
      },
    ],
    name: [{ use: "official", family: "Fairweather", given: ["Dominic", "Ray"], prefix: ["Mr"] }],
    gender: "male",
    birthDate: "1990-05-21",
    address: [
      { line: ["Flat 3", "40 Made-up Street"], city: "Sampleton", district: "Exampleshire", postalCode: "ZZ99 3VZ" },
    ],
  });
  expect(oneOf(compose(leastInput), "Patient")).not.toHaveProperty("address");
});

test("an empty list of names or address lines leaves no empty element", () => {
  const name = { family: "Fairweather", given: [], prefix: [] };
  const patient = { ...leastInput.patient, name, address: { line: [], postalCode: "ZZ99 3VZ" } };
  expect(oneOf(compose({ ...leastInput, patient }), "Patient")).toMatchObject({
    name: [{ use: "official", family: "Fairweather" }],
    address: [{ postalCode: "ZZ99 3VZ" }],
  });
  for (const empty of ["given", "prefix", "line"])
    expect(JSON.stringify(compose({ ...leastInput, patient }).bundle)).not.toContain(`"${empty}"`);
});

test("UR-033: the pharmacy", () => {
  expect(oneOf(message, "Organization")).toEqual({
    resourceType: "Organization",
    id: idOf(8),
    meta: { lastUpdated: "2025-07-02T09:30:00.250Z", profile: [profiles.organization] },
    identifier: [{ system: "https://fhir.nhs.uk/Id/ods-organization-code", value: "FQW30" }],
    name: "The Dispensers",
  });
});

test("UR-034: the Practitioner, with a registration if there is one", () => {
  expect(oneOf(message, "Practitioner")).toMatchObject({
    meta: { profile: [profiles.practitioner] },
    identifier: [{ system: "https://fhir.hl7.org.uk/Id/gphc-number", value: "2099001" }],
    name: [{ family: "Okafor", given: ["Amara"], prefix: ["Ms"] }],
  });
  const unregistered = { name: { family: "Okafor" }, role: "R1290" } as const;
  const least = oneOf(compose({ ...leastInput, practitioner: unregistered }), "Practitioner");
  expect(least).toEqual({ resourceType: "Practitioner", id: least.id, meta: least.meta, name: [{ family: "Okafor" }] });
});

test("UR-035: the PractitionerRole, under the profile's system", () => {
  expect(oneOf(message, "PractitionerRole")).toMatchObject({
    meta: { profile: [profiles.practitionerRole] },
    practitioner,
    organization: pharmacy,
    code: [
      {
        coding: [
          {
            system: "https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1",
            code: "R1290",
            display: "Pharmacist",
          },
        ],
        text: "Pharmacist",
      },
    ],
  });
});

test("UR-038: each presenting complaint is a Condition under its heading, the pathway's own first", () => {
  const [first, second] = allOf(message, "Condition");
  expect(first).toEqual({
    resourceType: "Condition",
    id: first?.id,
    meta: {
      lastUpdated: "2025-07-02T09:30:00.250Z",
      profile: [profiles.condition],
      tag: [
        {
          system: "https://fhir.nhs.uk/CodeSystem/RecordStandardHeadings",
          code: "presenting-complaints-or-issues",
          display: "Presenting complaints or issues",
        },
      ],
    },
    identifier: [{ system: "https://tools.ietf.org/html/rfc4122", value: first?.id }],
    clinicalStatus: "active",
    code: {
      coding: [{ system: "http://snomed.info/sct", code: "15805002", display: "Acute sinusitis" }],
      text: "Acute sinusitis",
    },
    subject: patient,
    context: encounter,
    assertedDate: "2025-07-02T10:05:00+01:00",
    asserter: practitioner,
  });
  expect(second).toMatchObject({ clinicalStatus: "resolved", code: { coding: [{ code: "276433004" }] } });
});

test("UR-050: the service code follows the release that the sender names, in Composition and Encounter", () => {
  for (const [release, code] of [
    ["1.2.1", "2129921000000100"],
    ["1.2.0", "1577041000000109"],
  ] as const) {
    const composed = compose(fullInput, { release });
    expect(oneOf(composed, "Composition").type?.coding?.[0]?.code).toBe(code);
    expect(oneOf(composed, "Encounter").reason?.[0]?.coding?.[0]?.code).toBe(code);
  }
});

test("UR-080: document and Composition carry the same identifier, system and value", () => {
  expect(oneOf(message, "Composition").identifier).toEqual(document.identifier);
});

test("an identifier system of the sender's own is in every identifier that the sender assigns", () => {
  const own = compose(fullInput, { identifierSystem: "https://pms.example/id" });
  const issued = [own.bundle.identifier, documentOf(own).identifier, oneOf(own, "Composition").identifier].concat(
    (["Encounter", "Observation", "Condition", "MedicationDispense", "ClinicalImpression"] as const).flatMap((type) =>
      resourcesOf(documentOf(own), type).flatMap(({ identifier = [] }) => identifier),
    ),
  );
  expect(issued).toHaveLength(3 + 1 + 6 + 2 + 2 + 7);
  for (const identifier of issued) expect(identifier?.system).toBe("https://pms.example/id");
  expect(oneOf(own, "Patient").identifier?.[0]?.system).toBe("https://fhir.nhs.uk/Id/nhs-number");
});
