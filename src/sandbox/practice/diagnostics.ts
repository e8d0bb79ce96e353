import type { Report } from "../../validation/report/report.js";

/** How many faults an acknowledgement names. */
const most = 5;

/** What is wrong with a message, for its sender's developers: rules and places, never a value (UR-104). */
export function diagnosticsOf({ issues }: Report): string {
  const errors = issues.filter(({ severity }) => severity === "error");
  const named = errors.slice(0, most).map(({ rule, path }) => `${rule} at ${path}`);
  return [
    `${errors.length} error${errors.length === 1 ? "" : "s"}`,
    ...named,
    ...(errors.length > most ? ["..."] : []),
  ].join("; ");
}
