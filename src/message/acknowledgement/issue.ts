import type { OperationOutcomeIssue } from "../../fhir/types.js";
import { responseCodes, type ResponseCode } from "../../terminology/response-codes.js";

/** What FHIR's own severity and code are for a response code. */
type IssueWords = Required<Pick<OperationOutcomeIssue, "severity" | "code">>;

/**
 * Severity and code of negative response codes, where they are not the usual `fatal` and `processing`.
 * Source: ITK3 Message Distribution 2.10, response structure (background.md, 1.3); that table has no row for 20015.
 * Where the table allows several (20006, 20009), the first is used.
 */
const negative: Partial<Readonly<Record<ResponseCode, IssueWords>>> = {
  "20001": { severity: "fatal", code: "not-found" },
  "20002": { severity: "fatal", code: "not-found" },
  "20003": { severity: "fatal", code: "not-found" },
  "20004": { severity: "fatal", code: "security" },
  "20005": { severity: "fatal", code: "security" },
  "20006": { severity: "fatal", code: "invalid" },
  "20007": { severity: "fatal", code: "duplicate" },
  "20008": { severity: "fatal", code: "duplicate" },
  "20009": { severity: "fatal", code: "invalid" },
  "20010": { severity: "fatal", code: "not-found" },
  "20011": { severity: "fatal", code: "not-found" },
  "20012": { severity: "fatal", code: "security" },
  "20015": { severity: "fatal", code: "too-long" },
  "30002": { severity: "fatal", code: "not-found" },
  "30003": { severity: "fatal", code: "business-rule" },
  "30007": { severity: "warning", code: "informational" },
  "30012": { severity: "warning", code: "informational" },
  "30014": { severity: "information", code: "informational" },
  "30015": { severity: "information", code: "duplicate" },
  "30017": { severity: "warning", code: "informational" },
  "30018": { severity: "warning", code: "informational" },
  "30020": { severity: "warning", code: "informational" },
  "30021": { severity: "warning", code: "informational" },
  "30022": { severity: "warning", code: "informational" },
  "30023": { severity: "warning", code: "informational" },
  "30024": { severity: "warning", code: "informational" },
  "30025": { severity: "warning", code: "informational" },
};

/**
 * FHIR's severity and code for a response code. They say less than the code itself, so nothing is classified by them
 * (UR-113).
 */
export function issueWords(code: ResponseCode): IssueWords {
  if (responseCodes[code].positive) return { severity: "information", code: "informational" };
  return negative[code] ?? { severity: "fatal", code: "processing" };
}
