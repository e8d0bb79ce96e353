import { everywhere, source, warningAt, type SafetyFinding, type SafetyRule } from "../safety-rule.js";
import { requestIn } from "../words/request-in.js";

/** UR-061: the plan, and any other heading, must not ask the practice to act. */
export const asksToAct: SafetyRule = {
  id: "CS-15",
  text: "Words under any heading that ask the practice to act are a warning (UR-061).",
  source,
  kinds: ["warning"],
  seenIn: everywhere,
  check({ statements }) {
    const found: SafetyFinding[] = [];
    for (const { value, path, heading } of statements) {
      const words = requestIn(value, heading);
      if (words !== undefined && found.at(-1)?.path !== path)
        found.push(
          warningAt(
            path,
            "asks-to-act",
            `The words "${words}" ask the practice to act: it does not act on this message. Ask it another way.`,
          ),
        );
    }
    return found;
  },
};
