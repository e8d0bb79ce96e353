import type { SandboxMessageKind, SandboxMessageState } from "../messages/message.js";
import type { SandboxMessageFilter } from "../messages/messages.js";
import { RefusedError } from "./answer.js";

const texts = ["run", "id", "from", "practice", "localId", "documentId", "text"] as const;

const kinds: Readonly<Record<SandboxMessageKind, true>> = {
  "update-record": true,
  acknowledgement: true,
  report: true,
  other: true,
};

const states: Readonly<Record<SandboxMessageState, true>> = {
  sent: true,
  received: true,
  "patient-matched": true,
  rejected: true,
  "switched-off": true,
  undeliverable: true,
  unanswered: true,
};

/**
 * A filter out of a query. `run=` is messages without a run; any other empty member is left out. @throws RefusedError
 */
export function filterOf(query: URLSearchParams): SandboxMessageFilter {
  const filter: Record<string, string> = {};
  for (const name of texts) {
    const value = query.get(name);
    if (value !== null && (value !== "" || name === "run")) filter[name] = value;
  }
  for (const [name, allowed] of [["kind", kinds] as const, ["state", states] as const]) {
    const value = query.get(name);
    if (value === null || value === "") continue;
    if (!Object.hasOwn(allowed, value))
      throw new RefusedError(400, "invalid-value", `${name} must be one of ${Object.keys(allowed).join(", ")}.`);
    filter[name] = value;
  }
  return filter;
}

/** A whole number of a query. @throws RefusedError */
export function wholeOf(
  query: URLSearchParams,
  name: string,
  { most, usual }: { most: number; usual: number },
): number {
  const value = query.get(name);
  if (value === null || value === "") return usual;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  if (number < 1 || number > most)
    throw new RefusedError(400, "invalid-value", `${name} must be a whole number from 1 to ${most}.`);
  return number;
}
