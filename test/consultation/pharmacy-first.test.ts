import { expect, test } from "vitest";
import { ConsultationError, pharmacyFirst, type ClinicalPathwayInput } from "../../src/consultation/index.js";
import { pathways, type Pathway } from "../../src/terminology/pathways.js";
import { commonInput, flucloxacillin, leastInput } from "./inputs.js";

const byPathway = {
  "acute-otitis-media": pharmacyFirst.acuteOtitisMedia,
  impetigo: pharmacyFirst.impetigo,
  "infected-insect-bites": pharmacyFirst.infectedInsectBites,
  shingles: pharmacyFirst.shingles,
  sinusitis: pharmacyFirst.sinusitis,
  "sore-throat": pharmacyFirst.soreThroat,
  "uncomplicated-urinary-tract-infection": pharmacyFirst.uncomplicatedUrinaryTractInfection,
} as const satisfies Record<Pathway, unknown>;

test.for(Object.entries(byPathway))(
  "UR-038: the pathway %s sends its own condition first, and supplies under a patient group direction",
  ([pathway, construct]) => {
    const complaint = {
      condition: { code: "276433004", display: "Insect bite - wound" },
      clinicalStatus: "active",
    } as const;
    const consultation = construct({ ...leastInput, presentingComplaints: [complaint], supplies: [flucloxacillin] });
    const { code, display } = pathways[pathway as Pathway].condition;
    expect(consultation).toMatchObject({ service: "pharmacy-first", pathway });
    expect(consultation.presentingComplaints).toEqual([
      { condition: { code, display }, clinicalStatus: "active" },
      complaint,
    ]);
    expect(consultation.supplies?.[0]?.supplyType).toBe("patient-group-direction");
  },
);

test("a pathway's condition that the caller names too is sent once, first, with the caller's status", () => {
  const sinusitis = {
    condition: { code: "15805002", display: "Acute sinusitis" },
    clinicalStatus: "resolved",
  } as const;
  const other = { condition: { code: "276433004", display: "Insect bite - wound" }, clinicalStatus: "active" } as const;
  expect(
    pharmacyFirst.sinusitis({ ...leastInput, presentingComplaints: [other, sinusitis] }).presentingComplaints,
  ).toEqual([sinusitis, other]);
});

test("minor illness has no condition of its own, and sends no authority for a supply", () => {
  const consultation = pharmacyFirst.minorIllness({ ...commonInput, supplies: [flucloxacillin] });
  expect(consultation.pathway).toBe("minor-illness");
  expect(consultation).not.toHaveProperty("presentingComplaints");
  expect(consultation.supplies?.[0]).not.toHaveProperty("supplyType");
});

test("the authority that the caller names is kept", () => {
  const supplies = [{ ...flucloxacillin, supplyType: "prescription-dispensing" }] as const;
  expect(pharmacyFirst.impetigo({ ...leastInput, supplies }).supplies?.[0]?.supplyType).toBe("prescription-dispensing");
});

test("the constructor decides the pathway, whatever a JavaScript caller passes", () => {
  const smuggled: ClinicalPathwayInput = { ...leastInput, ...{ pathway: "impetigo", service: "contraception" } };
  expect(pharmacyFirst.shingles(smuggled)).toMatchObject({ service: "pharmacy-first", pathway: "shingles" });
});

test("a constructor checks just as parseConsultation does", () => {
  expect(() => pharmacyFirst.shingles({ ...leastInput, startedAt: "today" })).toThrow(ConsultationError);
});
