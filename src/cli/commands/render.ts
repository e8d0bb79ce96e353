import { parseConsultation } from "../../consultation/parse-consultation.js";
import { MessageUnreadableError } from "../../message/unreadable.js";
import { readMessage } from "../../message/read/read-message.js";
import type { ReceivedMessage } from "../../message/read/received.js";
import { renderHtml, renderReportHtml, renderReportText, renderText } from "../../render/index.js";
import type { Command, CommandInput } from "../command.js";
import { jsonIn, readBytes } from "../read-json.js";
import { reportIn } from "./report-in.js";
import type { Terminal } from "../terminal.js";
import { writeOutput } from "../write-output.js";
import { WrongUse } from "../wrong-use.js";

/** `update-record render`: what is in this file, for a person? */
export const render: Command = {
  usage: "FILE [--format text|html] [-o FILE]",
  about: [
    "Shows what a file holds: a consultation (JSON), an Update Record message (XML), or a validation",
    "report (one line of `validate --format json`). It tells them apart by what they hold.",
    "html is one page that needs nothing beside it, and prints on A4.",
    "Exit code 1: a consultation that cannot be sent. 2: neither of these, or unreadable.",
  ],
  options: [
    { name: "format", value: "FORMAT", allowed: ["text", "html"], text: "plain text (default) or a page" },
    {
      name: "output",
      short: "o",
      value: "FILE",
      text: "where it goes (default: standard output); readable by its owner alone",
    },
  ],
  run,
};

async function run({ options, operands }: CommandInput, terminal: Terminal): Promise<0> {
  const [source, ...more] = operands;
  if (source === undefined || more.length > 0) throw new WrongUse("name one file, or - for standard input.");
  const bytes = await readBytes(source, terminal);
  const forms = isXml(bytes) ? formsOfMessage(bytes, terminal) : formsOfJson(jsonIn(bytes, source));
  await writeOutput(
    options["output"] ?? "-",
    options["format"] === "html" ? forms.html() : forms.text(),
    terminal,
    "page",
  );
  return 0;
}

interface Forms {
  text(): string;
  html(): string;
}

/**
 * XML begins with `<`, whatever its encoding: a byte order mark, white space and the noughts of UTF-16 may stand before
 * it.
 */
function isXml(bytes: Uint8Array): boolean {
  return bytes.find((byte) => ![0, 9, 10, 13, 32, 0xef, 0xbb, 0xbf, 0xfe, 0xff].includes(byte)) === 0x3c;
}

function formsOfJson(json: unknown): Forms {
  const report = reportIn(json);
  if (report !== undefined) return { text: () => renderReportText(report), html: () => renderReportHtml(report) };
  const consultation = parseConsultation(json);
  return { text: () => renderText(consultation), html: () => renderHtml(consultation) };
}

function formsOfMessage(xml: Uint8Array, terminal: Terminal): Forms {
  const { consultation, remainder } = read(xml);
  const left = remainder.map(({ path }) => `  ${path}\n`);
  if (left.length > 0)
    terminal.err(
      `update-record render: not shown, since a consultation has no place for it (${left.length}):\n${left.join("")}`,
    );
  return { text: () => renderText(consultation), html: () => renderHtml(consultation) };
}

function read(xml: Uint8Array): ReceivedMessage {
  try {
    return readMessage(xml);
  } catch (error) {
    if (error instanceof MessageUnreadableError) throw new WrongUse(error.message, { cause: error });
    throw error;
  }
}
