import { existsSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "../../../sandbox/make-folder.js";
import { visibleJson } from "../../json-line.js";
import { whyUnwritable } from "../../read-source.js";
import type { Terminal } from "../../terminal.js";
import { writeOutput } from "../../write-output.js";
import { WrongUse } from "../../wrong-use.js";
import { reportHtml } from "./html.js";
import { reportJUnit } from "./junit.js";
import type { ChecklistReport } from "./report.js";

/** Makes the folder of a report, and one for messages in it. True where a report is there already. @throws WrongUse */
export async function makeReportFolder(out: string): Promise<boolean> {
  try {
    await makeFolder(join(out, "messages"), 0o700);
  } catch (cause) {
    throw new WrongUse(`the folder of --out cannot be made: ${whyUnwritable(cause)}.`, { cause });
  }
  return existsSync(join(out, "report.json"));
}

/** Writes report.html, report.json and junit.xml. @throws WrongUse */
export async function writeReport(out: string, report: ChecklistReport, terminal: Terminal): Promise<void> {
  await writeOutput(join(out, "report.json"), visibleJson(report), terminal, "report");
  await writeOutput(join(out, "junit.xml"), reportJUnit(report), terminal, "report");
  await writeOutput(join(out, "report.html"), reportHtml(report), terminal, "report");
}
