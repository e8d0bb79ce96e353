import { compareDecimals, decimalOf } from "../../../values/decimal.js";
import { confirmAt, everywhere, source, warningAt, type SafetyFinding, type SafetyRule } from "../safety-rule.js";

/** The values, in mm[Hg], from which either one means that the blood pressure needs attention on the same day. */
const severe = { systolic: decimalOf("180"), diastolic: decimalOf("120") };

const elsewhere =
  "Confirm that the practice or an urgent service was contacted another way: this message may not be read today.";

/** The other half of UR-105: urgent findings are reported another way. */
export const tooUrgent: SafetyRule = {
  id: "CS-14",
  text:
    "A blood pressure of 180/120 or above (either value), an irregular pulse or a red flag was reported another way, " +
    "which a named person must confirm.",
  source,
  kinds: ["confirm"],
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
      found.push(confirmAt(path, "urgent", `A red flag was found. ${elsewhere}`, value));
    return found;
  },
};

/** Words that ask the practice to act; each is shown as it is written here. */
const requests: readonly (readonly [words: string, pattern: RegExp])[] = [
  ["please ...", /\bplease\s+(?:prescribe|issue|review|arrange|refer|book|contact|call|see|follow|check|consider)\b/i],
  ["GP to ...", /\b(?:gp|doctor|surgery|practice|nurse)s?\s+(?:to|please|should|must)\b/i],
  ["urgent", /\burgent(?:ly)?\b/i],
  ["refer", /\brefer(?:ral)?\b/i],
];

/** UR-061: the plan must not ask the practice to act. */
export const planAsks: SafetyRule = {
  id: "CS-15",
  text: "A plan whose words ask the practice to act is a warning (UR-061).",
  source,
  kinds: ["warning"],
  seenIn: everywhere,
  check({ plans }) {
    const found: SafetyFinding[] = [];
    for (const { value, path } of plans) {
      const [words] = requests.find(([, pattern]) => pattern.test(value)) ?? [];
      if (words !== undefined)
        found.push(
          warningAt(
            path,
            "asks-to-act",
            `The plan says "${words}": the practice does not act on this message. Ask it another way.`,
          ),
        );
    }
    return found;
  },
};
