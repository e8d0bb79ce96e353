import type { Consultation } from "../../../../consultation/consultation.js";
import type { BloodPressure, Observation } from "../../../../consultation/observations/measurements.generated.js";
import type { Measurement } from "../../../../consultation/observations/observation-details.js";
import type { ReferenceRange } from "../../../../consultation/observations/reference-range.js";
import { valueOf } from "../../../../consultation/observations/value-of.js";
import {
  codeFor,
  measurementRows,
  methodOf,
  type CodeByKey,
  type ValueRow,
} from "../../../../terminology/measurement-rows.js";
import type { Decimal } from "../../../../values/decimal.js";
import type { RangedValue, ReadingFact } from "../facts.js";
import { isReported, kindOf } from "../readings.js";

/** The observations of a consultation that hold a value, each as one reading. */
export function readingsOf({ observations = [], startedAt }: Consultation): readonly ReadingFact[] {
  return observations.flatMap((observation, index) => {
    const path = `observations[${index}]`;
    const row = measurementRows[observation.type];
    const values = codeFor(valuesOf, row)(row, observation);
    if (values.length === 0) return [];
    const method = methodOf(observation.type, "method" in observation ? observation.method : undefined);
    const { measuredAt, bodySite, interpretation } = observation;
    return {
      path,
      kind: kindOf(method),
      isSelfReported: isReported(method.name),
      values,
      measuredAt: measuredAt === startedAt ? undefined : measuredAt,
      bodySite: bodySite?.code,
      interpretation:
        interpretation === undefined ? undefined : { value: interpretation, path: `${path}.interpretation` },
    };
  });
}

const valuesOf: CodeByKey<readonly [observation: Observation], readonly RangedValue[]> = {
  value: oneValue,
  rhythm: oneValue,
  finding: () => [],
  pair: (_, observation) => {
    const { systolic, diastolic, referenceRange } = observation as BloodPressure;
    return [
      ranged(systolic, "mm[Hg]", referenceRange?.systolic),
      ranged(diastolic, "mm[Hg]", referenceRange?.diastolic),
    ];
  },
};

function oneValue(row: ValueRow, observation: Observation): readonly RangedValue[] {
  const { value, unit } = valueOf(row, observation);
  return [ranged(value, unit, (observation as Measurement).referenceRange)];
}

function ranged(value: Decimal, unit: string, { low, high }: ReferenceRange = {}): RangedValue {
  return { value, unit, low, high };
}

/** True where there is a report of ambulatory monitoring, or a blood pressure that is its average. */
export function hasAmbulatoryMonitoring(consultation: Consultation): boolean {
  const { observations = [] } = consultation;
  return (
    (consultation.service === "blood-pressure-check" && consultation.ambulatoryReport !== undefined) ||
    observations.some((one) => one.type === "blood-pressure" && one.method === "average-ambulatory")
  );
}
