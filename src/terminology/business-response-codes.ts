import type { ResponseCodeRow } from "./response-code-row.js";

/** A code of a business acknowledgement. */
export type BusinessResponseCode =
  | "30001"
  | "30002"
  | "30003"
  | "30004"
  | "30005"
  | "30006"
  | "30007"
  | "30008"
  | "30009"
  | "30010"
  | "30011"
  | "30012"
  | "30013"
  | "30014"
  | "30015"
  | "30016"
  | "30017"
  | "30018"
  | "30019"
  | "30020"
  | "30021"
  | "30022"
  | "30023"
  | "30024"
  | "30025";

function accepted(display: string, action: string): ResponseCodeRow {
  return { display, level: "business", positive: true, outcome: "accepted", action };
}

function rejected(display: string, action: string): ResponseCodeRow {
  return { display, level: "business", positive: false, outcome: "rejected", action };
}

const notExpected = "This answer belongs to other programmes and is not expected for Update Record";
const notExpectedPositive = `${notExpected}: the message was taken; show it to a person.`;
const notExpectedNegative = `${notExpected}: treat the message as not filed, and tell a person.`;

/**
 * Codes 30001 to 30025, of business acknowledgements (UR-112, UR-113).
 * Source: CodeSystem ITK-ResponseCodes-1 1.5.0 of 1 February 2022 for code and display; ITK3 Message Distribution 2.10
 * for what is positive; the actions are in this project's own words.
 */
export const businessResponseCodes: Readonly<Record<BusinessResponseCode, ResponseCodeRow>> = {
  "30001": accepted(
    "Patient known here. (e.g. Patient is registered here)",
    "The practice has matched the patient; nothing more to do. It does not say that a person has filed the " +
      "consultation.",
  ),
  "30002": rejected(
    "Patient not known here. (aka 'patient record not present in system')",
    "The practice has no record of this patient: a person must trace the patient again and find the right practice.",
  ),
  "30003": rejected(
    "Patient no longer at this clinical setting",
    "The patient has left this practice: a person must trace the patient again and send the consultation to the new " +
      "practice.",
  ),
  "30004": accepted(
    "Patient known here and recently deceased (i.e. patient record current in GP practice system at time of " +
      "patient’s death and deduction subsequently occurred for this reason)",
    "The practice has matched the patient, who has died recently; nothing more to do.",
  ),
  "30005": accepted("Referral open", notExpectedPositive),
  "30006": accepted("Referral completed", notExpectedPositive),
  "30007": rejected("Referral escalated back to GP", notExpectedNegative),
  "30008": accepted("Signposting to GP (non-urgent)", notExpectedPositive),
  "30009": accepted("Clinical escalation to UTC/111/GPOOH", notExpectedPositive),
  "30010": accepted("Clinical escalation to A&E or 999", notExpectedPositive),
  "30011": accepted("Advised to go elsewhere/self-referral", notExpectedPositive),
  "30012": rejected("Unable to contact the patient", notExpectedNegative),
  "30013": accepted("Closure (service not needed)", notExpectedPositive),
  "30014": rejected("Closure (service not accepted)", notExpectedNegative),
  "30015": rejected("Closure (duplicate referral)", notExpectedNegative),
  "30016": accepted("Referral accepted", notExpectedPositive),
  "30017": rejected("Referral rejected", notExpectedNegative),
  "30018": rejected("Did Not Attend", notExpectedNegative),
  "30019": accepted("GP Registration - Application accepted", notExpectedPositive),
  "30020": rejected("GP Registration - Application pending (contact practice)", notExpectedNegative),
  "30021": rejected("GP Registration - Application rejected (patient already registered)", notExpectedNegative),
  "30022": rejected("GP Registration - Application rejected (at capacity)", notExpectedNegative),
  "30023": rejected("GP Registration - Application rejected (out of boundary)", notExpectedNegative),
  "30024": rejected(
    "GP Registration - Application rejected (Previously removed from this practice)",
    notExpectedNegative,
  ),
  "30025": rejected(
    "GP Registration - Application rejected (Previously removed from another practice)",
    notExpectedNegative,
  ),
};
