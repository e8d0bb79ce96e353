import type { Observation } from "../../fhir/types.js";
import { bloodPressureTriplets, twentyFourHourTriplet } from "../../terminology/blood-pressure.js";
import { pregnancyStatuses } from "../../terminology/pregnancy-statuses.js";
import { irregularPulse, vitalSigns, type VitalSignName } from "../../terminology/vital-signs.js";
import { isDecimal } from "../../values/decimal.js";
import { isFhirDateTime } from "../../values/fhir-date-time.js";
import { codesOf } from "../rules/measured.js";
import { isPregnancyStatus, pregnancyCodes } from "../rules/pregnancy.js";
import type { Place } from "../subject.js";
import type { BloodPressureFact, Facts, MeasurementFact, MeasurementName, PregnancyFact, Stated } from "./facts.js";

/** What the Observations of a message say. */
export type ObservationFacts = Pick<Facts, "pregnancyStatuses" | "measurements" | "bloodPressures" | "measuredAt" | "irregularPulses">;

const nameOfSign: Readonly<Record<VitalSignName, MeasurementName>> = {
  pulse: "pulse",
  heartRate: "pulse",
  temperature: "temperature",
  height: "height",
  standingHeight: "height",
  selfReportedHeight: "height",
  weight: "weight",
  selfReportedWeight: "weight",
  bodyMassIndex: "body-mass-index",
};

const triplets = [...Object.values(bloodPressureTriplets), twentyFourHourTriplet];

/** Which measurement a code names, whether it stands in an Observation or in a component. */
const measurementOf = new Map<string, MeasurementName>([
  ...(Object.entries(nameOfSign) as [VitalSignName, MeasurementName][]).map(([sign, name]) => [vitalSigns[sign].coding.code, name] as const),
  ...triplets.map(({ systolic }) => [systolic.code, "systolic"] as const),
  ...triplets.map(({ diastolic }) => [diastolic.code, "diastolic"] as const),
]);

type Valued = Pick<Observation, "code" | "valueQuantity">;

export function observationFacts(places: readonly Place<Observation>[]): ObservationFacts {
  const own = places.map(({ resource, path }) => ({
    path,
    itself: measured(resource, path),
    components: (resource.component ?? []).flatMap((component, index) => measured(component, `${path}.component[${index}]`)),
  }));
  return {
    measurements: own.flatMap(({ itself, components }) => [...itself, ...components]),
    bloodPressures: own.flatMap(({ components, path }) => pairIn(components, path)),
    measuredAt: places.flatMap(timesOf),
    irregularPulses: places.filter(({ resource }) => codesOf(resource.code).includes(irregularPulse.code)).map(({ path }) => path),
    pregnancyStatuses: places.filter(({ resource }) => isPregnancyStatus(resource)).map(pregnancyFact),
  };
}

function measured({ code, valueQuantity }: Valued, path: string): readonly MeasurementFact[] {
  const name = codesOf(code).map((one) => measurementOf.get(one)).find((found) => found !== undefined);
  const value = valueQuantity?.value;
  return name !== undefined && isDecimal(value) ? [{ name, value, unit: valueQuantity?.code ?? "", path: `${path}.valueQuantity.value` }] : [];
}

/** One systolic and one diastolic in the same Observation; the path is that of its components. */
function pairIn(components: readonly MeasurementFact[], path: string): readonly BloodPressureFact[] {
  const [systolic, diastolic] = (["systolic", "diastolic"] as const).map((name) => components.find((one) => one.name === name));
  return systolic === undefined || diastolic === undefined ? [] : [{ systolic, diastolic, path: `${path}.component` }];
}

function timesOf({ resource: { effectiveDateTime, effectivePeriod }, path }: Place<Observation>): readonly Facts["measuredAt"][number][] {
  const end = effectivePeriod?.end === undefined ? "start" : "end";
  const found: readonly Stated<string | undefined>[] = [
    { value: effectiveDateTime, path: `${path}.effectiveDateTime` },
    { value: effectivePeriod?.[end], path: `${path}.effectivePeriod.${end}` },
  ];
  return found.flatMap(({ value, path: at }) => (isFhirDateTime(value) ? [{ value, path: at }] : []));
}

const statusOfCode = new Map((["pregnant", "not-pregnant"] as const).map((status) => [pregnancyStatuses[status].code, status]));

/** A SNOMED CT code that is neither of the two says something else: that is what CS-02 asks about. */
function pregnancyFact({ resource, path }: Place<Observation>): PregnancyFact {
  const codes = codesOf(resource.code);
  const other = codes.findIndex((code) => !pregnancyCodes.includes(code));
  return { value: other < 0 ? statusOfCode.get(codes[0] ?? "") : undefined, path, codePath: `${path}.code.coding[${Math.max(other, 0)}].code` };
}
