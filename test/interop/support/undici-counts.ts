import { subscribe } from "node:diagnostics_channel";

/** Connections opened and requests made by undici in this process, counted from the first call on. */
export function undiciCounts(): { readonly connections: number; readonly requests: number } {
  const counts = { connections: 0, requests: 0 };
  subscribe("undici:client:connected", () => {
    counts.connections += 1;
  });
  subscribe("undici:request:create", () => {
    counts.requests += 1;
  });
  return counts;
}
