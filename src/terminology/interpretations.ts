import { systems, type Coding } from "./systems.js";

/** Displays by code, of HL7's table 0078. */
const v2 = {
  "<": "Off scale low",
  ">": "Off scale high",
  A: "Abnormal",
  AA: "Critically abnormal",
  AC: "Anti-complementary",
  B: "Better",
  D: "Significant change down",
  DET: "Detected",
  H: "High",
  HH: "Critically high",
  HM: "Hold for Medical Review",
  HU: "Very high",
  I: "Intermediate",
  IE: "Insufficient evidence",
  IND: "Indeterminate",
  L: "Low",
  LL: "Critically low",
  LU: "Very low",
  MS: "Moderately susceptible",
  N: "Normal",
  ND: "Not Detected",
  NEG: "Negative",
  NR: "Non-reactive",
  NS: "Non-susceptible",
  null: "No range defined, or normal ranges don't apply",
  OBX: "Interpretation qualifiers in separate OBX segments",
  POS: "Positive",
  QCF: "Quality Control Failure",
  R: "Resistant",
  RR: "Reactive",
  S: "Susceptible",
  SDD: "Susceptible-dose dependent",
  "SYN-R": "Synergy - resistant",
  "SYN-S": "Synergy - susceptible",
  TOX: "Cytotoxic substance present",
  U: "Significant change up",
  VS: "Very susceptible. Indicates for microbiology susceptibilities only.",
  W: "Worse",
  WR: "Weakly reactive",
} as const;

/** The code of an interpretation. */
export type Interpretation = keyof typeof v2 | "PA";

function coding(code: string, display: string): Coding {
  return { system: systems.observationInterpretation, code, display };
}

/**
 * What a measured value means (UR-076). Source: ValueSet CareConnect-ObservationInterpretation-1 1.0.0 of 27 April
 * 2021, which takes all codes but `PA` from HL7's table 0078, and `PA` from NHS England's own code system
 * (update-record.md, section 10).
 */
export const interpretations: Readonly<Record<Interpretation, Coding>> = {
  ...(Object.fromEntries(Object.entries(v2).map(([code, display]) => [code, coding(code, display)])) as Record<
    keyof typeof v2,
    Coding
  >),
  PA: { system: systems.observationInterpretationNhs, code: "PA", display: "Potentially abnormal" },
};
