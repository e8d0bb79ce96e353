import { bloodPressureMethods } from "./blood-pressure.js";
import { measurements, type MeasurementName, type MeasurementType } from "./measurements.js";
import type { ObservationCategory } from "./observation-category.js";
import { snomed, type Coding } from "./systems.js";
import { InvalidValueError } from "../errors.js";
import { once } from "../values/once.js";
import type { UnitCode } from "./units.js";

/**
 * What is special about a measurement: `pair` is two values in one Observation, `rhythm` is a value with a rhythm,
 * `finding` has no value at all. Each layer has its own table of functions, one for each of these.
 */
export type Special = "pair" | "rhythm" | "finding";

/** One way to take a measurement. */
export interface MethodRow {
  /** SNOMED CT. */
  readonly code: string;
  readonly display: string;
  /** The label shown in front of the value. */
  readonly label: string;
  readonly rule: "UR-072" | "UR-073" | "UR-074";
}

interface CommonRow {
  /** Doc comment of the input, including the rule. */
  readonly about: string;
  /** Doc comment of the constructor, and what its example passes. */
  readonly constructs: string;
  readonly example: string;
  readonly category: ObservationCategory;
}

/** Units, with the places after the point that a GP expects (UR-075); none if every place is shown. */
export type UnitRows = Readonly<Partial<Record<UnitCode, { readonly places?: number }>>>;

/** A measurement of one value. */
export interface ValueRow extends CommonRow {
  /** The member of the input that holds the value. */
  readonly member: string;
  /** The first one is the default; the input has a member `method` if there are several. */
  readonly methods: Readonly<Record<string, MethodRow>>;
  /** The input has a member `unit` if there are several. */
  readonly units: UnitRows;
  /** Doc comment of the member `unit`. */
  readonly aboutUnit?: string;
  readonly limits: MeasurementName;
  readonly special?: "rhythm";
}

/** A finding that has no value. */
export interface FindingRow extends CommonRow {
  readonly methods: Readonly<Record<string, MethodRow>>;
  readonly special: "finding";
}

/** A blood pressure: its methods and their codes are in blood-pressure.ts, a row for each. */
export interface PairRow extends CommonRow {
  readonly units: UnitRows;
  readonly special: "pair";
}

/** All that is known of one measurement. */
export type MeasurementRow = ValueRow | FindingRow | PairRow;

/** The table, each row in the shape that all rows share; a row of another shape does not compile here. */
export const measurementRows: Readonly<Record<MeasurementType, MeasurementRow>> = measurements;

type RowOf<Key extends Special | "value"> = Key extends "value" ? ValueRow : Extract<MeasurementRow, { special?: Key }>;

/**
 * A layer's functions for rows: one for a plain value, and one for each special kind. If one is missing, it does not
 * compile.
 */
export type CodeByKey<Rest extends readonly unknown[], Result> = {
  readonly [Key in Special | "value"]: (row: RowOf<Key>, ...rest: Rest) => Result;
};

/** The function for this row. */
export function codeFor<Rest extends readonly unknown[], Result>(
  table: CodeByKey<Rest, Result>,
  { special }: MeasurementRow,
): (row: MeasurementRow, ...rest: Rest) => Result {
  return table[special ?? "value"] as (row: MeasurementRow, ...rest: Rest) => Result;
}

/** One way to take one measurement; it can be looked up by type and method, or by the code of an Observation. */
export interface Method {
  readonly type: MeasurementType;
  readonly row: MeasurementRow;
  readonly name: string;
  readonly coding: Coding;
  readonly label: string;
  readonly rule: "UR-070" | MethodRow["rule"];
  readonly units: readonly UnitCode[];
}

function methodsOf(type: MeasurementType): readonly Method[] {
  const row = measurementRows[type];
  const units = row.special === "finding" ? [] : (Object.keys(row.units) as UnitCode[]);
  if (row.special === "pair")
    return Object.entries(bloodPressureMethods).map(
      ([
        name,
        {
          label,
          triplets: [built],
        },
      ]) => {
        return { type, row, name, coding: built.header, label, rule: "UR-070", units };
      },
    );
  return Object.entries(row.methods).map(([name, { code, display, label, rule }]) => {
    return { type, row, name, coding: snomed(code, display), label, rule, units };
  });
}

const methodsByType = once(
  (): ReadonlyMap<MeasurementType, ReadonlyMap<string, Method>> =>
    new Map(
      (Object.keys(measurementRows) as MeasurementType[]).map((type) => [
        type,
        new Map(methodsOf(type).map((method) => [method.name, method])),
      ]),
    ),
);

/** The methods of all measurements. */
export const allMethods: () => readonly Method[] = once(() =>
  [...methodsByType().values()].flatMap((methods) => [...methods.values()]),
);

/** By the code of the Observation; for a blood pressure, the header code. */
export const methodOfCode: () => ReadonlyMap<string, Method> = once(
  () => new Map(allMethods().map((one) => [one.coding.code, one])),
);

/** The method of this name; without a name, the default one, which is the first. */
export function methodOf(type: MeasurementType, name?: string): Method {
  const methods = methodsByType().get(type);
  const [method] = name === undefined ? (methods?.values() ?? []) : [methods?.get(name)];
  if (method === undefined) throw new InvalidValueError("measurement", "must have a type and a method of the table");
  return method;
}

/** The code with which each measurement, and each part of a blood pressure, is sent or read, and its name. */
export function measurementCodings(): readonly Coding[] {
  return [
    ...allMethods()
      .filter(({ row }) => row.special !== "pair")
      .map(({ coding }) => coding),
    ...Object.values(bloodPressureMethods).flatMap(({ triplets }) =>
      triplets.flatMap(({ header, systolic, diastolic }) => [header, systolic, diastolic]),
    ),
  ];
}
