import { buildMessage } from "../../../src/build-message.js";
import type { Consultation } from "../../../src/consultation/consultation.js";
import type { BuiltMessage } from "../../../src/delivery/delivery.js";
import { writeXml } from "../../../src/fhir/xml/write-xml.js";
import { composeAcknowledgement } from "../../../src/message/acknowledgement/compose.js";
import type { SenderProfile } from "../../../src/message/sender-profile.js";
import { isResponseCode } from "../../../src/terminology/response-codes.js";
import type { Instant } from "../../../src/values/dates.js";
import { consultationOf, kinds, marksOf } from "../../fault/delivery/support/marks.js";

/** The mailboxes of the simulated pharmacies. */
export const senders: readonly [SenderProfile, SenderProfile] = [
  { mailboxId: "X26ABC1", odsCode: "FA101", release: "1.2.1" },
  { mailboxId: "X26ABC2", odsCode: "FA102", release: "1.2.1" },
];

export const practice = { odsCode: "A12345", mailboxId: "A12345GP001" } as const;

/** A consultation, and its message as it is submitted where it is built beforehand. */
export interface Prepared {
  readonly sender: SenderProfile;
  readonly consultation: Consultation;
  readonly message: BuiltMessage;
}

const builtAt = new Date("2026-03-02T10:20:00Z");
let drawn = 0;

/** How many messages there are. */
export const most = 12;

/** Messages that all schedules share: building them takes longer than a schedule. */
const prepared: Prepared[] = marksOf(1, most).map((mark, place) => {
  const sender = senders[place % 2] ?? senders[0];
  const [kind] = kinds;
  if (kind === undefined) throw new Error("there is no kind of message");
  const consultation = consultationOf({ ...mark, kind, odsCode: sender.odsCode, mailboxId: sender.mailboxId });
  return { sender, consultation, message: buildMessage(consultation, { sender, clock: () => builtAt, newId: ids() }) };
});

/** Ids that are the same in each process. */
function ids(): () => string {
  const first = `a0000000-0000-4000-8000-${String((drawn += 1)).padStart(6, "0")}`;
  let count = 0;
  return () => `${first}${String((count += 1)).padStart(6, "0")}`;
}

export function preparedMessage(number: number): Prepared {
  const found = prepared[number % most];
  if (found === undefined) throw new Error("there is no such message");
  return found;
}

/** What a person says of it later. */
export function changedConsultation(number: number, now: Instant): Consultation {
  const { consultation } = preparedMessage(number);
  const confirmations = (consultation.confirmations ?? []).map((each) => ({ ...each, at: now }));
  return { ...consultation, clinicalSummary: ["Better after three days."], confirmations };
}

const header = "b0000000-0000-4000-8000-000000000001";
const encounter = "b0000000-0000-4000-8000-000000000002";
const templates = new Map<string, string>();

/** Answers to the messages that all schedules share: whoever reads the same bytes again finds them known. */
const answers = new Map<string, Uint8Array>();
const shared = new Set(prepared.map(({ message }) => message.ids.messageHeader as string));

/** Whether a message's header is of one that all schedules share. */
export const isShared = (headerId: string): boolean => shared.has(headerId);

interface Request {
  readonly header: string;
  readonly encounter: string | undefined;
}

/** A practice's acknowledgement. */
export function acknowledgement(code: string, request: Request): Uint8Array {
  if (!isShared(request.header)) return composed(code, request);
  const key = `${code} ${request.header} ${request.encounter ?? ""}`;
  const answer = answers.get(key) ?? composed(code, request);
  answers.set(key, answer);
  return answer;
}

function composed(code: string, request: Request): Uint8Array {
  const template = templates.get(code) ?? templateOf(code);
  templates.set(code, template);
  const named = template.replaceAll(header, request.header);
  const { encounter: reference } = request;
  return encoder.encode(reference === undefined ? named : named.replaceAll(encounter, reference));
}

const encoder = new TextEncoder();

function templateOf(code: string): string {
  if (!isResponseCode(code)) throw new Error(`no response code: ${code}`);
  const request = { headerId: header, senderReference: `urn:uuid:${encounter}` };
  return writeXml(composeAcknowledgement({ request, code, practice, clock: () => builtAt, newId: ids() }));
}

/** The id of a message's header: its answers name it. */
export function headerIdIn(body: Uint8Array): string {
  const xml = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 4_000)).toString("latin1");
  const at = xml.indexOf('<MessageHeader><id value="');
  return at < 0 ? "" : xml.slice(at + 26, at + 62);
}
