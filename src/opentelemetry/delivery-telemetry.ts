import { metrics, trace, type Meter, type Tracer } from "@opentelemetry/api";
import type { Delivery } from "../delivery/delivery.js";
import type { DeliveryActivity } from "../delivery/insight/activity.js";
import { givenMethods, givenObject } from "../values/given.js";
import { deliveryMeasures } from "./delivery-measures.js";
import { observeDelivery } from "./delivery-gauges.js";
import { deliverySpans } from "./delivery-spans.js";
import { scope } from "./scope.js";

/** What `deliveryTelemetry` may be given. */
export interface DeliveryTelemetryOptions {
  /** Default: the tracer `gp-connect-update-record` of the registered provider. */
  readonly tracer?: Tracer;
  /** Default: the meter `gp-connect-update-record` of the registered provider. */
  readonly meter?: Meter;
}

/** Connects a delivery to OpenTelemetry. */
export interface DeliveryTelemetry {
  /** The option of `openDelivery`. */
  readonly onEvent: (activity: DeliveryActivity) => void;
  /**
   * Reads the gauges from the delivery's store whenever metrics are collected. One process over a store is
   * enough: all would read the same. Returns a function that ends it: call it before `close`.
   */
  readonly observe: (delivery: Pick<Delivery, "insight">) => () => void;
}

/**
 * Metrics and spans of a delivery: {@link deliveryMetrics} names the metrics. Counters, histograms and spans
 * (`update_record submit`, `update_record send`, `update_record match`) describe what this process does; gauges
 * describe the whole store. No attribute holds patient data, the caller's own ids or a person's name; ids of deliveries
 * and mailboxes are on spans alone.
 *
 * @throws InvalidValueError where `options` is no object.
 * @example
 * const telemetry = deliveryTelemetry();
 * const delivery = await openDelivery({ store, transport, sender, onEvent: telemetry.onEvent });
 * const stopObserving = telemetry.observe(delivery);
 */
export function deliveryTelemetry(options: DeliveryTelemetryOptions = {}): DeliveryTelemetry {
  givenObject(options, "options");
  const { tracer = trace.getTracer(scope), meter = metrics.getMeter(scope) } = options;
  const measure = deliveryMeasures(meter);
  const span = deliverySpans(tracer);
  return {
    onEvent(activity) {
      measure(activity);
      span(activity);
    },
    observe(delivery) {
      givenObject(delivery, "delivery");
      givenMethods(delivery, "delivery", ["insight"]);
      return observeDelivery(meter, delivery);
    },
  };
}
