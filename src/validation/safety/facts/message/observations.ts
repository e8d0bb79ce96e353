import type { Observation, Quantity } from "../../../../fhir/types.js";
import { bloodPressureTriplets, twentyFourHourTriplet } from "../../../../terminology/blood-pressure.js";
import { allMethods, codeFor, type CodeByKey, type Method } from "../../../../terminology/measurement-rows.js";
import { pregnancyCodes, pregnancyStatuses } from "../../../../terminology/pregnancy-statuses.js";
import { once } from "../../../../values/once.js";
import { irregularPulse } from "../../../../terminology/vital-signs.js";
import { isDecimal } from "../../../../values/decimal.js";
import { systems } from "../../../../terminology/systems.js";
import { codesOf, isPregnancyStatus } from "../../../subject/codes-of.js";
import type { Place } from "../../../subject/place.js";
import type { MeasurementName } from "../../../../terminology/measurements.js";
import type { BloodPressureFact, Facts, MeasurementFact, PregnancyFact } from "../facts.js";

/** What the Observations of a message say. */
export type ObservationFacts = Pick<Facts, "pregnancyStatuses" | "measurements" | "bloodPressures" | "irregularPulses">;

const triplets = [...Object.values(bloodPressureTriplets), twentyFourHourTriplet];

type Named = readonly (readonly [code: string, name: MeasurementName])[];

/** The codes of each method, with the names of their measurements. */
const namesOf: CodeByKey<readonly [method: Method], Named> = {
  value: ({ limits }, { coding }) => [[coding.code, limits]],
  rhythm: ({ limits }, { coding }) => [[coding.code, limits]],
  finding: () => [],
  pair: () =>
    triplets.flatMap(({ systolic, diastolic }) => [
      [systolic.code, "systolic"],
      [diastolic.code, "diastolic"],
    ]),
};

/** Which measurement a code names, whether in an Observation or in a component. */
const measurementOf = once(
  (): ReadonlyMap<string, MeasurementName> =>
    new Map(allMethods().flatMap((method) => codeFor(namesOf, method.row)(method.row, method))),
);

type Valued = Pick<Observation, "code" | "valueQuantity">;

export function observationFacts(places: readonly Place<Observation>[]): ObservationFacts {
  const found = {
    measurements: [] as MeasurementFact[],
    bloodPressures: [] as BloodPressureFact[],
    irregularPulses: [] as string[],
    pregnancyStatuses: [] as PregnancyFact[],
  };
  for (const place of places) {
    const { resource, path, codes } = place;
    addMeasured(codes, resource.valueQuantity, path, found.measurements);
    if (resource.component !== undefined) {
      const components = componentsOf(resource.component, path);
      for (const component of components) found.measurements.push(component);
      found.bloodPressures.push(...pairIn(components, path));
    }
    if (codes.includes(irregularPulse.code)) found.irregularPulses.push(path);
    if (isPregnancyStatus(resource)) found.pregnancyStatuses.push(pregnancyFact(place));
  }
  return found;
}

function componentsOf(components: readonly Valued[], path: string): readonly MeasurementFact[] {
  const found: MeasurementFact[] = [];
  for (const [index, component] of components.entries())
    addMeasured(codesOf(component.code), component.valueQuantity, `${path}.component[${index}]`, found);
  return found;
}

function addMeasured(
  codes: readonly string[],
  valueQuantity: Quantity | undefined,
  path: string,
  found: MeasurementFact[],
): void {
  if (!isDecimal(valueQuantity?.value)) return;
  for (const one of codes) {
    const name = measurementOf().get(one);
    if (name === undefined) continue;
    found.push({
      name,
      value: valueQuantity.value,
      unit: valueQuantity.code ?? "",
      path: `${path}.valueQuantity.value`,
    });
    return;
  }
}

/** One systolic and one diastolic in the same Observation; the path is that of its components. */
function pairIn(components: readonly MeasurementFact[], path: string): readonly BloodPressureFact[] {
  const [systolic, diastolic] = (["systolic", "diastolic"] as const).map((name) =>
    components.find((one) => one.name === name),
  );
  return systolic === undefined || diastolic === undefined ? [] : [{ systolic, diastolic, path: `${path}.component` }];
}

const statusOfCode = new Map(
  (["pregnant", "not-pregnant"] as const).map((status) => [pregnancyStatuses[status].code, status]),
);

/** A SNOMED CT code that is neither of the two is reported by CS-02. */
function pregnancyFact({ resource: { code, comment }, codes, path }: Place<Observation>): PregnancyFact {
  const other = codes.findIndex((one) => !pregnancyCodes.includes(one));
  return {
    value: other < 0 ? statusOfCode.get(codes[0] ?? "") : undefined,
    path,
    codePath: `${path}.code.coding[${Math.max(other, 0)}].code`,
    otherWords: (code?.coding ?? []).flatMap(({ system, display }, index) =>
      system === systems.snomed || display === undefined
        ? []
        : [{ value: display, path: `${path}.code.coding[${index}].display` }],
    ),
    comment: comment === undefined ? undefined : { value: comment, path: `${path}.comment` },
  };
}
