import { meshCodes } from "../../../scripts/mesh-failures/mesh-codes.js";
import { refusals } from "../../../scripts/mesh-failures/refusals.js";
import type { Answer } from "../support/mesh-server.js";
import type { Scenario } from "./support/check-row.js";
import { testRows } from "./support/test-rows.js";

function answering(status: number, body: unknown = null, headers: Readonly<Record<string, string>> = {}): Scenario {
  const answer: Answer = {
    status,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
  return { answer };
}
/** An error body of MESH's, in the second form (ME-10). */
const coded = (status: number, code: string, msg: string): Scenario =>
  answering(status, { detail: [{ event: "SEND", code, msg }] });

const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toUTCString();

testRows(refusals, {
  302: answering(302, null, { location: "https://elsewhere.example/" }),
  400: answering(400, { detail: [{ type: "string_too_long", loc: ["header", "mex-subject"], msg: "too long" }] }),
  401: answering(401),
  "403-token": coded(403, "", "Invalid Authentication Token"),
  "403-clock": answering(403, null, { date: hoursAgo(3) }),
  "403-reused": coded(403, "", "Error Duplicated Authentication Token"),
  "403-mailbox": coded(403, "EPL-151", "No mailbox matched"),
  "403-not-ours": coded(403, "", "Forbidden"),
  404: coded(404, "20", "Message does not exist"),
  405: answering(405, { detail: "Method Not Allowed" }),
  407: answering(407),
  408: answering(408),
  410: coded(410, "", "Message no longer available for download"),
  413: answering(413),
  423: answering(423),
  425: answering(425),
  429: answering(429, null, { "retry-after": "0" }),
  500: answering(500, { message: "An internal error occurred." }),
  502: answering(502),
  503: { answer: { status: 503, headers: { "content-type": "text/html" }, body: "<html>busy</html>" } },
  504: answering(504),
});

testRows(meshCodes, {
  "02": coded(417, "02", "Data file is missing"),
  "06": coded(417, "06", "MalformedControlFile"),
  "07": coded(417, "07", "Invalid From Address"),
  "08": coded(417, "08", "No To DTS"),
  "11": coded(417, "11", "Invalid message type"),
  "12": coded(417, "12", "Unregistered to address"),
  "16": coded(417, "16", "Sender not authorised"),
  "17": coded(417, "17", "Workflow ID not registered for mailbox"),
  other: coded(417, "99", "Something new"),
});
