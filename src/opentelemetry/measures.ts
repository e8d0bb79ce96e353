import type { Meter } from "@opentelemetry/api";
import type { AttemptEnded, CallEnded, Connected, MeshWarning } from "../transport/mesh/events.js";
import { names, outcomeOf } from "./attributes.js";

/** The metrics of one transport. */
export interface Measures {
  readonly attempt: (event: AttemptEnded) => void;
  readonly call: (event: CallEnded) => void;
  readonly connection: (event: Connected) => void;
  readonly warning: (event: MeshWarning) => void;
}

/** No metric is kept apart by mailbox: there may be thousands. The spans name it. */
export function measures(meter: Meter): Measures {
  const counter = (name: string, unit: string, description: string): ReturnType<Meter["createCounter"]> =>
    meter.createCounter(`mesh.client.${name}`, { unit, description });
  const calls = counter("calls", "{call}", "Calls to MESH that ended");
  const retries = counter("retries", "{attempt}", "Requests that repeated an earlier one of the same call");
  const failures = counter("failures", "{call}", "Calls to MESH that failed, by error.type");
  const sent = counter("sent", "By", "Bytes of request bodies");
  const received = counter("received", "By", "Bytes of response bodies");
  const connections = counter("connections", "{connection}", "TLS connections that were set up");
  const warnings = counter("warnings", "{warning}", "Warnings that a person should look at");
  const duration = meter.createHistogram("mesh.client.call.duration", {
    unit: "s",
    description: "Duration of calls to MESH, with all attempts",
    advice: { explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] },
  });
  return {
    attempt({ operation, sentBytes, receivedBytes }) {
      const attributes = { [names.operation]: operation };
      sent.add(sentBytes, attributes);
      received.add(receivedBytes, attributes);
    },
    call(event) {
      const outcome = outcomeOf(event);
      const attributes = { [names.operation]: event.operation, ...outcome };
      calls.add(1, attributes);
      duration.record(event.durationMs / 1000, attributes);
      if (event.attempts > 1) retries.add(event.attempts - 1, { [names.operation]: event.operation });
      if (names.error in outcome) failures.add(1, attributes);
    },
    connection: ({ resumed }) => connections.add(1, { [names.resumed]: resumed }),
    warning: ({ warning }) => warnings.add(1, { [names.warning]: warning }),
  };
}
