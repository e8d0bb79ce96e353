import { buildMessage } from "../../build-message.js";
import { parseConsultation } from "../../consultation/parse-consultation.js";
import { writeXml } from "../../fhir/xml/write-xml.js";
import type { SenderProfile } from "../../message/sender-profile.js";
import { pathwayMedicines } from "../../pathway-medicines/pathway-medicines.js";
import { issueLine } from "../../render/report/words.js";
import { newestRelease, releases } from "../../terminology/release.js";
import type { Command, CommandInput, ExitCode } from "../command.js";
import { fileToFile, type FileToFile } from "../files/into-folder.js";
import { parseMailboxId } from "../../values/mailbox-id.js";
import { parseOdsCode } from "../../values/ods-code.js";
import { optionValue } from "../option-value.js";
import { readJson } from "../read-json.js";
import type { Terminal } from "../terminal.js";
import { writeOutput } from "../write-output.js";
import { releaseOf, releaseOption } from "./release-option.js";

/** The pharmacy's mailbox in the sandbox: a message built without `--mailbox` is for tests. */
const sandboxMailbox = "X26ABC1";

/** `update-record build`: writes a consultation as a message. */
export const build: Command = {
  usage: `CONSULTATION... [-o FILE|FOLDER] [--indent] [--release ${releases.join("|")}]`,
  about: [
    "Checks a consultation, builds its message, validates it, and writes it as XML: all of it or nothing.",
    "Numbers stay as they are written (37.40 keeps its last zero). Nothing is sent.",
    "Of several consultations, of a folder (all .json files in it) or a pattern, each becomes a file of",
    "its own in FOLDER; one that is refused stops no other.",
    "Exit code 1: the consultation cannot become a valid message, or something in it must first be",
    "confirmed (see review). 2: a file is unreadable.",
  ],
  options: [
    {
      name: "output",
      short: "o",
      value: "FILE",
      text: "file (default: standard output) or folder; only its owner can read it",
    },
    { name: "indent", text: "one element on a line; it says the same" },
    releaseOption(`the release of Update Record to follow (default ${newestRelease})`),
    { name: "ods", value: "CODE", text: "ODS code of the sender (default: the consultation's pharmacy)" },
    {
      name: "mailbox",
      value: "ID",
      text: `MESH mailbox of the sender (default ${sandboxMailbox}, the sandbox's pharmacy)`,
    },
  ],
  run,
};

async function run(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  checkSender(input);
  const each: FileToFile["each"] = (source, output, named) => buildOne(source, output, input, named);
  return fileToFile(
    input,
    { command: "build", what: "consultation", extensions: ["json"], extension: "xml", each },
    terminal,
  );
}

/** Before any file is read. @throws WrongUse */
function checkSender({ options: { ods, mailbox } }: CommandInput): void {
  if (ods !== undefined) optionValue("ods", () => parseOdsCode(ods));
  if (mailbox !== undefined) optionValue("mailbox", () => parseMailboxId(mailbox));
}

async function buildOne(source: string, output: string, input: CommandInput, terminal: Terminal): Promise<void> {
  const { options } = input;
  const consultation = parseConsultation(await readJson(source, terminal));
  const sender: SenderProfile = {
    odsCode: options["ods"] ?? consultation.pharmacy.odsCode,
    mailboxId: options["mailbox"] ?? sandboxMailbox,
    release: releaseOf(input) ?? newestRelease,
  };
  const { xml, bundle, report, confirmations } = buildMessage(consultation, {
    sender,
    safety: { medicines: pathwayMedicines },
  });
  const confirmed = confirmations.map(({ rule }) => rule);
  for (const issue of report.issues) if (!confirmed.includes(issue.rule)) terminal.note(`${issueLine(issue)}\n`);
  const indented = options["indent"] === undefined ? xml : writeXml(bundle, { indent: true });
  await writeOutput(output, indented, terminal, "message");
}
