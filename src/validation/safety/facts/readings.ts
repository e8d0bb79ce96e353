import { bloodPressureTriplets, twentyFourHourTriplet } from "../../../terminology/blood-pressure.js";
import type { Method } from "../../../terminology/measurement-rows.js";

/** What can be compared with each other: pulse and heart rate are one; each way to take a blood pressure is its own. */
export function kindOf({ row, coding, name }: Method): string {
  if (row.special === "pair" || row.special === "finding") return coding.code;
  return isReported(name) ? `self-reported ${row.limits}` : row.limits;
}

/** True for a method by which the patient measured, or said what they know. */
export function isReported(method: string): boolean {
  return method === "self-reported" || method === "self-measured";
}

/** The kinds of reading that ambulatory monitoring gives. */
export const ambulatoryKinds: readonly string[] = [
  bloodPressureTriplets.averageAmbulatory.header.code,
  twentyFourHourTriplet.header.code,
];
