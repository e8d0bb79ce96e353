import { metrics, trace, type Meter, type Tracer } from "@opentelemetry/api";
import { assertNever } from "../errors.js";
import type { MeshEvent } from "../transport/mesh/events.js";
import { givenObject } from "../values/given.js";
import { measures } from "./measures.js";
import { scope } from "./scope.js";
import { callSpans } from "./spans.js";

/** What `meshTelemetry` may be given. */
export interface MeshTelemetryOptions {
  /** Default: the tracer `gp-connect-update-record` of the registered provider. */
  readonly tracer?: Tracer;
  /** Default: the meter `gp-connect-update-record` of the registered provider. */
  readonly meter?: Meter;
  /** Host name of the MESH server, as the attribute `server.address`. Default: none, since events hold no address. */
  readonly serverAddress?: string;
}

/**
 * Turns the events of one transport into spans and metrics: pass what it returns as `onEvent`. Each call is a span
 * (`mesh send`, `mesh list` ...), below the call's `traceparent` where it has one, else below the active span; a failed
 * attempt is an event of the span. Counted are calls, retries, failures by `error.type`, bytes, connections and
 * warnings; the duration of calls is a histogram, in seconds. Nothing holds patient data, a password or a key (ME-14).
 *
 * @throws InvalidValueError where `options` is no object.
 * @example
 * const transport = meshTransport({ ...meshOptions, onEvent: meshTelemetry() });
 */
export function meshTelemetry(options: MeshTelemetryOptions = {}): (event: MeshEvent) => void {
  givenObject(options, "options");
  const { tracer = trace.getTracer(scope), meter = metrics.getMeter(scope), serverAddress } = options;
  const spans = callSpans(tracer, serverAddress);
  const measure = measures(meter);
  return (event) => {
    switch (event.type) {
      case "call-started":
        spans.start(event);
        return;
      case "attempt-ended":
        spans.note(event);
        measure.attempt(event);
        return;
      case "call-ended":
        spans.end(event);
        measure.call(event);
        return;
      case "connected":
        measure.connection(event);
        return;
      case "warning":
        measure.warning(event);
        return;
      default:
        assertNever(event, "a MESH event");
    }
  };
}
