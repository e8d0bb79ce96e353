import type { Observation, ObservationComponent, Quantity } from "../../../../fhir/types.js";
import { ambulatoryMonitoring } from "../../../../terminology/ambulatory-monitoring.js";
import { methodOfCode } from "../../../../terminology/measurement-rows.js";
import { isFhirDateTime, type FhirDateTime } from "../../../../values/dates.js";
import { isDecimal, type Decimal } from "../../../../values/decimal.js";
import { codesOf } from "../../../subject/codes-of.js";
import type { Place } from "../../../subject/place.js";
import type { RangedValue, ReadingFact } from "../facts.js";
import { ambulatoryKinds, isReported, kindOf } from "../readings.js";

/** The Observations of a message that hold a value, each as one reading. */
export function readingsOf(
  places: readonly Place<Observation>[],
  startedAt: FhirDateTime | undefined,
): readonly ReadingFact[] {
  const found: ReadingFact[] = [];
  for (const place of places) {
    const { resource, path, codes } = place;
    const values = [resource, ...(resource.component ?? [])].flatMap(rangedValue);
    if (values.length === 0) continue;
    const known = codes.find((code) => methodOfCode().has(code));
    const method = known === undefined ? undefined : methodOfCode().get(known);
    found.push({
      path,
      kind: method === undefined ? codes.join() : kindOf(method),
      isSelfReported: method !== undefined && isReported(method.name),
      values,
      measuredAt: measuredAt(resource, startedAt),
      bodySite: codesOf(resource.bodySite)[0],
      interpretation: interpretationOf(resource, path),
    });
  }
  return found;
}

type Valued = Pick<ObservationComponent, "valueQuantity" | "referenceRange">;

/** A value that is one number: a comparator makes it many. */
function rangedValue({ valueQuantity: quantity, referenceRange = [] }: Valued): readonly RangedValue[] {
  if (!isDecimal(quantity?.value) || quantity.comparator !== undefined) return [];
  const numeric = referenceRange.filter(({ low, high }) => low !== undefined || high !== undefined);
  const [only, ...others] = numeric;
  const range = others.length === 0 ? only : undefined;
  return [
    {
      value: quantity.value,
      unit: quantity.code ?? "",
      low: inUnitOf(quantity, range?.low),
      high: inUnitOf(quantity, range?.high),
    },
  ];
}

function inUnitOf({ system, code }: Quantity, end: Quantity | undefined): Decimal | undefined {
  return end !== undefined && isDecimal(end.value) && end.system === system && end.code === code
    ? end.value
    : undefined;
}

function measuredAt(
  { effectiveDateTime: time }: Observation,
  startedAt: FhirDateTime | undefined,
): FhirDateTime | undefined {
  return time !== startedAt && isFhirDateTime(time) ? time : undefined;
}

function interpretationOf({ interpretation }: Observation, path: string): ReadingFact["interpretation"] {
  const codings = interpretation?.coding ?? [];
  const index = codings.findIndex(({ code }) => code !== undefined);
  const code = codings[index]?.code;
  return code === undefined ? undefined : { value: code, path: `${path}.interpretation.coding[${index}].code` };
}

/** True where there is a report of ambulatory monitoring, or a blood pressure that is its average. */
export function hasAmbulatoryMonitoring(places: readonly Place<Observation>[]): boolean {
  return places.some(({ codes }) =>
    codes.some((code) => code === ambulatoryMonitoring.report.code || ambulatoryKinds.includes(code)),
  );
}
