/** OpenTelemetry spans and metrics of deliveries and of the calls to MESH. Needs the package `@opentelemetry/api`. */
export { meshTelemetry, type MeshTelemetryOptions } from "./mesh-telemetry.js";
export { deliveryTelemetry, type DeliveryTelemetry, type DeliveryTelemetryOptions } from "./delivery-telemetry.js";
export { deliveryMetrics, type MetricRow } from "./delivery-metrics.js";
