import { ambulatoryMonitoring } from "../../../../terminology/ambulatory-monitoring.js";
import { isFhirDateTime, type FhirDateTime } from "../../../../values/dates.js";
import type { Subject } from "../../../subject/subject.js";
import type { Happening, TimeFact } from "../facts.js";
import { StatedIn } from "../stated-in.js";

/** A time of a resource, whose path is composed only when something is wrong with it. */
class TimeIn extends StatedIn<FhirDateTime> implements TimeFact {
  readonly of: Happening;

  constructor(of: Happening, value: FhirDateTime, within: { readonly path: string }, member: string) {
    super(value, within, member);
    this.of = of;
  }
}

/** The times that a message states besides those of its encounter: those of CS-10 and no others. */
export function timesOf(
  subject: Subject,
  startedAt: FhirDateTime | undefined,
  endedAt: FhirDateTime | undefined,
): readonly TimeFact[] {
  const found: TimeFact[] = [];
  const add = (of: Happening, value: unknown, within: { readonly path: string }, member: string): void => {
    if (value !== undefined && value !== startedAt && value !== endedAt && isFhirDateTime(value))
      found.push(new TimeIn(of, value, within, member));
  };
  const [header] = subject.of("MessageHeader");
  const madeAt = header?.resource.timestamp;
  const addUnlessMadeAt = (of: Happening, value: unknown, within: { readonly path: string }, member: string): void => {
    if (value !== madeAt) add(of, value, within, member);
  };
  if (header !== undefined) add("message", madeAt, header, "timestamp");
  for (const place of subject.of("Composition")) addUnlessMadeAt("document", place.resource.date, place, "date");
  for (const place of subject.of("Observation")) {
    const { effectiveDateTime, effectivePeriod, issued } = place.resource;
    const of = place.codes.includes(ambulatoryMonitoring.report.code) ? "ambulatory-report" : "measurement";
    add(of, effectiveDateTime, place, "effectiveDateTime");
    const end = effectivePeriod?.end === undefined ? "start" : "end";
    add(of, effectivePeriod?.[end], place, `effectivePeriod.${end}`);
    addUnlessMadeAt("issue", issued, place, "issued");
  }
  for (const place of subject.of("Condition")) add("assertion", place.resource.assertedDate, place, "assertedDate");
  for (const place of subject.of("MedicationDispense")) {
    const { whenPrepared, whenHandedOver } = place.resource;
    add("supply", whenHandedOver, place, "whenHandedOver");
    if (whenPrepared !== whenHandedOver) add("preparation", whenPrepared, place, "whenPrepared");
  }
  return found;
}
