import { assertNever } from "../../errors.js";
import { responseCodes } from "../../terminology/response-codes.js";
import type { PracticeSwitch } from "./switch.js";
import type { Trigger } from "./triggers.js";

/** What a switch makes a practice do, whatever is in the message. Undefined: what the message asks for. */
export function orderOf(to: PracticeSwitch): Trigger | undefined {
  switch (to.answers) {
    case "as-asked":
    case "slow":
      return undefined;
    case "switched-off":
      return { type: "only", code: "20010" };
    case "silent":
      return { type: "silence" };
    case "rejects":
      return responseCodes[to.code].level === "business"
        ? { type: "both", code: to.code }
        : { type: "only", code: to.code };
    default:
      return assertNever(to, "switch");
  }
}
