import { createHash } from "node:crypto";
import type { Consultation } from "../../consultation/consultation.js";
import { parseConsultation } from "../../consultation/parse-consultation.js";
import type { BuiltMessage, Delivery } from "../../delivery/delivery.js";
import { messageAsItIs } from "../../message/read/message-as-it-is.js";
import type { SenderProfile } from "../../message/sender-profile.js";
import { pathwayMedicines } from "../../pathway-medicines/pathway-medicines.js";
import { ValidationError, type MessageKind } from "../../validation/report/report.js";
import { validateMessage } from "../../validation/validate-message.js";
import { isResource, isXml } from "../content.js";
import { jsonIn, readBytes } from "../read-json.js";
import type { Input } from "../read-source.js";
import { Refused } from "../refused.js";
import { WrongUse } from "../wrong-use.js";

/** A file whose message may be sent: it can be built or read, is valid, and is addressed. */
export interface Prepared {
  readonly file: string;
  /** The id that the caller gave, else the SHA-256 of the file's bytes. */
  readonly callerId: string;
  /** What `submit` gets. It is read again each time: thousands of built messages would fill the memory. */
  submission(): Consultation | BuiltMessage;
}

/** Who sends, and what checks a message before anything is stored. */
export interface Sending {
  readonly sender: SenderProfile;
  readonly delivery: Pick<Delivery, "prepare">;
}

/**
 * Reads a file, and checks everything that can be checked before it is sent: a consultation (JSON) is built, a message
 * (XML) validated and then sent as it is.
 * @throws WrongUse where the file cannot be read, and whatever building, validating and addressing throw.
 */
export async function prepare(
  { name, id }: { readonly name: string; readonly id: string | undefined },
  { sender, delivery }: Sending,
  input: Input,
): Promise<Prepared> {
  const bytes = await readBytes(name, input);
  const submission = isXml(bytes) ? () => messageIn(bytes, sender) : () => consultationIn(bytes, name);
  const callerId = id ?? createHash("sha256").update(bytes).digest("hex");
  if (isXml(bytes)) checkMessage(bytes);
  delivery.prepare(submission(), { id: callerId });
  return { file: name, callerId, submission };
}

function consultationIn(bytes: Uint8Array, name: string): Consultation {
  const json = jsonIn(bytes, name);
  if (isResource(json)) throw new WrongUse("it is FHIR JSON: a message is sent as XML (UR-001).");
  return parseConsultation(json);
}

/** What can be read, and is not for sending. */
const notSent: Readonly<Partial<Record<MessageKind, string>>> = {
  acknowledgement: "an acknowledgement",
  other: "neither an Update Record message nor an acknowledgement",
};

function checkMessage(bytes: Uint8Array): void {
  const report = validateMessage(bytes, { medicines: pathwayMedicines });
  const other = notSent[report.kind];
  if (other !== undefined) throw new Refused(`it is ${other}: only an Update Record message can be sent.`);
  if (!report.valid) throw new ValidationError(report);
}

function messageIn(bytes: Uint8Array, sender: SenderProfile): BuiltMessage {
  try {
    return messageAsItIs(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), sender);
  } catch (cause) {
    if (cause instanceof TypeError) throw new WrongUse("it is no UTF-8 text: a message is sent as UTF-8.", { cause });
    throw cause;
  }
}
