import { measurementRows, type MeasurementRow } from "./measurement-rows.js";
import { measurements, type MeasurementType } from "./measurements.js";
import { snomed, type Coding } from "./systems.js";
import type { UnitCode } from "./units.js";

/** A vital sign with one value: its code, and the units that it may have. */
export interface VitalSign {
  readonly coding: Coding;
  readonly units: readonly UnitCode[];
}

type CamelCase<Words extends string> = Words extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Words;

type NameOf<Type extends MeasurementType> = (typeof measurements)[Type] extends {
  readonly methods: infer Methods;
  readonly units: object;
}
  ? CamelCase<
      { [Name in keyof Methods & string]: Name extends "measured" ? Type : `${Name}-${Type}` }[keyof Methods & string]
    >
  : never;

/** The name of a vital sign in the table: its type, with the method in front unless that is `measured`. */
export type VitalSignName = { [Type in MeasurementType]: NameOf<Type> }[MeasurementType];

function nameOf(words: string): string {
  return words.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * The vital signs that may be sent, besides blood pressure (UR-072 to UR-074), by name; every other one is not
 * supported. The same codes as in the table of measurements.
 */
export const vitalSigns: Readonly<Record<VitalSignName, VitalSign>> = Object.fromEntries(
  Object.entries<MeasurementRow>(measurementRows).flatMap(([type, row]) =>
    "member" in row
      ? Object.entries(row.methods).map(([name, { code, display }]): [string, VitalSign] => [
          nameOf(name === "measured" ? type : `${name}-${type}`),
          { coding: snomed(code, display), units: Object.keys(row.units) as UnitCode[] },
        ])
      : [],
  ),
) as Record<VitalSignName, VitalSign>;

const { measured: irregular } = measurements["irregular-pulse"].methods;

/** The second Observation that goes with an irregular pulse (UR-072). */
export const irregularPulse: Coding = snomed(irregular.code, irregular.display);
