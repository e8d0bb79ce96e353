import { compareDecimals, decimalOf } from "../../../values/decimal.js";
import { confirmAt, errorAt, everywhere, source, type SafetyFinding, type SafetyRule } from "../safety-rule.js";
import { meansNoneFound } from "../words/none-found.js";

/** The values, in mm[Hg], from which either one means that the blood pressure needs attention on the same day. */
const severe = { systolic: decimalOf("180"), diastolic: decimalOf("120") };

const elsewhere =
  "Confirm that the practice or an urgent service was contacted another way: this message may not be read today.";

const noneFound =
  'This means that no red flag was found, but it is given as one: give redFlags: "none-found" instead of the list, ' +
  "or only the red flags that were found.";

/** The other half of UR-105: urgent findings are reported another way. */
export const tooUrgent: SafetyRule = {
  id: "CS-14",
  text:
    "A blood pressure of 180/120 or above (either value), an irregular pulse or a red flag was reported another way, " +
    "which a named person must confirm; words that mean that there was no red flag are not given as one.",
  source,
  kinds: ["error", "confirm"],
  seenIn: everywhere,
  check({ bloodPressures, irregularPulses, redFlags }) {
    const found: SafetyFinding[] = [];
    for (const { systolic, diastolic, path } of bloodPressures) {
      if (
        compareDecimals(systolic.value, severe.systolic) < 0 &&
        compareDecimals(diastolic.value, severe.diastolic) < 0
      )
        continue;
      found.push(
        confirmAt(
          path,
          "urgent",
          `The blood pressure is ${severe.systolic}/${severe.diastolic} or above. ${elsewhere}`,
          `${systolic.value}/${diastolic.value} mm[Hg]`,
        ),
      );
    }
    for (const path of irregularPulses)
      found.push(confirmAt(path, "urgent", `The pulse was irregular. ${elsewhere}`, "irregular pulse"));
    for (const { value, path } of redFlags)
      found.push(
        meansNoneFound(value)
          ? errorAt(path, "contradiction", noneFound)
          : confirmAt(path, "urgent", `A red flag was found. ${elsewhere}`, value),
      );
    return found;
  },
};
