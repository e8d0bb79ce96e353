import type { MeasurementName } from "../../terminology/measurements.js";
import { once } from "../../values/once.js";
import { compareRationals, fractionOf, type Rational } from "../../values/rational.js";
import type { Age } from "./facts/moments.js";

interface Bounds {
  readonly from?: Rational;
  readonly to?: Rational;
}

/** What somebody of this age or older weighs and measures at least and at most, in kg and cm. */
interface AgeRow {
  readonly fromAge: number;
  readonly weight: Bounds;
  readonly height: Bounds;
}

/** From the oldest to the youngest. This project's own limits (CS-09). Source: clinical-safety.md. */
const ageRows = once((): readonly AgeRow[] => [
  { fromAge: 18, weight: { from: fractionOf("30") }, height: { from: fractionOf("120") } },
  { fromAge: 12, weight: { from: fractionOf("20") }, height: { from: fractionOf("110") } },
  { fromAge: 5, weight: { from: fractionOf("10"), to: fractionOf("120") }, height: { from: fractionOf("85") } },
  { fromAge: 1, weight: { from: fractionOf("5"), to: fractionOf("40") }, height: { from: fractionOf("60") } },
  { fromAge: 0, weight: { to: fractionOf("40") }, height: {} },
]);

/** True for a weight in kg, or a height in cm, that is improbable whichever of the possible ages it is. */
export function isUnlikelyAt({ least, most }: Age, name: MeasurementName, value: Rational): boolean {
  return [least, most].every((age) => {
    const row = ageRows().find(({ fromAge }) => age >= fromAge);
    if (row === undefined) return false;
    const { from, to } = name === "weight" ? row.weight : row.height;
    return (
      (from !== undefined && compareRationals(value, from) < 0) || (to !== undefined && compareRationals(value, to) > 0)
    );
  });
}
