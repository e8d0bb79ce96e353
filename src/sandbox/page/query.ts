import type { SandboxMessageFilter } from "../messages/messages.js";
import { RefusedError } from "./answer.js";

const members: Readonly<Record<keyof SandboxMessageFilter, true>> = {
  run: true,
  kind: true,
  state: true,
  id: true,
  from: true,
  practice: true,
  localId: true,
  documentId: true,
  text: true,
};

/**
 * A filter out of a query; the sandbox checks what its members may be. `run=` is messages without a run; any other
 * empty member is left out.
 */
export function filterOf(query: URLSearchParams): SandboxMessageFilter {
  const filter: Record<string, string> = {};
  for (const name of Object.keys(members)) {
    const value = query.get(name);
    if (value !== null && (value !== "" || name === "run")) filter[name] = value;
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
