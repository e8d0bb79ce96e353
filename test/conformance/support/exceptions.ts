import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { OracleIssue } from "./oracle.js";

/** A kind of error of HL7's validator that is no error here, with the reason. */
interface Exception {
  /** The whole of it, or a part: a regular expression. */
  readonly messageId?: string;
  readonly message?: string;
  readonly path?: string;
  readonly reason: string;
}

/** At most ten kinds (oracle-exceptions.json). */
export const exceptions = JSON.parse(
  readFileSync(join(import.meta.dirname, "../oracle-exceptions.json"), "utf8"),
) as readonly Exception[];

export function isException({ messageId, message, path }: OracleIssue): boolean {
  return exceptions.some((one) => fits(one.messageId, messageId) && fits(one.message, message) && fits(one.path, path));
}

function fits(pattern: string | undefined, text: string | null | undefined): boolean {
  return pattern === undefined || new RegExp(pattern).test(text ?? "");
}
