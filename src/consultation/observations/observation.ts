import type { GenericSchema } from "valibot";
import {
  codeFor,
  measurementRows,
  type CodeByKey,
  type MeasurementRow,
  type ValueRow,
} from "../../terminology/measurement-rows.js";
import type { MeasurementType } from "../../terminology/measurements.js";
import { closedObject, optional, withDefault } from "../schema/closed-object.js";
import { literal, oneOf, variantOf } from "../schema/one-of.js";
import type { Schema } from "../schema/schema.js";
import { bloodPressureReading } from "./blood-pressure.js";
import { aboveZero } from "./measured.js";
import type { Observation, ObservationInput } from "./measurements.generated.js";
import { measurementDetails, observationDetails } from "./observation-details.js";
import { once } from "../../values/once.js";

type Entries = Readonly<Record<string, GenericSchema>>;

/** The members that a measurement of one value has besides its details. */
function valueEntries(row: ValueRow, type: string): Entries {
  const [units, methods] = [Object.keys(row.units), Object.keys(row.methods)];
  const [usual = ""] = methods;
  return {
    type: literal(type),
    [row.member]: aboveZero(),
    ...(units.length === 1 ? {} : { unit: oneOf(units, "UR-073") }),
    ...(methods.length === 1 ? {} : { method: withDefault(oneOf(methods, "UR-074"), usual) }),
  };
}

const schemas: CodeByKey<readonly [type: string], GenericSchema> = {
  value: (row, type) => closedObject({ ...valueEntries(row, type), ...measurementDetails() }),
  rhythm: (row, type) => {
    const rhythm = optional(oneOf(["regular", "irregular"]));
    return closedObject({ ...valueEntries(row, type), rhythm, ...measurementDetails() });
  },
  finding: (_, type) => closedObject({ type: literal(type), ...observationDetails() }),
  pair: () => bloodPressureReading(),
};

type SchemaOf<Type extends ObservationInput["type"]> = Schema<
  Extract<ObservationInput, { readonly type: Type }>,
  Extract<Observation, { readonly type: Type }>
>;

/** The schema of each measurement: the interfaces and these are made from the same rows. @internal */
export const observations: () => { readonly [Type in MeasurementType]: () => SchemaOf<Type> } = once(
  () =>
    Object.fromEntries(
      Object.entries<MeasurementRow>(measurementRows).map(([type, row]) => [
        type,
        once(() => codeFor(schemas, row)(row, type)),
      ]),
    ) as Record<string, () => GenericSchema> as { readonly [Type in MeasurementType]: () => SchemaOf<Type> },
);

/** Schema of {@link ObservationInput}: one for each type, told apart by `type`. @internal */
export const observation: () => Schema<ObservationInput, Observation> = once(() =>
  variantOf("type", observations(), "UR-073"),
);
