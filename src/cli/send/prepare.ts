import { createHash } from "node:crypto";
import { buildMessage } from "../../build-message.js";
import { parseConsultation } from "../../consultation/parse-consultation.js";
import type { BuiltMessage } from "../../delivery/delivery.js";
import { checkBeforeSending, checkSource } from "../../delivery/work/check-before-sending.js";
import { messageAsItIs } from "../../message/read/message-as-it-is.js";
import type { SenderProfile } from "../../message/sender-profile.js";
import { MessageUnreadableError } from "../../message/unreadable.js";
import { pathwayMedicines } from "../../pathway-medicines/pathway-medicines.js";
import { kindWords } from "../../render/report/words.js";
import { envelopeOf } from "../../transport/envelope.js";
import type { Transport } from "../../transport/transport.js";
import { ValidationError } from "../../validation/report/report.js";
import { validateMessage } from "../../validation/validate-message.js";
import { isResource, isXml } from "../content.js";
import { jsonIn, readBytes } from "../read-json.js";
import type { Input } from "../read-source.js";
import { WrongUse } from "../wrong-use.js";

/** A message that may be sent: built or read, valid, and addressed. */
export interface Prepared {
  readonly file: string;
  /** The id that the caller gave, else the SHA-256 of the file's bytes. */
  readonly callerId: string;
  readonly message: BuiltMessage;
}

/** Who sends, and where. */
export interface Sending {
  readonly sender: SenderProfile;
  readonly transport: Pick<Transport, "environment">;
}

/**
 * Makes a message of a file, and checks everything that can be checked before it is sent: a consultation (JSON) is
 * built, a message (XML) validated and then sent as it is.
 * @throws WrongUse where the file cannot be read, and whatever building, validating and addressing throw.
 */
export async function prepare(
  { name, id }: { readonly name: string; readonly id: string | undefined },
  { sender, transport }: Sending,
  input: Input,
): Promise<Prepared> {
  const bytes = await readBytes(name, input);
  const message = isXml(bytes) ? messageIn(bytes, sender) : built(jsonIn(bytes, name), sender);
  checkSource(message, sender);
  checkBeforeSending(envelopeOf(message), transport, sender);
  return { file: name, callerId: id ?? createHash("sha256").update(bytes).digest("hex"), message };
}

function built(json: unknown, sender: SenderProfile): BuiltMessage {
  if (isResource(json)) throw new WrongUse("it is FHIR JSON: a message is sent as XML (UR-001).");
  return buildMessage(parseConsultation(json), { sender, safety: { medicines: pathwayMedicines } });
}

function messageIn(bytes: Uint8Array, sender: SenderProfile): BuiltMessage {
  const report = validateMessage(bytes, { medicines: pathwayMedicines });
  if (report.kind !== "update-record" && report.kind !== "unreadable")
    throw new WrongUse(`it is ${kindWords(report)}: only an Update Record message can be sent.`);
  if (!report.valid) throw new ValidationError(report);
  try {
    return messageAsItIs(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), sender);
  } catch (cause) {
    if (cause instanceof TypeError) throw new WrongUse("it is no UTF-8 text: a message is sent as UTF-8.", { cause });
    if (cause instanceof MessageUnreadableError) throw new WrongUse(cause.message, { cause });
    throw cause;
  }
}
