import { type Coding, snomed } from "./systems.js";

/** The three codes of one blood pressure: the Observation's, and those of its two components. They only go together. */
export interface BloodPressureTriplet {
  readonly header: Coding;
  readonly systolic: Coding;
  readonly diastolic: Coding;
}

/** How a blood pressure was taken; each has its own three codes (UR-070). `clinic` is a reading on examination. */
export type BloodPressureMethod =
  "clinic" | "standing" | "sitting" | "lying" | "baseline" | "self-measured" | "average-ambulatory";

/** The name of a triplet in `bloodPressureTriplets`. */
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

/** One way to take a blood pressure: its name in plain words, and its triplets. */
export interface BloodPressureRow {
  readonly label: string;
  /** The first is used in messages that are built; all of them are read as this method. */
  readonly triplets: readonly [KindOfTriplet, ...KindOfTriplet[]];
}

interface KindOfTriplet extends BloodPressureTriplet {
  readonly kind: BloodPressureKind;
}

const onExamination = snomed("163020007", "On examination - blood pressure reading");
const systolicArterial = snomed("72313002", "Systolic arterial pressure");

/**
 * The only triplets that may be sent (UR-070), self-reported ones included (UR-074): one row for each method. Source:
 * Update Record guide 1.2.0-public-beta, table of blood pressures; 1091811000000102 as corrected in 1.1.5 (an official
 * example still has a misprint of it).
 */
export const bloodPressureMethods: Readonly<Record<BloodPressureMethod, BloodPressureRow>> = {
  clinic: {
    label: "Blood pressure",
    triplets: [
      {
        kind: "onExamination",
        header: onExamination,
        systolic: systolicArterial,
        diastolic: snomed("1091811000000102", "Diastolic arterial pressure"),
      },
      {
        kind: "onExaminationDiastolicBloodPressure",
        header: onExamination,
        systolic: systolicArterial,
        diastolic: snomed("271650006", "Diastolic blood pressure"),
      },
      {
        kind: "onExaminationSystolicArterialPressure",
        header: onExamination,
        systolic: snomed("271649006", "SAP - Systolic arterial pressure"),
        diastolic: snomed("271650006", "Diastolic blood pressure"),
      },
    ],
  },
  standing: {
    label: "Blood pressure, standing",
    triplets: [
      {
        kind: "standing",
        header: snomed("163034007", "Standing blood pressure reading"),
        systolic: snomed("400974009", "Standing systolic blood pressure"),
        diastolic: snomed("400975005", "Standing diastolic blood pressure"),
      },
    ],
  },
  sitting: {
    label: "Blood pressure, sitting",
    triplets: [
      {
        kind: "sitting",
        header: snomed("163035008", "Sitting blood pressure reading"),
        systolic: snomed("407554009", "Sitting systolic blood pressure"),
        diastolic: snomed("407555005", "Sitting diastolic blood pressure"),
      },
    ],
  },
  lying: {
    label: "Blood pressure, lying",
    triplets: [
      {
        kind: "lying",
        header: snomed("163033001", "Lying blood pressure reading"),
        systolic: snomed("407556006", "Lying systolic blood pressure"),
        diastolic: snomed("407557002", "Lying diastolic blood pressure"),
      },
    ],
  },
  baseline: {
    label: "Blood pressure, baseline",
    triplets: [
      {
        kind: "baseline",
        header: snomed("928021000000108", "Baseline blood pressure"),
        systolic: snomed("716579001", "Baseline systolic blood pressure"),
        diastolic: snomed("716632005", "Baseline diastolic blood pressure"),
      },
    ],
  },
  "self-measured": {
    label: "Blood pressure, self-measured",
    triplets: [
      {
        kind: "selfMeasured",
        header: snomed("335661000000109", "Self measured blood pressure reading"),
        systolic: snomed("1162737008", "Self reported systolic blood pressure"),
        diastolic: snomed("1162735000", "Self reported diastolic blood pressure"),
      },
    ],
  },
  "average-ambulatory": {
    label: "Blood pressure, ambulatory average",
    triplets: [
      {
        kind: "averageAmbulatory",
        header: snomed("2181371000000107", "Average ambulatory blood pressure"),
        systolic: snomed("2181381000000109", "Average ambulatory systolic blood pressure"),
        diastolic: snomed("2181391000000106", "Average ambulatory diastolic blood pressure"),
      },
    ],
  },
};

/** The same triplets by their names. */
export const bloodPressureTriplets: Readonly<Record<BloodPressureKind, BloodPressureTriplet>> =
  Object.fromEntries<BloodPressureTriplet>(
    Object.values(bloodPressureMethods).flatMap(({ triplets }) => triplets.map((triplet) => [triplet.kind, triplet])),
  ) as Record<BloodPressureKind, BloodPressureTriplet>;

/** An older example's triplet: never built, accepted with a warning (update-record.md, section 10). */
export const twentyFourHourTriplet: BloodPressureTriplet = {
  header: snomed("314463006", "24 hour blood pressure"),
  systolic: snomed("314449000", "Average 24 hour systolic blood pressure"),
  diastolic: snomed("314462001", "Average 24 hour diastolic blood pressure"),
};

/**
 * What an official example has instead of 1091811000000102; its check digit is wrong, so it cannot be another concept
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
