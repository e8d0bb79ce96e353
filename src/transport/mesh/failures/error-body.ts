/**
 * What a refusal says. MESH's free text only helps to tell causes apart: it may repeat headers, so it is never shown
 * (ME-14).
 */
export interface ErrorBody {
  readonly event?: string;
  readonly code?: string;
  readonly text: string;
  /** The headers that the API found wrong: names of headers alone. */
  readonly headers: readonly string[];
}

const nothing: ErrorBody = { text: "", headers: [] };
const events: ReadonlySet<string> = new Set(["SEND", "COLLECT", "TRANSFER", "RECEIVE"]);
/** Two digits, a routing code, or one of MESH's code words; anything else might be an echo. */
const codeForm =
  /^(\d\d|EPL-\d{3}|InvalidHeaderChunks|UnsupportedContentEncoding|Invalid checksum|Invalid file format|Message already accepted)$/;
const headerName =
  /^(mex-(to|from|workflowid|chunk-range|subject|localid|filename|content-checksum|clientversion|osname|osversion|osarchitecture)|authorization|accept|content-type|content-encoding)$/;

/**
 * Reads the body of a refusal. It comes in seven shapes, told apart by the body and not by its content type: a list of
 * `event, code, msg` (v2), `errorEvent, errorCode, errorDescription` (v1), a list of `type, loc, msg` (a header is
 * wrong), `detail` as text, `message`, `null`, and nothing; anything else counts as nothing (ME-10).
 */
export function readErrorBody(body: Uint8Array): ErrorBody {
  const value = record(parsed(body));
  if (value === undefined) return nothing;
  if (Array.isArray(value["detail"])) return fromDetail(value["detail"].map(record));
  if (typeof value["detail"] === "string") return { ...nothing, text: value["detail"] };
  if (typeof value["message"] === "string") return { ...nothing, text: value["message"] };
  return coded(value["errorEvent"], value["errorCode"], value["errorDescription"]);
}

function fromDetail(items: readonly (Record<string, unknown> | undefined)[]): ErrorBody {
  const first = items[0];
  if (first === undefined) return nothing;
  if (!("loc" in first)) return coded(first["event"], first["code"], first["msg"]);
  const places = items.flatMap((item): readonly unknown[] => (Array.isArray(item?.["loc"]) ? item["loc"] : []));
  const headers = places
    .filter((place): place is string => typeof place === "string")
    .map((place) => place.toLowerCase());
  return { text: "", headers: [...new Set(headers.filter((place) => headerName.test(place)))] };
}

function coded(event: unknown, code: unknown, text: unknown): ErrorBody {
  return {
    ...(typeof event === "string" && events.has(event) ? { event } : {}),
    ...(typeof code === "string" && codeForm.test(code) ? { code } : {}),
    text: typeof text === "string" ? text : "",
    headers: [],
  };
}

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
