import type { AcknowledgementLevel, ResponseOutcome } from "../terminology/response-code-row.js";
import type { Acknowledgement, AcknowledgementCode } from "./acknowledgement-types.js";

type Judgement = Pick<Acknowledgement, "level" | "outcome">;

/** Of several codes the first of these counts: fail closed. */
const gravest: readonly (ResponseOutcome | "unknown")[] = ["switched-off", "rejected", "unknown", "already-there", "accepted"];

/**
 * What an acknowledgement means (UR-113): the numeric code says it; without a code that is known, response.code; severity
 * never. An unknown code of a positive acknowledgement stays `unknown`: a person looks at it. A positive acknowledgement
 * without a code is the infrastructure one (UR-112).
 */
export function judge(codes: readonly AcknowledgementCode[], responseCode: Acknowledgement["responseCode"]): Judgement {
  if (codes.length === 0) return withoutCode(responseCode);
  const judgements = codes.map((code): Judgement => ({
    level: code.known?.level ?? levelByNumber(code.code),
    outcome: code.known?.outcome ?? (responseCode === "fatal-error" ? "rejected" : "unknown"),
  }));
  const outcome = gravest.find((one) => judgements.some((judgement) => judgement.outcome === one)) ?? "unknown";
  const levels = judgements.filter((judgement) => judgement.outcome === outcome).map(({ level }) => level);
  return { level: (["business", "infrastructure"] as const).find((level) => levels.includes(level)) ?? "unknown", outcome };
}

function withoutCode(responseCode: Acknowledgement["responseCode"]): Judgement {
  if (responseCode === "ok") return { level: "infrastructure", outcome: "accepted" };
  return { level: "unknown", outcome: responseCode === "fatal-error" ? "rejected" : "unknown" };
}

/** The ranges of ITK3: 1xxxx and 2xxxx infrastructure, 3xxxx business. */
function levelByNumber(code: string): AcknowledgementLevel | "unknown" {
  if (/^[12]\d{4}$/.test(code)) return "infrastructure";
  return /^3\d{4}$/.test(code) ? "business" : "unknown";
}

/** True where the codes contradict each other or response.code. */
export function codesDisagree(codes: readonly AcknowledgementCode[], responseCode: Acknowledgement["responseCode"]): boolean {
  const said = codes.flatMap(({ known }) => (known === undefined ? [] : [known.positive]));
  if (responseCode !== undefined) said.push(responseCode === "ok");
  return new Set(said).size > 1;
}
