import { type Coding, snomed } from "./systems.js";
import type { UnitCode } from "./units.js";

/** A vital sign with one value: its code, and the units that may stand with it. */
export interface VitalSign {
  readonly coding: Coding;
  readonly units: readonly UnitCode[];
}

/** The name of a vital sign in the table. */
export type VitalSignName =
  | "pulse"
  | "heartRate"
  | "temperature"
  | "height"
  | "standingHeight"
  | "selfReportedHeight"
  | "weight"
  | "selfReportedWeight"
  | "bodyMassIndex";

/**
 * The vital signs that may be sent, besides blood pressure (UR-072 to UR-074); every other one is not supported.
 * Source: Update Record guide 1.2.0-public-beta; displays from the guide and the official examples.
 */
export const vitalSigns: Readonly<Record<VitalSignName, VitalSign>> = {
  pulse: { coding: snomed("78564009", "Heart rate measured at systemic artery"), units: ["{beats}/min"] },
  heartRate: { coding: snomed("364075005", "Heart rate"), units: ["{beats}/min"] },
  temperature: { coding: snomed("703421000", "Temperature"), units: ["Cel", "[degF]"] },
  height: { coding: snomed("50373000", "Body height measure"), units: ["cm", "[in_i]"] },
  standingHeight: { coding: snomed("248333004", "Standing height"), units: ["cm", "[in_i]"] },
  selfReportedHeight: { coding: snomed("1162419008", "Self reported body height"), units: ["cm", "[in_i]"] },
  weight: { coding: snomed("27113001", "Body weight"), units: ["g", "kg", "[lb_av]"] },
  selfReportedWeight: { coding: snomed("784399000", "Self reported body weight"), units: ["g", "kg", "[lb_av]"] },
  bodyMassIndex: { coding: snomed("60621009", "Body mass index"), units: ["kg/m2"] },
};

/** The second Observation beside a pulse that was irregular (UR-072). */
export const irregularPulse: Coding = snomed("61086009", "Pulse irregular");
