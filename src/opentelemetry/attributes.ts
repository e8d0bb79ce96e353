import type { Attributes } from "@opentelemetry/api";
import type { Operation } from "../transport/mesh/exchange.js";
import type { CallEnded } from "../transport/mesh/events.js";

/**
 * Names of attributes. Those of OpenTelemetry's semantic conventions are used where they say the same; `mesh.` is ours.
 */
export const names = {
  method: "http.request.method",
  status: "http.response.status_code",
  resends: "http.request.resend_count",
  server: "server.address",
  error: "error.type",
  operation: "mesh.operation",
  mailbox: "mesh.mailbox_id",
  attempt: "mesh.attempt",
  resumed: "mesh.tls_resumed",
  warning: "mesh.warning",
} as const;

/** The HTTP method of each operation. */
export const methods: Readonly<Record<Operation, "GET" | "HEAD" | "POST" | "PUT">> = {
  handshake: "POST",
  send: "POST",
  "send-chunk": "POST",
  list: "GET",
  count: "GET",
  download: "GET",
  head: "HEAD",
  acknowledge: "PUT",
  track: "GET",
  "look-up": "GET",
};

/** What an answer or its absence says. `error.type` is the MeshError's reason, or the status of a refusal. */
export function outcomeOf({ outcome, status }: Pick<CallEnded, "outcome" | "status">): Attributes {
  const isRefused = status !== undefined && status >= 400;
  return {
    ...(status === undefined ? {} : { [names.status]: status }),
    ...(outcome === "answered" ? (isRefused ? { [names.error]: String(status) } : {}) : { [names.error]: outcome }),
  };
}
