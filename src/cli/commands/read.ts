import { ConsultationError } from "../../consultation/consultation-error.js";
import { completeConsultation, type MissingParts } from "../../message/complete-consultation.js";
import { MessageUnreadableError } from "../../message/unreadable.js";
import { readMessage } from "../../message/read/read-message.js";
import type { ReceivedMessage } from "../../message/read/received.js";
import type { Command, CommandInput } from "../command.js";
import { errorLines } from "../error-lines.js";
import { readBytes } from "../read-json.js";
import type { Terminal } from "../terminal.js";
import { writeOutput } from "../write-output.js";
import { WrongUse } from "../wrong-use.js";

/** Which part of a consultation each option says. */
const said: Readonly<Record<string, keyof MissingParts>> = {
  sharing: "sharing",
  pathway: "pathway",
  stage: "stage",
  "no-supply-reason": "noSupplyReason",
  "red-flags": "redFlags",
  practice: "registeredPractice",
  "other-resources": "otherResources",
};

/** `update-record read`: a message as a consultation. */
export const read: Command = {
  usage: "MESSAGE.xml [-o FILE]",
  about: [
    "Writes what a message says as consultation JSON. With the parts that no message carries, given as",
    "options, `build` makes an equivalent message of it; without them it is written all the same, what",
    "is missing is named, and `build` refuses it. Each value of the message that the JSON does not hold",
    "is named by its place. Exit code 2: it is no Update Record message.",
  ],
  options: [
    { name: "output", short: "o", value: "FILE", text: "where the JSON goes (default: standard output)" },
    { name: "sharing", value: "WORD", allowed: ["agreed"], text: "the patient agreed that the practice is told" },
    { name: "pathway", value: "NAME", text: "Pharmacy First: sinusitis, ... or minor-illness" },
    {
      name: "stage",
      value: "STAGE",
      allowed: ["initiation", "repeat"],
      text: "contraception: first supply or further one",
    },
    { name: "no-supply-reason", value: "TEXT", text: "contraception: why nothing was supplied" },
    { name: "red-flags", value: "WORD", allowed: ["none-found"], text: "asked for, and none found" },
    { name: "practice", value: "CODE", text: "ODS code of the practice where the patient is registered" },
    { name: "other-resources", value: "WORD", allowed: ["left-out"], text: "go on without what has no member" },
  ],
  run,
};

async function run({ options, operands }: CommandInput, terminal: Terminal): Promise<0> {
  const [source, ...more] = operands;
  if (source === undefined || more.length > 0) throw new WrongUse("name one message, or - for standard input.");
  const message = messageIn(await readBytes(source, terminal));
  const { sender, release, remainder } = message;
  terminal.err(`update-record read: release ${release}, sent by ${sender.odsCode} from mailbox ${sender.mailboxId}\n`);
  if (remainder.length > 0)
    terminal.err(
      "update-record read: not in the JSON " +
        `(${remainder.length}):\n${remainder.map(({ path }) => `  ${path}\n`).join("")}`,
    );
  const consultation = completed(message, options, terminal);
  await writeOutput(options["output"] ?? "-", JSON.stringify(consultation, null, 2), terminal, "consultation");
  return 0;
}

/** The whole consultation; else what there is of it, and on the error stream what keeps it from being one. */
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
    const { sharing, pathway, stage, redFlags, registeredPractice } = parts;
    return { sharing, pathway, stage, redFlags, registeredPractice, ...consultation };
  }
}

function messageIn(xml: Uint8Array): ReceivedMessage {
  try {
    return readMessage(xml);
  } catch (error) {
    if (error instanceof MessageUnreadableError) throw new WrongUse(error.message, { cause: error });
    throw error;
  }
}
