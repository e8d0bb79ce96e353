import { type Coding, snomed } from "./systems.js";

/** The three codes of one blood pressure: the Observation's, and those of its two components. They only go together. */
export interface BloodPressureTriplet {
  readonly header: Coding;
  readonly systolic: Coding;
  readonly diastolic: Coding;
}

/** The name of a triplet in the table. */
export type BloodPressureKind =
  | "onExamination"
  | "onExaminationDiastolicBloodPressure"
  | "onExaminationSystolicArterialPressure"
  | "lying"
  | "standing"
  | "sitting"
  | "baseline"
  | "averageAmbulatory"
  | "selfMeasured";

const onExamination = snomed("163020007", "On examination - blood pressure reading");
const systolicArterial = snomed("72313002", "Systolic arterial pressure");

/**
 * The only triplets that may be sent (UR-070). Source: Update Record guide 1.2.0-public-beta, table of blood pressures;
 * 1091811000000102 as corrected in 1.1.5 (an official example still has a misprint of it).
 */
export const bloodPressureTriplets: Readonly<Record<BloodPressureKind, BloodPressureTriplet>> = {
  onExamination: {
    header: onExamination,
    systolic: systolicArterial,
    diastolic: snomed("1091811000000102", "Diastolic arterial pressure"),
  },
  onExaminationDiastolicBloodPressure: {
    header: onExamination,
    systolic: systolicArterial,
    diastolic: snomed("271650006", "Diastolic blood pressure"),
  },
  onExaminationSystolicArterialPressure: {
    header: onExamination,
    systolic: snomed("271649006", "SAP - Systolic arterial pressure"),
    diastolic: snomed("271650006", "Diastolic blood pressure"),
  },
  lying: {
    header: snomed("163033001", "Lying blood pressure reading"),
    systolic: snomed("407556006", "Lying systolic blood pressure"),
    diastolic: snomed("407557002", "Lying diastolic blood pressure"),
  },
  standing: {
    header: snomed("163034007", "Standing blood pressure reading"),
    systolic: snomed("400974009", "Standing systolic blood pressure"),
    diastolic: snomed("400975005", "Standing diastolic blood pressure"),
  },
  sitting: {
    header: snomed("163035008", "Sitting blood pressure reading"),
    systolic: snomed("407554009", "Sitting systolic blood pressure"),
    diastolic: snomed("407555005", "Sitting diastolic blood pressure"),
  },
  baseline: {
    header: snomed("928021000000108", "Baseline blood pressure"),
    systolic: snomed("716579001", "Baseline systolic blood pressure"),
    diastolic: snomed("716632005", "Baseline diastolic blood pressure"),
  },
  averageAmbulatory: {
    header: snomed("2181371000000107", "Average ambulatory blood pressure"),
    systolic: snomed("2181381000000109", "Average ambulatory systolic blood pressure"),
    diastolic: snomed("2181391000000106", "Average ambulatory diastolic blood pressure"),
  },
  selfMeasured: {
    header: snomed("335661000000109", "Self measured blood pressure reading"),
    systolic: snomed("1162737008", "Self reported systolic blood pressure"),
    diastolic: snomed("1162735000", "Self reported diastolic blood pressure"),
  },
};

/** An older example's triplet: never built, accepted with a warning (update-record.md, section 10). */
export const twentyFourHourTriplet: BloodPressureTriplet = {
  header: snomed("314463006", "24 hour blood pressure"),
  systolic: snomed("314449000", "Average 24 hour systolic blood pressure"),
  diastolic: snomed("314462001", "Average 24 hour diastolic blood pressure"),
};

/**
 * What an official example has in place of 1091811000000102; its check digit is wrong, so it names nothing else
 * (UR-070).
 */
export const misprintedDiastolic = "1091811000000100";

/** Day- and night-interval ambulatory codes: never sent (UR-071). */
export const ambulatoryIntervalCodes: readonly string[] = [
  "2181401000000109",
  "2181411000000106",
  "2181421000000100",
  "2181431000000103",
];
