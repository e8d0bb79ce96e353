import type { ExitCode } from "../command.js";
import { inColour, isColoured } from "../colour/coloured.js";
import { errorLines } from "../error-lines.js";
import type { Terminal } from "../terminal.js";
import type { ChecklistTest } from "./checklist-test.js";
import type { ChecklistMesh } from "./mesh.js";
import { openRun, type RunSettings } from "./open-run.js";
import { playPractice, type PlayedPractice } from "./play-practice.js";
import { reportOf, totalsText } from "./report/report.js";
import { makeReportFolder, writeReport } from "./report/write-report.js";
import type { Practices } from "./run.js";
import { runTests, type Running, type TestResult } from "./run-tests.js";

/** What the user decided, as the command reads it. */
export interface ChecklistSettings extends Omit<RunSettings, "practices" | "signal"> {
  /** As it was typed. */
  readonly command: string;
  /** A mailbox over which a practice is played. */
  readonly practiceMailboxId?: string;
  /** When an answer is overdue. */
  readonly deadlineSeconds?: number;
}

/** Seconds after which an answer is overdue. The sandbox answers at once, but on a busy machine not in five seconds. */
const sandboxSeconds = { answered: 600, silent: 5 };
const configuredSeconds = 3_600;

/** Runs the tests and writes the report. The exit code is 0 where none has failed and none was stopped. */
export async function runChecklist(
  tests: readonly ChecklistTest[],
  mesh: ChecklistMesh,
  settings: ChecklistSettings & Pick<RunSettings, "signal">,
  terminal: Terminal,
): Promise<ExitCode> {
  const startedAt = new Date();
  const { out, signal, command, practiceMailboxId } = settings;
  if (await makeReportFolder(out))
    terminal.note(
      `update-record checklist: the report of an earlier run in ${out} is replaced at the end of this one, and its ` +
        "messages stay beside the new ones; --out names another folder\n",
    );
  await mesh.transport.handshake();
  const practices: Practices =
    mesh.kind === "sandbox" ? "sandbox" : practiceMailboxId === undefined ? "configured" : "played";
  const opened = await openRun(mesh, { ...settings, practices }, terminal);
  const played = practiceMailboxId === undefined ? undefined : practiceOver(practiceMailboxId, mesh, terminal);
  let results: readonly TestResult[];
  let strangeItems: number;
  try {
    results = await runTests(tests, opened.run, {
      ...phasesOf(mesh, settings.deadlineSeconds, opened.waitFor),
      onEnd: saying(tests.length, terminal),
    });
    strangeItems = await opened.strangeItems();
  } finally {
    await played?.stop();
    await opened.close();
  }
  const complete = !signal.aborted;
  const facts = { startedAt, endedAt: new Date(), complete, command, practices, strangeItems };
  const report = reportOf(results, mesh, facts);
  await writeReport(out, report, terminal);
  terminal.out(`${totalsText(report.totals)}\n`);
  if (!complete) terminal.err("update-record checklist: stopped: the report is partial, and says so\n");
  terminal.out(`The report: ${out}/report.html\n`);
  return complete && report.totals.failed === 0 ? 0 : 1;
}

function phasesOf(
  { kind }: ChecklistMesh,
  deadlineSeconds: number | undefined,
  waitFor: (seconds: number) => void,
): Pick<Running, "phases" | "begin"> {
  if (kind === "configured")
    return {
      phases: [["together", "silent"], ["alone"]],
      begin: () => waitFor(deadlineSeconds ?? configuredSeconds),
    };
  return {
    phases: [["together"], ["silent"], ["alone"]],
    begin: ([when]) =>
      waitFor(when === "silent" ? (deadlineSeconds ?? sandboxSeconds.silent) : sandboxSeconds.answered),
  };
}

function practiceOver(mailboxId: string, { transport, intervalMs }: ChecklistMesh, terminal: Terminal): PlayedPractice {
  return playPractice(transport.forMailbox(mailboxId), {
    intervalMs,
    onFailure: (error) => {
      for (const line of errorLines(error)) terminal.note(`update-record checklist: the played practice: ${line}\n`);
    },
  });
}

/** What takes no longer than this needs no progress. */
const progressEveryMs = 2_000;

const colours = { passed: "green", failed: "red", "not-run": "yellow" } as const;

/** The file that a test is about: its id alone tells nobody which it is. */
function ownFile({ file }: ChecklistTest): string {
  return file === undefined ? "" : ` ${file}`;
}

/** A line for each test that has ended, and every two seconds how many have. */
function saying(all: number, terminal: Terminal): Running["onEnd"] {
  let [count, last] = [0, performance.now()];
  const colour = isColoured(terminal);
  return ({ test, result, came }) => {
    count += 1;
    terminal.out(`${inColour(result.padEnd(8), colours[result], colour)} ${test.id}${ownFile(test)}: ${came}\n`);
    if (performance.now() - last < progressEveryMs) return;
    last = performance.now();
    terminal.note(`update-record checklist: ${count} of ${all} tests have ended\n`);
  };
}
