import { decimalOf } from "../../../values/decimal.js";
import { comparedIn } from "../facts/convert.js";
import type { BloodPressureFact, Facts, MeasurementFact, StatementFact } from "../facts/facts.js";
import { confirmAt, everywhere, source, warningAt, type SafetyFinding, type SafetyRule } from "../safety-rule.js";
import { contradictsPregnancy } from "../words/pregnancy-in.js";
import { pressuresIn, temperaturesIn, type PressureSaid } from "../words/readings-in.js";
import type { Heading } from "../../../terminology/headings.js";

/** How far a blood pressure in words may be from a reading, in mm[Hg], in both values. */
const pressureTolerance = 10;

/** How far a temperature in words may be from a reading, in degrees Celsius. */
const temperatureTolerance = 1;

const toldOfPregnancy: ReadonlySet<Heading> = new Set(["clinical-summary", "history"]);
const toldOfOthers: ReadonlySet<Heading> = new Set(["information-and-advice-given", "signpost-details"]);

export const wordsAgainstData: SafetyRule = {
  id: "CS-40",
  text:
    "Words that contradict the coded pregnancy status must be confirmed by a named person; a blood pressure or a " +
    "temperature in words that no reading agrees with is a warning.",
  source,
  kinds: ["confirm", "warning"],
  seenIn: everywhere,
  check(facts) {
    return [...pregnancies(facts), ...readings(facts)];
  },
};

function pregnancies({ pregnancyStatuses, statements }: Facts): readonly SafetyFinding[] {
  const { value: coded, comment } = pregnancyStatuses[0] ?? {};
  if (coded === undefined) return [];
  const told = statements.filter(({ heading }) => toldOfPregnancy.has(heading));
  return [...told, ...(comment === undefined ? [] : [comment])]
    .filter(({ value }) => contradictsPregnancy(coded, value))
    .map(({ value, path }) =>
      confirmAt(
        path,
        "contradiction",
        "The words about pregnancy contradict the coded pregnancy status: check which of the two is right.",
        `${coded} as a code; in words: ${value}`,
      ),
    );
}

function readings({ bloodPressures, measurements, statements }: Facts): readonly SafetyFinding[] {
  if (measurements.length === 0) return [];
  const temperatures = measurements.filter(({ name }) => name === "temperature");
  const found: SafetyFinding[] = [];
  for (const statement of statements) {
    if (toldOfOthers.has(statement.heading)) continue;
    if (bloodPressures.length > 0)
      addUnlessOneAgrees(
        statement,
        "blood pressure",
        pressuresIn(statement.value),
        (said) => bloodPressures.some((read) => agrees(said, read)),
        found,
      );
    if (temperatures.length > 0)
      addUnlessOneAgrees(
        statement,
        "temperature",
        temperaturesIn(statement.value),
        (said) => temperatures.some((read) => isNear(said, read)),
        found,
      );
  }
  return found;
}

/** A text often names several readings of which only one is sent as a measurement. */
function addUnlessOneAgrees<Said>(
  { path }: StatementFact,
  name: string,
  said: readonly Said[],
  isRead: (said: Said) => boolean,
  found: SafetyFinding[],
): void {
  if (said.length > 0 && !said.some(isRead))
    found.push(
      warningAt(
        path,
        "contradiction",
        `The ${name} in words is far from every ${name} that was recorded: check which of them is right.`,
      ),
    );
}

function agrees(said: PressureSaid, { systolic, diastolic }: BloodPressureFact): boolean {
  return (
    Math.abs(said.systolic - Number(systolic.value)) <= pressureTolerance &&
    Math.abs(said.diastolic - Number(diastolic.value)) <= pressureTolerance
  );
}

/** A temperature in a unit that is not known contradicts nothing. */
function isNear(said: number, read: MeasurementFact): boolean {
  const compared = comparedIn("Cel", read);
  return (
    compared === undefined ||
    (compared(decimalOf((said - temperatureTolerance).toFixed(3))) >= 0 &&
      compared(decimalOf((said + temperatureTolerance).toFixed(3))) <= 0)
  );
}
