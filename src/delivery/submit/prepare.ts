import { buildMessage } from "../../build-message.js";
import type { Consultation } from "../../consultation/consultation.js";
import { parseConsultation } from "../../consultation/parse-consultation.js";
import { InvalidValueError } from "../../errors.js";
import type { MessageVersion } from "../../message/replacement.js";
import type { SenderProfile } from "../../message/sender-profile.js";
import { envelopeOf } from "../../transport/envelope.js";
import type { Envelope } from "../../transport/transport.js";
import { givenDate, givenList, givenObject, givenText } from "../../values/given.js";
import type { DeliveryContext } from "../delivery-context.js";
import type { BuiltMessage, SubmitOptions } from "../delivery.js";
import { addressKeyOf, patientKeyOf } from "../look-up-keys.js";
import type { DeliveryFacts, DeliveryLink, DeliveryRow, PreparedDelivery } from "../store/rows.js";
import { checkBeforeSending, checkSource } from "./check-before-sending.js";
import { consultationHash, contentVersion, messageHash } from "./content.js";
import { checkSubmitOptions, senderFor } from "./submit-options.js";

/** What a person's new delivery, made out of an earlier one, has besides a submission. */
export interface Succession {
  readonly link: DeliveryLink;
  /** The message that it replaces (UR-080). Undefined: it is a first version. */
  readonly replaces?: MessageVersion;
  /** Where it waits for its original: what the first version would be, in case the original never reached anybody. */
  readonly asFirst?: { readonly replaces?: MessageVersion };
  readonly facts?: Partial<DeliveryFacts>;
  readonly by: string;
}

/** A message, and what is stored of what it was made of. */
interface Made {
  readonly message: BuiltMessage;
  readonly asFirst: Envelope | undefined;
  readonly consultation: unknown;
  readonly contentHash: string;
}

/** Builds and checks the message, and makes its rows. Stores and sends nothing. */
export function prepareDelivery(
  context: DeliveryContext,
  submission: Consultation | BuiltMessage,
  options: SubmitOptions,
  succession?: Succession,
): PreparedDelivery {
  checkSubmitOptions(context, options);
  const sender = senderFor(context, options.sender);
  const now = context.clock();
  givenDate(now, "clock");
  const made = isBuilt(submission)
    ? givenMessage(context, submission)
    : madeOf(context, submission, sender, now, succession);
  const { message } = made;
  checkSource(message, sender);
  const envelope = envelopeOf(message);
  const nhsNumber = checkBeforeSending(envelope, context.transport, sender);
  if (made.asFirst !== undefined) checkBeforeSending(made.asFirst, context.transport, sender);
  const row = newRow(
    context,
    { sender, message, envelope, now, nhsNumber, contentHash: made.contentHash },
    options,
    succession,
  );
  return {
    row,
    body: {
      envelope,
      asFirst: made.asFirst,
      consultation: made.consultation,
      confirmations: message.confirmations,
      fallbackTo: options.fallbackTo,
      ...(options.fallbackTo !== undefined && { fallbackFor: options.practiceOdsCode }),
    },
    events: [{ deliveryId: row.id, at: row.createdAt, state: "queued", reason: "submitted", by: succession?.by }],
  };
}

/** The fingerprint of a submission, without building it. @throws ConsultationError */
export function contentOf({ lookUpKey }: DeliveryContext, submission: Consultation | BuiltMessage): string {
  return isBuilt(submission)
    ? messageHash(lookUpKey, submission.xml)
    : consultationHash(lookUpKey, parseConsultation(submission));
}

function isBuilt(submission: Consultation | BuiltMessage): submission is BuiltMessage {
  givenObject(submission, "submission", "must be a consultation, or a message that buildMessage made");
  return "xml" in submission;
}

/** JavaScript callers may give a message without its parts. */
function givenMessage({ lookUpKey }: DeliveryContext, message: BuiltMessage): Made {
  givenText(message.xml, "xml");
  givenObject(message.ids, "ids");
  for (const name of ["messageBundle", "messageHeader", "documentBundle", "composition", "encounter"] as const) {
    const id: string = message.ids[name];
    givenText(id, `ids.${name}`);
    // They stand in subjects and in names of files, and no answer to any other could be matched.
    if (!/^[A-Za-z0-9.-]{1,64}$/.test(id)) throw new InvalidValueError(`ids.${name}`, "must be an id of FHIR");
  }
  givenObject(message.bundle, "bundle");
  if ((message.bundle.resourceType as unknown) !== "Bundle") throw new InvalidValueError("bundle", "must be a Bundle");
  givenList(message.confirmations, "confirmations");
  return { message, asFirst: undefined, consultation: undefined, contentHash: messageHash(lookUpKey, message.xml) };
}

function madeOf(
  context: DeliveryContext,
  consultation: Consultation,
  sender: SenderProfile,
  now: Date,
  { replaces, asFirst }: Partial<Succession> = {},
): Made {
  const { lookUpKey, safety } = context;
  const checked = parseConsultation(consultation);
  const ids: string[] = [];
  const draw = (): string => {
    const id = context.newId();
    ids.push(id);
    return id;
  };
  const shared = { sender, safety, clock: () => now };
  const message = buildMessage(checked, { ...shared, newId: draw, ...(replaces && { replaces }) });
  return {
    message,
    asFirst: asFirst && envelopeOf(buildMessage(checked, { ...shared, newId: again(ids, context.newId), ...asFirst })),
    consultation: checked,
    contentHash: consultationHash(lookUpKey, checked),
  };
}

/** The same ids in the same order: whichever of the two goes, answers name the same message. */
function again(ids: readonly string[], newId: () => string): () => string {
  let drawn = 0;
  return () => ids[drawn++] ?? newId();
}

interface RowParts {
  readonly sender: SenderProfile;
  readonly message: BuiltMessage;
  readonly envelope: Envelope;
  readonly now: Date;
  readonly nhsNumber: string;
  readonly contentHash: string;
}

/** The row of a new delivery. It is queued, and must be sent within the time of the first acknowledgement. */
function newRow(
  { lookUpKey, newId, deadlines }: DeliveryContext,
  { sender, message, envelope, now, nhsNumber, contentHash }: RowParts,
  { id: callerId, practiceOdsCode }: SubmitOptions,
  succession: Succession | undefined,
): DeliveryRow {
  const { messageBundle, messageHeader, documentBundle, composition, encounter } = message.ids;
  return {
    id: newId(),
    odsCode: sender.odsCode,
    callerId,
    mailboxId: sender.mailboxId,
    version: 1,
    fence: 0,
    createdAt: now.getTime(),
    ids: { messageBundle, messageHeader, documentBundle, composition, encounter },
    contentHash,
    contentVersion,
    addressKey: addressKeyOf(lookUpKey, envelope.to, envelope.subject),
    patientKey: patientKeyOf(lookUpKey, nhsNumber),
    link: succession?.link,
    state: "queued",
    runAt: now.getTime(),
    unknownOutcomes: 0,
    failures: 0,
    sentAt: undefined,
    dueAt: deadlines.infrastructure(now).getTime(),
    practiceOdsCode,
    waitsFor: undefined,
    goesAsFirst: false,
    fallbackFrom: undefined,
    fallbackAt: undefined,
    fallbackFailures: 0,
    endedAt: undefined,
    ...succession?.facts,
  };
}
