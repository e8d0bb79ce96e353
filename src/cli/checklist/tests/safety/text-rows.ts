import { parseConsultation } from "../../../../consultation/parse-consultation.js";
import { buildMessage } from "../../../../build-message.js";
import { defaultXmlLimits } from "../../../../fhir/xml/limits.js";
import { ValidationError, type Report } from "../../../../validation/report/report.js";
import { validateMessage } from "../../../../validation/validate-message.js";
import { rightConsultation, type LocalRun } from "./base.js";
import { withChange } from "./changed.js";
import type { FactRow } from "./fact-test.js";
import { xmlOf } from "./message-tests.js";

const { size } = defaultXmlLimits;

/** What is no message, whatever it says. */
export const textRows: readonly FactRow[] = [
  {
    rule: "UR-001",
    shows: "A text that does not end, is not in UTF-8 or has more bytes than receivers take is refused, or not built",
    expected:
      "as built: nothing; without its end: syntax; with a byte of Latin-1: encoding; of as many bytes as are taken: " +
      "nothing; with one more: too-large; a consultation of so much text: too-large",
    came(run) {
      const xml = xmlOf("sinusitis", run);
      const bytes = new TextEncoder().encode(xml);
      const padded = (length: number): string => xml + " ".repeat(length - bytes.length);
      const found = [
        ["as built", validateMessage(xml)],
        ["without its end", validateMessage(xml.slice(0, -1))],
        ["with a byte of Latin-1", validateMessage(Uint8Array.of(...bytes, 0xe9))],
        ["of as many bytes as are taken", validateMessage(padded(size))],
        ["with one more", validateMessage(padded(size + 1))],
        ["a consultation of so much text", reportOnBuilding(size, run)],
      ] as const;
      return found.map(([words, report]) => `${words}: ${codesIn(report)}`).join("; ");
    },
  },
];

function codesIn({ issues }: Report): string {
  const codes = issues.flatMap(({ rule, code }) => (rule === "UR-001" ? [code] : []));
  return codes.length === 0 ? "nothing" : codes.join(", ");
}

/** FHIR takes a little more than this in one place. */
const statement = "x".repeat(1_000_000);

/** The report of a message with at least so many characters, whether it may be sent or not. */
function reportOnBuilding(characters: number, run: LocalRun): Report {
  const clinicalSummary = Array.from({ length: Math.ceil(characters / statement.length) }, () => statement);
  const consultation = parseConsultation(withChange(rightConsultation("sinusitis", run), { clinicalSummary }));
  try {
    return buildMessage(consultation, { sender: run.sender, clock: () => run.now }).report;
  } catch (error) {
    if (error instanceof ValidationError) return error.report;
    throw error;
  }
}
