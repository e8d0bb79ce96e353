import { expect, test } from "vitest";
import {
  ambulatoryIntervalCodes,
  bloodPressureTriplets,
  twentyFourHourTriplet,
} from "../../src/terminology/blood-pressure.js";
import { interpretations } from "../../src/terminology/interpretations.js";
import { headings, olderHeadings } from "../../src/terminology/headings.js";
import { isJobRoleCode, jobRoleCoding } from "../../src/terminology/job-roles.js";
import { messageEvents, recipientTypes } from "../../src/terminology/message-header.js";
import { participations, outcomesOfAttendance } from "../../src/terminology/encounter.js";
import { profiles, extensions, messageDefinition } from "../../src/terminology/profiles.js";
import { systems } from "../../src/terminology/systems.js";
import { supplyUnits, units } from "../../src/terminology/units.js";
import { verificationStatuses } from "../../src/terminology/verification-status.js";
import { vitalSigns } from "../../src/terminology/vital-signs.js";
import { workflows } from "../../src/terminology/workflows.js";
import { allCodings } from "./all-codings.js";

test("UR-004: a request's event is ITK014M, and UR-110: an acknowledgement's is ITK008M", () => {
  expect(messageEvents.updateRecord).toEqual({
    system: "https://fhir.nhs.uk/STU3/CodeSystem/ITK-MessageEvent-2",
    code: "ITK014M",
    display: "ITK Update Record",
  });
  expect(messageEvents.response).toEqual({
    system: "https://fhir.nhs.uk/STU3/CodeSystem/ITK-MessageEvent-2",
    code: "ITK008M",
    display: "ITK Response",
  });
});

test("UR-006: recipient types, the handling extension and its fixed reference", () => {
  expect(recipientTypes.FA.display).toBe("For Action");
  expect(recipientTypes.FI.display).toBe("For Information");
  expect(extensions.messageHandling).toBe(
    "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-ITK-MessageHandling-2",
  );
  expect(messageDefinition).toBe("https://fhir.nhs.uk/MessageDefinition");
});

test("UR-030: the Composition's profile is HL7 UK's, every other one is NHS England's", () => {
  const elsewhere = Object.entries(profiles).filter(
    ([, url]) => !url.startsWith("https://fhir.nhs.uk/STU3/StructureDefinition/"),
  );
  expect(elsewhere).toEqual([
    ["composition", "https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Composition-1"],
  ]);
  expect(new Set(Object.values(profiles)).size).toBe(15);
});

test("UR-032: all eight verification statuses are there", () => {
  expect(Object.keys(verificationStatuses).sort()).toEqual(["01", "02", "03", "04", "05", "06", "07", "08"]);
});

test("UR-035: a job role is built under the profile's address, with its display", () => {
  expect(jobRoleCoding("R1290")).toEqual({
    system: "https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1",
    code: "R1290",
    display: "Pharmacist",
  });
  expect(jobRoleCoding("R5220").display).toBe("Pharmacy Technician");
  expect(isJobRoleCode("R1660")).toBe(true);
  for (const wrong of ["r1290", "R9999", "toString", "", undefined]) expect(isJobRoleCode(wrong)).toBe(false);
});

test("UR-041: the units of a supply are SNOMED CT codes with dm+d's words", () => {
  expect(Object.values(supplyUnits).map(({ code, unit }) => [unit, code])).toEqual([
    ["capsule", "428641000"],
    ["tablet", "428673006"],
    ["ml", "258773002"],
    ["gram", "258682000"],
    ["mg", "258684004"],
    ["dose", "3317411000001100"],
    ["sachet", "733013000"],
    ["ampoule", "413516001"],
    ["vial", "415818006"],
  ]);
  for (const [name, { system, unit }] of Object.entries(supplyUnits))
    expect([system, unit]).toEqual([systems.snomed, name]);
});

test("UR-060: the nine headings of the guide; the older one is kept separate", () => {
  expect(Object.keys(headings).sort()).toEqual(
    [
      "clinical-summary",
      "history",
      "red-flags",
      "information-and-advice-given",
      "plan-and-requested-actions",
      "signpost-details",
      "pregnancy-status",
      "procedures-and-therapies",
      "presenting-complaints-or-issues",
    ].sort(),
  );
  for (const [code, coding] of Object.entries({ ...headings, ...olderHeadings }))
    expect([coding.system, coding.code]).toEqual([systems.recordStandardHeadings, code]);
  expect(Object.keys(olderHeadings)).toEqual(["social-context"]);
});

test("UR-070: exactly the triplets of the guide may be sent", () => {
  const codes = Object.values(bloodPressureTriplets).map(
    ({ header, systolic, diastolic }) => `${header.code} / ${systolic.code} / ${diastolic.code}`,
  );
  expect(codes).toEqual([
    "163020007 / 72313002 / 1091811000000102",
    "163020007 / 72313002 / 271650006",
    "163020007 / 271649006 / 271650006",
    "163034007 / 400974009 / 400975005",
    "163035008 / 407554009 / 407555005",
    "163033001 / 407556006 / 407557002",
    "928021000000108 / 716579001 / 716632005",
    "335661000000109 / 1162737008 / 1162735000",
    "2181371000000107 / 2181381000000109 / 2181391000000106",
  ]);
  expect(codes).not.toContain(twentyFourHourTriplet.header.code);
});

test("UR-071: day- and night-interval codes are in no table of what is built", () => {
  const built = new Set(allCodings.map(({ code }) => code));
  expect(ambulatoryIntervalCodes).toHaveLength(4);
  for (const code of ambulatoryIntervalCodes) expect(built.has(code)).toBe(false);
});

test("UR-072: pulse and heart rate are counted in beats per minute", () => {
  expect(vitalSigns.pulse).toEqual({
    coding: { system: systems.snomed, code: "78564009", display: "Heart rate measured at systemic artery" },
    units: ["{beats}/min"],
  });
  expect(vitalSigns.heartRate.units).toEqual(["{beats}/min"]);
});

test("UR-073: each vital sign has the units of the guide, in UCUM", () => {
  expect(
    Object.fromEntries(Object.values(vitalSigns).map(({ coding, units: allowed }) => [coding.code, allowed])),
  ).toEqual({
    "78564009": ["{beats}/min"],
    "364075005": ["{beats}/min"],
    "703421000": ["Cel", "[degF]"],
    "50373000": ["cm", "[in_i]"],
    "248333004": ["cm", "[in_i]"],
    "1162419008": ["cm", "[in_i]"],
    "27113001": ["g", "kg", "[lb_av]"],
    "784399000": ["g", "kg", "[lb_av]"],
    "60621009": ["kg/m2"],
  });
  for (const [code, unit] of Object.entries(units))
    expect([unit.system, unit.code]).toEqual(["http://unitsofmeasure.org", code]);
});

test("UR-074: self-reported height and weight have codes of their own", () => {
  expect([vitalSigns.selfReportedHeight.coding.code, vitalSigns.selfReportedWeight.coding.code]).toEqual([
    "1162419008",
    "784399000",
  ]);
});

test("UR-090: the workflow ids of a message and of its acknowledgements", () => {
  expect(workflows).toEqual({
    updateRecord: "GPCONNECT_UPDATE_RECORD",
    acknowledgement: "GPCONNECT_UPDATE_RECORD_ACK",
  });
});

test("UR-076: every interpretation is in HL7's table except PA, which is NHS England's own", () => {
  const elsewhere = Object.entries(interpretations).filter(
    ([, { system }]) => system !== "http://terminology.hl7.org/CodeSystem/v2-0078",
  );
  expect(elsewhere).toEqual([
    [
      "PA",
      {
        system: "https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-ObservationInterpretation-1",
        code: "PA",
        display: "Potentially abnormal",
      },
    ],
  ]);
  for (const [code, coding] of Object.entries(interpretations)) expect(coding.code).toBe(code);
  expect(interpretations.H.display).toBe("High");
});

test("UR-031: everybody except the recorder has one of HL7's participations", () => {
  for (const [code, coding] of Object.entries(participations))
    expect([coding.system, coding.code]).toEqual(["http://hl7.org/fhir/v3/ParticipationType", code]);
});

test("the one outcome of attendance that is known is that of the official examples", () => {
  expect(Object.keys(outcomesOfAttendance)).toEqual(["1"]);
});
