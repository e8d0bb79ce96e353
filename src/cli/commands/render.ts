import { parseConsultation } from "../../consultation/parse-consultation.js";
import {
  renderAcknowledgementHtml,
  renderAcknowledgementText,
  renderHtml,
  renderPdf,
  renderReportHtml,
  renderReportText,
  renderText,
  type ShownConsultation,
} from "../../render/index.js";
import type { Command, CommandInput, ExitCode } from "../command.js";
import { fileToFile, type FileToFile } from "../files/into-folder.js";
import { jsonIn, readBytes } from "../read-json.js";
import type { Terminal } from "../terminal.js";
import { writeOutput } from "../write-output.js";
import { explainLine } from "../validate/totals.js";
import { WrongUse } from "../wrong-use.js";
import { isResource, isXml } from "../content.js";
import { reportIn } from "./report-in.js";
import { receivedIn, remainderLines } from "./source.js";

/** `update-record render`: shows a file to a person. */
export const render: Command = {
  usage: "FILE... [--format text|html|pdf] [-o FILE|FOLDER]",
  about: [
    "Shows the content of a file: a consultation (JSON), an Update Record message (XML or FHIR JSON), an",
    "acknowledgement (XML), or a validation report (one line of `validate --format json`). The content",
    "decides which it is.",
    "html is one self-contained page, which prints on A4. pdf is the same as a PDF, of a consultation",
    "or a message; it needs three packages, and says which.",
    "Of several files, of a folder or a pattern, each is written into FOLDER.",
    "Exit code 1: the consultation cannot be sent. 2: the file is none of these, or is unreadable.",
  ],
  options: [
    {
      name: "format",
      value: "FORMAT",
      allowed: ["text", "html", "pdf"],
      text: "plain text (default), a page, or a PDF",
    },
    {
      name: "output",
      short: "o",
      value: "FILE",
      text: "file (default: standard output) or folder; only its owner can read it",
    },
  ],
  run,
};

const extensions: Readonly<Record<string, string>> = { text: "txt", html: "html", pdf: "pdf" };

function run(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const { options } = input;
  refuseScreen(options["format"], options["output"] ?? "-", terminal);
  const each: FileToFile["each"] = (source, output, named) => renderOne(source, output, input, named);
  const extension = extensions[options["format"] ?? "text"] ?? "txt";
  return fileToFile(input, { command: "render", what: "file", extension, each }, terminal);
}

async function renderOne(source: string, output: string, { options }: CommandInput, terminal: Terminal): Promise<void> {
  const bytes = await readBytes(source, terminal);
  const json = isXml(bytes) ? undefined : jsonIn(bytes, source);
  const forms = json === undefined || isResource(json) ? formsOfMessage(bytes, terminal) : formsOfJson(json);
  await writeOutput(output, await writtenAs(options["format"], forms), terminal, "page");
}

/** Bytes on a screen are no page, and may change how it works. @throws WrongUse */
function refuseScreen(format: string | undefined, output: string, terminal: Terminal): void {
  if (format === "pdf" && output === "-" && terminal.isOutputScreen?.() === true)
    throw new WrongUse("a PDF is not for a screen: name a file with -o FILE, or send it on to a program.");
}

interface Forms {
  text(): string;
  html(): string;
  /** What is not a consultation has none. */
  pdf?(): Promise<Uint8Array>;
}

async function writtenAs(format: string | undefined, forms: Forms): Promise<string | Uint8Array> {
  if (format !== "pdf") return format === "html" ? forms.html() : forms.text();
  if (forms.pdf === undefined)
    throw new WrongUse("only a consultation or an Update Record message is written as a PDF: use --format html.");
  return forms.pdf();
}

function formsOfJson(json: unknown): Forms {
  const report = reportIn(json);
  if (report !== undefined)
    return {
      text: () => `${renderReportText(report)}${explainLine([{ report }])}`,
      html: () => renderReportHtml(report),
    };
  const consultation = parseConsultation(json);
  return formsOfConsultation(consultation);
}

function formsOfMessage(xml: Uint8Array, terminal: Terminal): Forms {
  const received = receivedIn(xml);
  if (received.kind === "acknowledgement") {
    const { acknowledgement } = received;
    return {
      text: () => renderAcknowledgementText(acknowledgement),
      html: () => renderAcknowledgementHtml(acknowledgement),
    };
  }
  const { message } = received;
  terminal.err(remainderLines(message, "update-record render: not shown, because a consultation cannot hold it"));
  const { consultation } = message;
  return formsOfConsultation(consultation);
}

function formsOfConsultation(consultation: ShownConsultation): Forms {
  return {
    text: () => renderText(consultation),
    html: () => renderHtml(consultation),
    pdf: () => renderPdf(consultation),
  };
}
