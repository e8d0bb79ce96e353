// Judges a run by what arrived at the practice, by what people were told, and by what the delivery says of itself. It
// shares no code with the delivery: also the table of states is its own.
import type { Attention } from "../../../../src/delivery/attention.js";
import type { Delivery, InboxSummary } from "../../../../src/delivery/delivery.js";
import type { PageOptions } from "../../../../src/delivery/queries.js";
import type { DeliveryAttempt, DeliveryRecord } from "../../../../src/delivery/record.js";
import type { Page } from "../../../../src/delivery/store/store.js";
import { otherWayFaults, purgeFaults, type Limits } from "./around-referee.js";
import { interruptions, isOpen, wasKnown, type Case } from "./case.js";
import type { Evidence } from "./evidence.js";
import { callerIdOf, markIn, type Mark } from "./marks.js";

/** What the referee may ask: the public API alone. */
export type Asked = Pick<Delivery, "list" | "find" | "events" | "attempts" | "attention" | "inbox" | "message">;

export interface Verdict {
  /** What is wrong, a line each. Empty: nothing was lost, nothing was filed twice, and everybody was told. */
  readonly faults: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

/** Which state may directly follow which, as the design has it. */
const mayFollow: Readonly<Record<string, readonly string[]>> = {
  // Switched off: the practice was known not to take it, and nothing was sent.
  queued: ["sending", "sent", "cancelled", "switched-off"],
  sending: ["sent", "refused", "outcome-unknown", "queued"],
  "outcome-unknown": ["sending", "sent", "overdue", "sent-by-fallback", "settled"],
  refused: ["queued", "void", "sent-by-fallback", "settled"],
  sent: ["received", "patient-matched", "rejected", "switched-off", "undeliverable", "overdue"],
  received: ["patient-matched", "rejected", "overdue"],
  overdue: ["received", "patient-matched", "rejected", "switched-off", "undeliverable"],
  undeliverable: ["queued", "received", "patient-matched", "rejected", "switched-off", "overdue", "sent-by-fallback"],
  "switched-off": ["sent-by-fallback"],
};

/** Attentions that chance may add to any delivery: an outage that lasted, an answer that came after its deadline. */
const byChance: readonly string[] = ["acknowledgement-overdue", "not-sent-in-time"];

/** Practices that answer nothing, or nothing that can be read. */
const silentPractices: readonly string[] = ["noresponse", "invrep"];

/** So many sends without an answer, and a person is asked. */
const mostUnknown = 7;

/** What chance may have done in a run. */
export interface Chances extends Limits {
  /** Workers that were killed: each may have told one thing that it could not note as told. */
  readonly kills: number;
  /** The most answers to a send that may have come without a readable id. */
  readonly unreadable: number;
}

export async function judge(
  asked: Asked,
  marks: readonly Mark[],
  evidence: Evidence,
  { kills, unreadable, ...limits }: Chances,
): Promise<Verdict> {
  const records = await everyPage((page) => asked.list({}, page));
  const attention = await everyPage((page) => asked.attention({ includeClosed: true }, page));
  const left = await everyPage((page) => asked.inbox({ states: ["pending", "failing", "unmatched"] }, page));
  const arrivals = groupBy(evidence.arrivals, ({ clinicalSummary }) => markIn(clinicalSummary) ?? "no mark");
  const mails = groupBy(evidence.mails, ({ deliveryId }) => deliveryId);
  const ofDelivery = groupBy(attention, ({ deliveryId }) => deliveryId ?? "none");
  const faults: string[] = [];
  const counts: Record<string, number> = { messages: marks.length, arrivals: evidence.arrivals.length };
  const count = (what: string, more = 1): void => {
    counts[what] = (counts[what] ?? 0) + more;
  };
  if (records.length !== marks.length) faults.push(`${records.length} records for ${marks.length} messages`);
  faults.push(...submissionFaults(marks, records, evidence));
  for (const text of arrivals.keys())
    if (!marks.some((mark) => mark.text === text)) faults.push(`arrived, but never submitted: ${text}`);
  for (const mark of marks) {
    const record = await asked.find({ odsCode: mark.odsCode, id: callerIdOf(mark) });
    if (record === undefined) {
      faults.push(`${mark.text}: lost: there is no record`);
      continue;
    }
    const [events, attempts] = await Promise.all([asked.events(record.id), asked.attempts(record.id)]);
    const arrived = arrivals.get(mark.text) ?? [];
    const one: Case = {
      ...{ mark, record, events, attempts, arrivals: arrived },
      attention: ofDelivery.get(record.id) ?? [],
      mails: mails.get(record.id) ?? [],
    };
    const own = [
      ...wireFaults(one),
      ...endFaults(one),
      ...auditFaults(one),
      ...attentionFaults(one),
      ...otherWayFaults(one, limits),
      ...purgeFaults(one, limits),
      ...(await contentFaults(asked, one)),
    ];
    const sends = attempts.map(({ outcome, reason = "no reason" }) => `${outcome} ${reason}`).join(", ");
    for (const fault of own) faults.push(`${mark.text} (${mark.kind.given}; sends: ${sends}): ${fault}`);
    count(record.state);
    count("attempts", attempts.length);
    count("attempts without a certain outcome", attempts.filter(({ outcome }) => outcome === "unknown").length);
    count("sends whose id could not be read", attempts.filter(isNameless).length);
    count("duplicates on the wire", Math.max(0, arrived.length - 1));
    count("mails", one.mails.length);
    count("mails of a consultation that was there already", Math.max(0, one.mails.length - 1));
    count("tries of another way", events.filter(({ reason }) => reason === "fallback-began").length);
    count("not sent, because the practice was known to be switched off", wasKnown(one) ? 1 : 0);
    count("given up after six resends", isOpen(one, "outcome-unknown") ? 1 : 0);
    count("purged", events.filter(({ reason }) => reason === "purged").length);
  }
  const nameless = counts["sends whose id could not be read"] ?? 0;
  if (nameless > unreadable) faults.push(`${nameless} sends were done, and their MESH ids are not kept`);
  faults.push(...toldFaults(attention, evidence, kills), ...inboxFaults(left, attention));
  count("attentions", attention.length);
  count("told", evidence.told.length);
  count("told again", evidence.told.length - new Set(evidence.told.map(({ id }) => id)).size);
  return { faults, counts };
}

function isNameless({ outcome, meshMessageId }: DeliveryAttempt): boolean {
  return outcome === "done" && meshMessageId === undefined;
}

/** What was acknowledged to a submitter is there, under the id that it was told. */
function submissionFaults(
  marks: readonly Mark[],
  records: readonly DeliveryRecord[],
  { submitted }: Evidence,
): readonly string[] {
  const known = new Map(records.map(({ callerId, id }) => [callerId, id]));
  const byText = new Map(marks.map((mark) => [mark.text, mark]));
  return submitted.flatMap(({ mark: text, id }) => {
    const mark = byText.get(text);
    const found = mark === undefined ? undefined : known.get(callerIdOf(mark));
    return found === id ? [] : [`${text}: submit said ${id}, and the store has ${found ?? "nothing"}`];
  });
}

/** What reached the practice: one document, the same bytes, and no more often than sends without an answer explain. */
function wireFaults(one: Case): readonly string[] {
  const { mark, events, attempts, arrivals } = one;
  const faults: string[] = [];
  const documents = new Set(arrivals.map(({ documentId }) => documentId)).size;
  const hashes = new Set(arrivals.map(({ sha256 }) => sha256)).size;
  if (documents > 1) faults.push(`filed twice: ${documents} document ids`);
  if (hashes > 1) faults.push(`${hashes} different contents`);
  if (arrivals.some(({ from }) => from !== mark.mailboxId)) faults.push("sent from another mailbox");
  // An attempt that was given up may still turn out to be done, when its worker goes on: the event stays.
  const interrupted = interruptions(events);
  if (!mark.kind.arrives) return arrivals.length === 0 ? faults : [...faults, "arrived, though MESH reported it"];
  if (arrivals.length === 0 && !isGivenUp(one) && !wasKnown(one)) faults.push("lost: it never arrived");
  if (arrivals.length > 1 + interrupted)
    faults.push(`arrived ${arrivals.length} times with ${interrupted} interrupted sends`);
  const ids = new Set(arrivals.map(({ messageId }) => messageId));
  for (const { number, meshMessageId } of attempts)
    if (meshMessageId !== undefined && !ids.has(meshMessageId))
      faults.push(`attempt ${number} has a MESH id under which nothing arrived`);
  const learnt = new Set(attempts.map(({ meshMessageId }) => meshMessageId));
  const unexplained = [...ids].filter((id) => !learnt.has(id)).length;
  const open = attempts.filter((one) => one.outcome !== "not-done" && one.meshMessageId === undefined).length;
  if (unexplained > open) faults.push(`${unexplained} arrivals belong to no attempt, and only ${open} have no id`);
  return faults;
}

/**
 * Chance has taken every send of it, or every answer, and no answer of the practice's proves that it has it. MESH's
 * report about some of its sends says nothing of the others.
 */
function isGivenUp(one: Case): boolean {
  const { mark, attempts, arrivals } = one;
  const isUnproven =
    attempts.every(({ outcome }) => outcome !== "done") && attempts.some(({ reportCode }) => reportCode === undefined);
  const isSilent = arrivals.length === 0 || silentPractices.includes(mark.kind.given);
  return isUnproven && isSilent && isOpen(one, "outcome-unknown") && interruptions(one.events) >= mostUnknown;
}

/** A worker that was given up may still report that its send was not done: it counts among the seven all the same. */
function wasResentSixTimes({ events, attempts }: Case): boolean {
  const unknown = attempts.filter(({ outcome }) => outcome === "unknown").length;
  return unknown <= mostUnknown && interruptions(events) >= mostUnknown;
}

/**
 * A report ends a delivery only where each attempt that may have arrived was reported. What goes another way ends so,
 * or with a person who knows that this failed.
 */
function endOf(one: Case): string {
  const { mark, attempts } = one;
  if (isGivenUp(one)) return "outcome-unknown";
  const unreported = attempts.some(({ outcome, reportCode }) => outcome !== "not-done" && reportCode === undefined);
  if (!mark.kind.arrives && unreported) return "overdue";
  return mark.kind.goesAnotherWay === true && !isOpen(one, "fallback-failed") ? "sent-by-fallback" : mark.kind.end;
}

/** What a person must have been told. */
function toldOf(one: Case): readonly string[] {
  const { kind } = one.mark;
  const end = endOf(one);
  if (end === "sent-by-fallback") return [];
  if (end === "outcome-unknown") return ["outcome-unknown"];
  if (end !== kind.end) return ["acknowledgement-overdue"];
  return kind.goesAnotherWay === true ? ["fallback-failed"] : kind.told;
}

function endFaults(one: Case): readonly string[] {
  const { state } = one.record;
  return state === endOf(one) ? [] : [`it is ${state}, and should be ${endOf(one)}`];
}

/** Events without a gap from the first state to the last, and each attempt accounted for. */
function auditFaults(one: Case): readonly string[] {
  const { record, events, attempts } = one;
  const faults: string[] = [];
  const [first] = events;
  if (first?.state !== "queued" || first.reason !== "submitted") faults.push("its audit does not begin with submitted");
  if (events.at(-1)?.state !== record.state) faults.push("its audit does not end with its state");
  events.forEach(({ state }, place) => {
    const before = events[place - 1]?.state;
    if (before === undefined || before === state) return;
    if (mayFollow[before]?.includes(state) !== true) faults.push(`its audit jumps from ${before} to ${state}`);
  });
  const began = events.filter(({ reason }) => reason === "send-began").length;
  if (began !== attempts.length) faults.push(`${began} sends began, and it has ${attempts.length} attempts`);
  if (attempts.length === 0 && !wasKnown(one)) faults.push("it has no attempt");
  if (attempts.length > 0 && wasKnown(one)) faults.push("it was sent to a practice that was known to be switched off");
  if (one.mark.kind.losesAnswers === true && !wasResentSixTimes(one))
    faults.push(`${interruptions(events)} interrupted sends, and not six resends`);
  attempts.forEach(({ number, outcome, endedAt }, place) => {
    if (number !== place + 1) faults.push(`attempt ${place + 1} is missing`);
    if (outcome === "under-way" || endedAt === undefined) faults.push(`attempt ${number} has no end`);
  });
  if (attempts.filter(({ outcome }) => outcome === "done").length > 1 + interruptions(events))
    faults.push("it was sent again after MESH had it");
  return faults;
}

function attentionFaults(one: Case): readonly string[] {
  const { attention } = one;
  const expected = toldOf(one);
  const open = attention.filter(({ closed }) => closed === undefined).map(({ reason }) => reason as string);
  const faults = expected.filter((reason) => !open.includes(reason)).map((reason) => `attention ${reason} is missing`);
  for (const reason of new Set(open))
    if (open.filter((other) => other === reason).length > 1) faults.push(`attention ${reason} is open twice`);
  for (const { reason, closed } of attention) {
    const isExpected = expected.includes(reason) || mayComeByChance(one, reason);
    if (!isExpected) faults.push(`attention ${reason} was not to be expected`);
    if (closed !== undefined && (closed.by !== undefined || !closesItself.includes(reason)))
      faults.push(`attention ${reason} was closed, and nobody did that`);
  }
  if (one.record.state === "patient-matched" && open.includes("acknowledgement-overdue"))
    faults.push("attention acknowledgement-overdue is open though the practice has answered");
  return faults;
}

/** Attentions that an answer may close, or another way's late success. */
const closesItself: readonly string[] = ["acknowledgement-overdue", "unmatched", "fallback-failed"];

function mayComeByChance(one: Case, reason: string): boolean {
  const { kind } = one.mark;
  if (reason === "unreadable") return kind.given === "invrep";
  if (reason === "outcome-unknown") return interruptions(one.events) >= mostUnknown;
  if (reason === "fallback-failed") return kind.goesAnotherWay === true;
  return byChance.includes(reason);
}

/** The message can be read, under whichever key it was stored, until it is purged; then nothing is left of it. */
async function contentFaults(asked: Asked, { record, events, mark }: Case): Promise<readonly string[]> {
  const isPurged = events.some(({ reason }) => reason === "purged");
  try {
    const body = await asked.message(record.id);
    if (isPurged) return ["it is purged, and its message is there"];
    return JSON.stringify(body?.consultation).includes(mark.text) ? [] : ["its message is not what was submitted"];
  } catch (error) {
    const { reason = String(error) } = error as { readonly reason?: string };
    return isPurged && reason === "purged" ? [] : [`its message cannot be read: ${reason}`];
  }
}

/** Nobody was left untold, and nobody was told twice but where a worker died in between. */
function toldFaults(attention: readonly Attention[], { told }: Evidence, kills: number): readonly string[] {
  const faults: string[] = [];
  const times = groupBy(told, ({ id }) => id);
  for (const { id, reason, toldAt, closed } of attention) {
    const own = times.get(id)?.length ?? 0;
    if (own === 0 && closed === undefined) faults.push(`attention ${id} ${reason}: nobody was told`);
    if (toldAt === undefined && closed === undefined) faults.push(`attention ${id} ${reason} is not noted as told`);
    if (toldAt !== undefined && own === 0) faults.push(`attention ${id} ${reason} is noted as told, and was not`);
  }
  const ids = new Set(attention.map(({ id }) => id));
  for (const id of times.keys()) if (!ids.has(id)) faults.push(`told of ${id}, which is no attention`);
  const again = told.length - times.size;
  if (again > kills) faults.push(`told again ${again} times with ${kills} kills`);
  return faults;
}

/** Every item of the inboxes has found its delivery, or a person knows of it. */
function inboxFaults(left: readonly InboxSummary[], attention: readonly Attention[]): readonly string[] {
  const known = new Set(attention.map(({ inboxMessageId }) => inboxMessageId));
  return left.flatMap(({ messageId, state }) => {
    if (state !== "unmatched") return [`the item ${messageId} is still ${state}`];
    return known.has(messageId) ? [] : [`the item ${messageId} is unmatched, and no attention names it`];
  });
}

async function everyPage<T>(ask: (page: PageOptions) => Promise<Page<T>>): Promise<readonly T[]> {
  const items: T[] = [];
  for (let after: string | undefined; ;) {
    const page = await ask({ limit: 1000, ...(after === undefined ? {} : { after }) });
    items.push(...page.items);
    after = page.next;
    if (after === undefined) return items;
  }
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
