import { givenText } from "../../values/given.js";
import type { MeshErrorCode } from "../../terminology/mesh-errors.js";
import { isResponseCode, type ResponseCode } from "../../terminology/response-codes.js";

/** What a patient's given name makes a simulated practice (or MESH itself) do. */
export type Trigger =
  | { readonly type: "only"; readonly code: ResponseCode }
  | { readonly type: "both"; readonly code: ResponseCode }
  | { readonly type: "silence" }
  | { readonly type: "invalid-response" }
  | { readonly type: "mesh-report"; readonly code: MeshReportCode };

/** A code that the sandbox can report. */
export type MeshReportCode = Extract<MeshErrorCode, `EPL-${string}` | "14">;

/** What MESH reports on demand: the codes of automatic routing, and 14, not collected in time (ME-10, UR-093). */
export const meshReports: Readonly<Record<MeshReportCode, string>> = {
  "EPL-150": "ERROR_TOO_MANY_MAILBOX_MATCHES",
  "EPL-151": "ERROR_NO_MAILBOX_MATCHES",
  "EPL-152": "ERROR_INVALID_NHSNUMBER",
  "EPL-153": "ERROR_NHSNUMBER_NOT_FOUND",
  "EPL-154": "ERROR_NO_DEMOGRAPHICS_MATCH",
  "14": "Message not collected by recipient after 5 days",
};

function isMeshReportCode(name: string): name is MeshReportCode {
  return Object.hasOwn(meshReports, name);
}

/**
 * The triggers of NHS England's test simulator, by given name (background.md, 1.8): a response code (that code alone),
 * `noresponse`, `invrep` (an invalid response), `IB001` to `IB025` (20013, then 30001 to 30025). The sandbox adds
 * MESH's own reports, by their code. Undefined for any other name: the practice then behaves normally.
 */
export function triggerOf(givenName: string): Trigger | undefined {
  givenText(givenName, "given name");
  const name = givenName.trim();
  if (isResponseCode(name)) return { type: "only", code: name };
  if (isMeshReportCode(name)) return { type: "mesh-report", code: name };
  if (name === "noresponse") return { type: "silence" };
  if (name === "invrep") return { type: "invalid-response" };
  const both = `300${/^IB0(\d\d)$/.exec(name)?.[1] ?? ""}`;
  return isResponseCode(both) ? { type: "both", code: both } : undefined;
}
