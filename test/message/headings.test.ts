import { expect, test } from "vitest";
import { pharmacyFirst } from "../../src/consultation/index.js";
import { buildMessage, completeConsultation, readMessage, writeXml } from "../../src/index.js";
import { profiles } from "../../src/terminology/profiles.js";
import { fullInput, leastInput } from "../consultation/inputs.js";
import { allOf, clock, compose, everyResource, oneOf, sender } from "./support/composed.js";

const message = compose();

test("UR-037: a ClinicalImpression carries one statement under one heading", () => {
  const composed = compose(leastInput);
  const impression = oneOf(composed, "ClinicalImpression");
  expect(impression).toEqual({
    resourceType: "ClinicalImpression",
    id: impression.id,
    meta: {
      lastUpdated: "2025-07-02T09:30:00.250Z",
      profile: [profiles.clinicalImpression],
      tag: [
        {
          system: "https://fhir.nhs.uk/CodeSystem/RecordStandardHeadings",
          code: "clinical-summary",
          display: "Clinical summary",
        },
      ],
    },
    identifier: [{ system: "https://tools.ietf.org/html/rfc4122", value: impression.id }],
    status: "completed",
    subject: { reference: `urn:uuid:${oneOf(composed, "Patient").id}` },
    context: { reference: `urn:uuid:${composed.ids.encounter}` },
    date: "2025-07-02T10:05:00+01:00",
    assessor: { reference: `urn:uuid:${oneOf(composed, "Practitioner").id}` },
    summary: "Facial pain for 12 days.",
  });
});

test("UR-060: every statement is under its own heading, one resource for each", () => {
  expect(
    allOf(message, "ClinicalImpression").map(({ meta, summary }) => [
      meta?.tag?.map(({ code }) => code).join(),
      summary,
    ]),
  ).toEqual([
    ["clinical-summary", "Facial pain for 12 days."],
    ["history", "No nasal polyps."],
    ["history", "No known drug allergies."],
    ["red-flags", "Swelling around the left eye"],
    ["information-and-advice-given", "Salt water rinses help."],
    ["plan-and-requested-actions", "Will come back in a week."],
    ["signpost-details", "Eye casualty at Sampleton hospital."],
  ]);
});

test("UR-060: empty lists are not sent; UR-064: nor are red flags that were not asked for", () => {
  const silent = compose({ ...leastInput, history: [], advice: [], plan: [], signposting: [] });
  expect(allOf(silent, "ClinicalImpression")).toHaveLength(1);
});

test("UR-064: that red flags were asked for and not found is one sentence under their heading, and is read", () => {
  const none = compose({ ...leastInput, redFlags: "none-found" });
  expect(allOf(none, "ClinicalImpression").map(({ meta, summary }) => [meta?.tag?.[0]?.code, summary])).toEqual([
    ["clinical-summary", "Facial pain for 12 days."],
    ["red-flags", "Red flags: none identified."],
  ]);
  expect(readMessage(writeXml(none.bundle)).consultation.redFlags).toBe("none-found");
});

test("UR-064: what was found is read as it is, also beside the sentence; none that was asked for is not read", () => {
  const readOf = (redFlags: readonly string[] | undefined): unknown =>
    readMessage(writeXml(compose({ ...leastInput, ...(redFlags === undefined ? {} : { redFlags }) }).bundle))
      .consultation.redFlags;
  expect(readOf(["Fits"])).toEqual(["Fits"]);
  expect(readOf(["Red flags: none identified.", "Fits"])).toEqual(["Red flags: none identified.", "Fits"]);
  expect(readOf(undefined)).toBeUndefined();
});

test("UR-064: the sentence is no red flag that was found, in the message or in the consultation", () => {
  const consultation = pharmacyFirst.sinusitis({ ...leastInput, redFlags: "none-found" });
  const { report } = buildMessage(consultation, { sender, clock });
  expect(report.issues.filter(({ rule }) => rule === "CS-14")).toEqual([]);
  expect(
    completeConsultation(readMessage(buildMessage(consultation, { sender, clock }).xml).consultation, {
      sharing: "agreed",
      pathway: "sinusitis",
      gatewayPoint: "met",
    }).redFlags,
  ).toBe("none-found");
});

test("UR-060: only statements and complaints carry a heading, each exactly one", () => {
  for (const { resourceType, meta } of everyResource(message)) {
    expect(meta?.tag?.length ?? 0).toBe(["ClinicalImpression", "Condition"].includes(resourceType) ? 1 : 0);
  }
});

test("UR-061: the plan is a statement like any other: no resource gives the practice a task", () => {
  const before = everyResource(compose({ ...fullInput, plan: [] })).map(({ resourceType }) => resourceType);
  const after = everyResource(message).map(({ resourceType }) => resourceType);
  expect(after.length - before.length).toBe(1);
  expect(new Set(after)).toEqual(new Set(before));
});

test("UR-062, UR-063: nothing about pregnancy or ambulatory monitoring is sent if it was not asked", () => {
  const said = JSON.stringify(message.bundle);
  for (const code of ["77386006", "60001007", "861231000000105"]) expect(said).not.toContain(code);
});
