import { createHash } from "node:crypto";
import { buildMessage } from "../../../build-message.js";
import { parseConsultation } from "../../../consultation/parse-consultation.js";
import { pathwayMedicines } from "../../../pathway-medicines/pathway-medicines.js";
import { counted } from "../../../render/outline/sections.js";
import { kindWords } from "../../../render/report/words.js";
import type { Report } from "../../../validation/report/report.js";
import { validateMessage } from "../../../validation/validate-message.js";
import { isResource, isXml } from "../../content.js";
import { errorLines } from "../../error-lines.js";
import { jsonIn } from "../../read-json.js";
import { prepare } from "../../send/prepare.js";
import type { ChecklistTest, EvidenceFile, Found } from "../checklist-test.js";
import { expectedOf, expectedWords } from "../expected.js";
import type { Run } from "../run.js";
import { foundAs } from "./answers.js";

/** Issues that are named; the rest is counted. */
const mostIssues = 3;

/** A test for each of a supplier's own files: messages, acknowledgements and consultations. */
export function fileTests(names: readonly string[], isSending: boolean): readonly ChecklistTest[] {
  return names.map((name, place) => ({
    id: `file-${place + 1}`,
    group: "files",
    file: name,
    shows: `${name} is valid${isSending ? ", reaches the practice, and the practice knows the patient" : ""}`,
    rules: ["UR-001", ...(isSending ? ["UR-100", "ME-13"] : [])],
    when: "together",
    run: (run) => fileRun(name, place + 1, run),
  }));
}

/** A file, and what judging it found. */
interface Judged {
  readonly words: string;
  readonly isValid: boolean;
  /** Whether it is something that can be sent. */
  readonly canBeSent: boolean;
}

async function fileRun(name: string, number: number, run: Run): Promise<Found> {
  const bytes = await run.read(name);
  const files: readonly EvidenceFile[] = [{ name, sha256: createHash("sha256").update(bytes).digest("hex") }];
  const { words, isValid, canBeSent } = judgeFile(bytes, name, run);
  if (!isValid || !run.isSending || !canBeSent)
    return { result: isValid ? "passed" : "failed", expected: "valid", came: words, files };
  const expected = expectedOf("");
  const input = { readInput: () => Promise.resolve(bytes) };
  const id = run.idOf(`file-${number}`);
  const prepared = await prepare({ name, id }, { sender: run.sender, delivery: run.delivery }, input);
  const record = await run.submit(prepared.submission(), `file-${number}`);
  const found = foundAs(await run.ended(record), expected, files);
  return { ...found, expected: `valid; ${expectedWords(expected)}`, came: `${words}; ${found.came}` };
}

function judgeFile(bytes: Uint8Array, name: string, run: Run): Judged {
  try {
    const json = isXml(bytes) || name.toLowerCase().endsWith(".xml") ? undefined : jsonIn(bytes, name);
    if (json === undefined || isResource(json)) {
      const report = validateMessage(bytes, { medicines: pathwayMedicines });
      return { words: reportWords(report), isValid: report.valid, canBeSent: isXml(bytes) && isUpdateRecord(report) };
    }
    const { report } = buildMessage(parseConsultation(json), {
      sender: run.sender,
      safety: { medicines: pathwayMedicines },
    });
    return { words: `a consultation; ${reportWords(report)}`, isValid: report.valid, canBeSent: true };
  } catch (error) {
    const lines = errorLines(error);
    return { words: `refused: ${some(lines)}`, isValid: false, canBeSent: false };
  }
}

function isUpdateRecord({ kind }: Report): boolean {
  return kind === "update-record";
}

/** Rules and places alone: a message of an issue may repeat what the file holds. */
function reportWords(report: Report): string {
  const errors = report.issues.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return `${kindWords(report)}, valid, ${counted(report.issues.length, "warning")}`;
  const places = some(errors.map(({ rule, path }) => (path === "" ? rule : `${rule} at ${path}`)));
  return `${kindWords(report)}, ${counted(errors.length, "error")}: ${places}`;
}

function some(lines: readonly string[]): string {
  const more = lines.length - mostIssues;
  return `${lines.slice(0, mostIssues).join("; ")}${more > 0 ? `; and ${more} more` : ""}`;
}
