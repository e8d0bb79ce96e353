import { InvalidValueError } from "../errors.js";

const runId = /^[\w.-]{1,64}$/;

/** @throws InvalidValueError for a run that no address could name */
export function checkRun(run: unknown, what: string): void {
  if (typeof run !== "string" || !runId.test(run) || run === "." || run === "..")
    throw new InvalidValueError(what, "must be 1 to 64 letters, digits, `.`, `_` and `-`");
}

/** The run that a path names at its beginning (empty: none), and the rest of the path. */
export function splitRun(path: string): { readonly run: string; readonly rest: string } {
  const [, run = "", rest = path] = /^\/run\/([\w.-]{1,64})(\/.*)$/.exec(path) ?? [];
  return { run, rest };
}
