import { businessResponseCodes } from "../../terminology/business-response-codes.js";
import { isMeshErrorCode } from "../../terminology/mesh-errors.js";
import { isResponseCode, responseCodes, type ResponseCode } from "../../terminology/response-codes.js";

/** What must come of a message: the codes in this order, and the end, a state with `unknown-code` where it applies. */
export interface Expected {
  readonly codes: readonly string[];
  readonly end: string;
}

/** Names of patients by which NHS England's test simulator, and the sandbox, know how to answer. */
export const triggers: {
  readonly responses: readonly string[];
  readonly routing: readonly string[];
  readonly missing: readonly string[];
} = {
  responses: [
    ...Object.keys(responseCodes),
    ...Object.keys(businessResponseCodes).map((code) => code.replace(/^300/, "IB0")),
  ],
  routing: ["EPL-150", "EPL-151", "EPL-152", "EPL-153", "EPL-154", "14"],
  missing: ["noresponse", "invrep"],
};

/** What a name makes the practice, or MESH, do, and what must come of it. */
export function expectedOf(trigger: string): Expected {
  if (isMeshErrorCode(trigger)) return { codes: [trigger], end: "undeliverable" };
  if (isResponseCode(trigger)) return { codes: [trigger], end: endAfter(trigger, "sent") };
  const business = trigger.replace(/^IB0/, "300");
  if (isResponseCode(business)) return { codes: ["20013", business], end: endAfter(business, "received") };
  if (triggers.missing.includes(trigger)) return { codes: [], end: "overdue" };
  return { codes: ["20013", "30001"], end: "patient-matched" };
}

function endAfter(code: ResponseCode, before: string): string {
  const { outcome, level } = responseCodes[code];
  if (outcome !== "accepted") return outcome === "already-there" ? "overdue" : outcome;
  if (level === "infrastructure") return "overdue"; // the business acknowledgement is missing
  return ["30001", "30004"].includes(code) ? "patient-matched" : `${before}, unknown-code`; // a person is asked
}

/** `20013 30002, then rejected`, for a person. */
export function expectedWords({ codes, end }: Expected): string {
  return codes.length === 0 ? `no answer, then ${end}` : `${codes.join(" ")}, then ${end}`;
}
