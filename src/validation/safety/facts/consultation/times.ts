import type { Consultation } from "../../../../consultation/consultation.js";
import type { FhirDateTime } from "../../../../values/dates.js";
import type { Happening, TimeFact } from "../facts.js";

/** The times that a consultation states besides its own. */
export function timesOf(consultation: Consultation): readonly TimeFact[] {
  const { startedAt, endedAt, observations = [], supplies = [] } = consultation;
  const found: TimeFact[] = [];
  const add = (of: Happening, value: FhirDateTime | undefined, path: string): void => {
    if (value !== undefined && value !== startedAt && value !== endedAt) found.push({ of, value, path });
  };
  for (const [index, { measuredAt }] of observations.entries())
    add("measurement", measuredAt, `observations[${index}].measuredAt`);
  if (consultation.service === "blood-pressure-check")
    add("ambulatory-report", consultation.ambulatoryReport?.measuredAt, "ambulatoryReport.measuredAt");
  for (const [index, { suppliedAt }] of supplies.entries()) add("supply", suppliedAt, `supplies[${index}].suppliedAt`);
  return found;
}
