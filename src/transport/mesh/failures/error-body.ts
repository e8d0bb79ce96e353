import { jsonOf } from "../exchange.js";

/**
 * What a refusal says. Its free text only helps to tell causes apart: it may repeat headers, so it is never shown
 * (ME-14).
 */
export interface ErrorBody {
  readonly event?: string;
  readonly code?: string;
  readonly text: string;
  /** Names, never values, of the headers that MESH refuses. */
  readonly headers: readonly string[];
}

const nothing: ErrorBody = { text: "", headers: [] };
const events: ReadonlySet<string> = new Set(["SEND", "COLLECT", "TRANSFER", "RECEIVE"]);
const codeWords: ReadonlySet<string> = new Set([
  "InvalidHeaderChunks",
  "UnsupportedContentEncoding",
  "Invalid checksum",
  "Invalid file format",
  "Message already accepted",
]);
const headerNames: ReadonlySet<string> = new Set([
  "mex-to",
  "mex-from",
  "mex-workflowid",
  "mex-chunk-range",
  "mex-subject",
  "mex-localid",
  "mex-filename",
  "mex-content-checksum",
  "mex-clientversion",
  "mex-osname",
  "mex-osversion",
  "mex-osarchitecture",
  "authorization",
  "accept",
  "content-type",
  "content-encoding",
]);

/**
 * Reads the body of a refusal. Bodies come in seven shapes, which the content type does not tell apart: a list of
 * `event, code, msg` (v2); `errorEvent, errorCode, errorDescription` (v1); a list of `type, loc, msg` (a header is
 * wrong); `detail` as text; `message`; `null`; and an empty body. Any other body counts as empty (ME-10).
 */
export function readErrorBody(body: Uint8Array): ErrorBody {
  const { detail, message, errorEvent, errorCode, errorDescription } = jsonOf(body);
  if (Array.isArray(detail)) return fromDetail(detail.map(record));
  if (typeof detail === "string") return { ...nothing, text: detail };
  if (typeof message === "string") return { ...nothing, text: message };
  return coded(errorEvent, errorCode, errorDescription);
}

function fromDetail(items: readonly (Record<string, unknown> | undefined)[]): ErrorBody {
  const first = items[0];
  if (first === undefined) return nothing;
  if (!("loc" in first)) return coded(first["event"], first["code"], first["msg"]);
  const places = items.flatMap((item): readonly unknown[] => (Array.isArray(item?.["loc"]) ? item["loc"] : []));
  const headers = places
    .filter((place): place is string => typeof place === "string")
    .map((place) => place.toLowerCase());
  return { text: "", headers: [...new Set(headers.filter((place) => headerNames.has(place)))] };
}

function coded(event: unknown, code: unknown, text: unknown): ErrorBody {
  return {
    ...(typeof event === "string" && events.has(event) ? { event } : {}),
    ...(typeof code === "string" && isCode(code) ? { code } : {}),
    text: typeof text === "string" ? text : "",
    headers: [],
  };
}

/** Two digits, a routing code, or one of MESH's code words. Anything else might repeat what we sent. */
function isCode(text: string): boolean {
  return /^(?:\d\d|EPL-\d{3})$/.test(text) || codeWords.has(text);
}

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
