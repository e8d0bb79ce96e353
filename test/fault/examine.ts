import { UpdateRecordError } from "../../src/errors.js";
import { readAcknowledgement, readMessage } from "../../src/message/index.js";
import { renderReportHtml, renderReportText } from "../../src/render/index.js";
import { validateMessage, type Report } from "../../src/validation/index.js";
import { reportFaults } from "./report-faults.js";
import { saysPatientData } from "./validator-corpus.js";

/** The result of one input. */
export interface Examined {
  /** The kind that the report gives; undefined without a report. */
  readonly kind: string | undefined;
  readonly milliseconds: number;
  readonly crash: string | undefined;
  readonly faults: readonly string[];
}

/** Rules that depend on today's date get the same day in every run. */
const now = new Date("2025-07-02T12:00:00Z");

/** Milliseconds that one input may take: a third over the goal of a second, since machines of one kind differ. */
export const longest = 1_333;

/** Validates bytes and looks at the report; with `further`, also reads them and renders what was found. */
export function examine(bytes: Uint8Array, further: boolean): Examined {
  let report: Report;
  let milliseconds: number;
  try {
    [report, milliseconds] = timed(() => validateMessage(bytes, { now }));
  } catch (error) {
    return { kind: undefined, milliseconds: 0, crash: `validateMessage: ${placed(error)}`, faults: [] };
  }
  const faults = [...reportFaults(report, bytes)];
  if (further) {
    try {
      for (const render of [renderReportText, renderReportHtml]) {
        const [page, taken] = timed(() => render(report));
        if (taken > longest) faults.push(`${render.name} took ${Math.round(taken)} ms`);
        if (saysPatientData.test(page)) faults.push(`patient data in ${render.name}`);
      }
      for (const read of [readMessage, readAcknowledgement]) faults.push(...readFaults(read, bytes));
    } catch (error) {
      return { kind: report.kind, milliseconds, crash: placed(error), faults };
    }
  }
  return { kind: report.kind, milliseconds, crash: undefined, faults };
}

function readFaults(read: (bytes: Uint8Array) => unknown, bytes: Uint8Array): readonly string[] {
  const [message, taken] = timed(() => refusal(read, bytes));
  return [
    ...(saysPatientData.test(message) ? [`patient data in an error of ${read.name}`] : []),
    ...(taken > longest ? [`${read.name} took ${Math.round(taken)} ms`] : []),
  ];
}

/** What an error of this library says; empty where there is none. Any other error is a crash. */
function refusal(read: (bytes: Uint8Array) => unknown, bytes: Uint8Array): string {
  try {
    read(bytes);
    return "";
  } catch (error) {
    if (error instanceof UpdateRecordError) return error.message;
    throw error;
  }
}

/**
 * Milliseconds. What was slow by the clock is repeated and measured in CPU time, and the least counts, so that nothing
 * is slow because the machine is busy.
 */
function timed<T>(work: () => T): readonly [T, number] {
  const from = performance.now();
  const result = work();
  const taken = performance.now() - from;
  if (taken <= longest) return [result, taken];
  return [result, Math.min(taken, ...Array.from({ length: 3 }, () => usedBy(work)))];
}

function usedBy(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function placed(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message).split("\n").slice(0, 6).join("\n") : String(error);
}
