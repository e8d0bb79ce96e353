import type { Report } from "../../validation/report/report.js";

/** An acknowledgement names at most this many faults. */
const mostFaults = 5;

/** What is wrong with a message, for its sender's developers: rules and places, never a value (UR-104). */
export function diagnosticsOf({ issues }: Report): string {
  const errors = issues.filter(({ severity }) => severity === "error");
  return [
    `${errors.length} error${errors.length === 1 ? "" : "s"}`,
    ...errors.slice(0, mostFaults).map(({ rule, path }) => `${rule} at ${path}`),
    ...(errors.length > mostFaults ? ["..."] : []),
  ].join("; ");
}
