import { parseConsultation } from "../../consultation/parse-consultation.js";
import { renderHtml, renderReportHtml, renderReportText, renderText } from "../../render/index.js";
import type { Command, CommandInput } from "../command.js";
import { jsonIn, readBytes } from "../read-json.js";
import type { Terminal } from "../terminal.js";
import { refuseSameFile, writeOutput } from "../write-output.js";
import { reportIn } from "./report-in.js";
import { messageIn, onlySource, remainderLines } from "./source.js";

/** `update-record render`: shows a file to a person. */
export const render: Command = {
  usage: "FILE [--format text|html] [-o FILE]",
  about: [
    "Shows the content of a file: a consultation (JSON), an Update Record message (XML or FHIR JSON), or",
    "a validation report (one line of `validate --format json`). The content decides which it is.",
    "html is one self-contained page, which prints on A4.",
    "Exit code 1: the consultation cannot be sent. 2: the file is none of these, or is unreadable.",
  ],
  options: [
    { name: "format", value: "FORMAT", allowed: ["text", "html"], text: "plain text (default) or a page" },
    {
      name: "output",
      short: "o",
      value: "FILE",
      text: "output file (default: standard output); only its owner can read it",
    },
  ],
  run,
};

async function run(input: CommandInput, terminal: Terminal): Promise<0> {
  const { options } = input;
  const source = onlySource(input, "file");
  const output = options["output"] ?? "-";
  await refuseSameFile(source, output);
  const bytes = await readBytes(source, terminal);
  const json = isXml(bytes) ? undefined : jsonIn(bytes, source);
  const forms = json === undefined || isResource(json) ? formsOfMessage(bytes, terminal) : formsOfJson(json);
  await writeOutput(output, options["format"] === "html" ? forms.html() : forms.text(), terminal, "page");
  return 0;
}

interface Forms {
  text(): string;
  html(): string;
}

/**
 * XML begins with `<` in any encoding. A byte order mark, white space and the zero bytes of UTF-16 may come before it.
 */
function isXml(bytes: Uint8Array): boolean {
  return bytes.find((byte) => ![0, 9, 10, 13, 32, 0xef, 0xbb, 0xbf, 0xfe, 0xff].includes(byte)) === 0x3c;
}

/** FHIR JSON: neither a consultation nor a report names a resource. */
function isResource(json: unknown): boolean {
  return typeof json === "object" && json !== null && Object.hasOwn(json, "resourceType");
}

function formsOfJson(json: unknown): Forms {
  const report = reportIn(json);
  if (report !== undefined) return { text: () => renderReportText(report), html: () => renderReportHtml(report) };
  const consultation = parseConsultation(json);
  return { text: () => renderText(consultation), html: () => renderHtml(consultation) };
}

function formsOfMessage(xml: Uint8Array, terminal: Terminal): Forms {
  const message = messageIn(xml);
  terminal.err(remainderLines(message, "update-record render: not shown, because a consultation cannot hold it"));
  const { consultation } = message;
  return { text: () => renderText(consultation), html: () => renderHtml(consultation) };
}
