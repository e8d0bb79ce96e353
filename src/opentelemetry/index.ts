/** OpenTelemetry spans and metrics of the calls to MESH. Needs the package `@opentelemetry/api`. */
export { meshTelemetry, type MeshTelemetryOptions } from "./mesh-telemetry.js";
