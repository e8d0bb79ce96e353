import { ConsultationError } from "../../consultation/consultation-error.js";
import { completeConsultation, type MissingParts } from "../../message/complete-consultation.js";
import type { ReceivedMessage } from "../../message/read/received.js";
import type { Command, CommandInput, ExitCode } from "../command.js";
import { errorLines } from "../error-lines.js";
import { fileToFile, type FileToFile } from "../files/into-folder.js";
import { readBytes } from "../read-json.js";
import { visibleJson } from "../json-line.js";
import type { Terminal } from "../terminal.js";
import { writeOutput } from "../write-output.js";
import { receivedIn, remainderLines } from "./source.js";

/** The part of a consultation that each option gives. */
const said: Readonly<Record<string, keyof MissingParts>> = {
  sharing: "sharing",
  pathway: "pathway",
  "gateway-point": "gatewayPoint",
  stage: "stage",
  "no-supply-reason": "noSupplyReason",
  "no-reading-reason": "noReadingReason",
  "red-flags": "redFlags",
  practice: "registeredPractice",
  "other-resources": "otherResources",
};

/** `update-record read`: writes a message as a consultation, and an acknowledgement as what it says. */
export const read: Command = {
  usage: "FILE... [-o FILE|FOLDER]",
  about: [
    "Writes an acknowledgement (XML) as JSON: its outcome, codes, practice, time, and which message it",
    "answers. Standard error says what to do.",
    "Writes the content of a message (XML or FHIR JSON) as consultation JSON. Give the parts that no",
    "message carries as options: `build` then makes an equivalent message of the JSON. Without them the",
    "JSON is written all the same, the missing parts are named, and `build` refuses it. Values of the",
    "message that the JSON does not hold are listed by their place. Of several files, of a folder or a",
    "pattern, each is written into FOLDER. Exit code 2: a file is neither an Update Record message nor an",
    "acknowledgement.",
  ],
  options: [
    { name: "output", short: "o", value: "FILE", text: "file for the JSON (default: standard output) or folder" },
    { name: "sharing", value: "WORD", allowed: ["agreed"], text: "the patient agreed to sharing with the practice" },
    { name: "pathway", value: "NAME", text: "Pharmacy First: sinusitis, ... or minor-illness" },
    {
      name: "gateway-point",
      value: "WORD",
      allowed: ["met", "not-met", "ruled-out"],
      text: "a clinical pathway: whether it applied",
    },
    {
      name: "stage",
      value: "STAGE",
      text: "contraception: initiation, repeat, emergency, ...",
    },
    { name: "no-supply-reason", value: "TEXT", text: "contraception: why something was not supplied" },
    { name: "no-reading-reason", value: "TEXT", text: "blood pressure check: why there was no reading" },
    { name: "red-flags", value: "WORD", allowed: ["none-found"], text: "red flags were checked for, and none found" },
    { name: "practice", value: "CODE", text: "ODS code of the practice where the patient is registered" },
    {
      name: "other-resources",
      value: "WORD",
      allowed: ["left-out"],
      text: "leave out resources that a consultation cannot hold",
    },
  ],
  run,
};

function run(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const each: FileToFile["each"] = (source, output, named) => readOne(source, output, input, named);
  return fileToFile(input, { command: "read", what: "file", extension: "json", each }, terminal);
}

async function readOne(source: string, output: string, { options }: CommandInput, terminal: Terminal): Promise<void> {
  const received = receivedIn(await readBytes(source, terminal));
  if (received.kind === "acknowledgement") {
    const { acknowledgement } = received;
    terminal.note(`update-record read: ${acknowledgement.outcome}: ${acknowledgement.action}\n`);
    await writeOutput(
      output,
      visibleJson({ kind: "acknowledgement", ...acknowledgement }),
      terminal,
      "acknowledgement",
    );
    return;
  }
  const { message } = received;
  const { sender, release } = message;
  terminal.note(`update-record read: release ${release}, sent by ${sender.odsCode} from mailbox ${sender.mailboxId}\n`);
  terminal.err(remainderLines(message, "update-record read: not in the JSON"));
  const consultation = completed(message, options, terminal);
  await writeOutput(output, JSON.stringify(consultation, null, 2), terminal, "consultation");
}

/** The whole consultation. If it is incomplete: the parts there are, while standard error says what is missing. */
function completed({ consultation }: ReceivedMessage, options: CommandInput["options"], terminal: Terminal): object {
  const parts = Object.fromEntries(
    Object.entries(said).flatMap(([option, part]) => (options[option] === undefined ? [] : [[part, options[option]]])),
  );
  try {
    return completeConsultation(consultation, parts as unknown as MissingParts);
  } catch (error) {
    if (!(error instanceof ConsultationError)) throw error;
    terminal.err(
      `update-record read: cannot be built yet:\n${errorLines(error)
        .map((line) => `  ${line}\n`)
        .join("")}`,
    );
    const { sharing, pathway, gatewayPoint, stage, registeredPractice } = parts;
    const redFlags = consultation.redFlags ?? parts["redFlags"];
    return { sharing, pathway, gatewayPoint, stage, registeredPractice, ...consultation, redFlags };
  }
}
