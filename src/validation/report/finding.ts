import type { IssueCode } from "./issue-codes.js";
import type { Severity } from "./report.js";
import { shownCode } from "./shown-code.js";

/** What a rule found, before it has its line and column. */
export interface Finding {
  readonly severity: Severity;
  readonly rule: string;
  readonly code: IssueCode;
  readonly message: string;
  readonly path: string;
  readonly expected?: string;
  readonly received?: string;
}

/** The code that was found, and the code that is expected. */
export interface CodesSaid {
  /** A code, a system or a fixed value; several where any of them is right. */
  readonly expected?: string | readonly string[] | undefined;
  /** Whatever was found: repeated only where it certainly is a code (see `shownCode`). */
  readonly received?: unknown;
}

export function errorOf(rule: string, code: IssueCode, path: string, message: string, codes?: CodesSaid): Finding {
  return findingOf("error", rule, code, path, message, codes);
}

export function warningOf(rule: string, code: IssueCode, path: string, message: string, codes?: CodesSaid): Finding {
  return findingOf("warning", rule, code, path, message, codes);
}

function findingOf(
  severity: Severity,
  rule: string,
  code: IssueCode,
  path: string,
  message: string,
  codes: CodesSaid | undefined,
): Finding {
  if (codes === undefined) return { severity, rule, code, path, message };
  const expected = expectedIn(codes);
  const received = shownCode(codes.received);
  if (received === undefined)
    return expected === undefined
      ? { severity, rule, code, path, message }
      : { severity, rule, code, path, message, expected };
  return expected === undefined
    ? { severity, rule, code, path, message, received }
    : { severity, rule, code, path, message, expected, received };
}

/** More findings would help nobody, and would take seconds. */
export const mostFindings = 2_000;

/** Where there are more codes than this, the message names their list instead. */
const most = 12;

function expectedIn({ expected }: CodesSaid): string | undefined {
  if (expected === undefined || typeof expected === "string") return expected;
  return expected.length === 0 || expected.length > most ? undefined : expected.join(" | ");
}
