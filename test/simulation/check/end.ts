import { noticesAtOnce } from "../../../src/delivery/work/notices/notice-pass.js";
import type { AttentionRow, AttemptRow, ItemRow, MailboxRow } from "../../../src/delivery/store/rows.js";
import type { DeliveryStore } from "../../../src/delivery/store/store.js";
import type { World } from "../world/world.js";
import { historyOf, nameOf, type Known } from "./known.js";
import { ends, isAnswer, isReport, mostResends } from "./reference.js";
import { judgeMailings } from "./mailings.js";
import { judgePurges } from "./purge-end.js";
import type { Referee } from "./referee.js";
import { storedItems } from "./stored-items.js";

/** What a schedule has asked of the delivery, and what came of it. */
export interface Evidence {
  readonly referee: Referee;
  /** Caller's ids that `submit` has answered, with the delivery's id. */
  readonly submitted: ReadonlyMap<string, string>;
  /** Who acts, and on which message. */
  readonly people: ReadonlyMap<string, number | undefined>;
  /** Deliveries whose cancelling was answered. */
  readonly cancelled: ReadonlySet<string>;
  /** MESH's items: about which message's header, and with which code. */
  readonly items: ReadonlyMap<string, { readonly header: string | undefined; readonly code: string | undefined }>;
  /** How often something may have been told twice. */
  readonly disturbances: number;
  readonly waiting: number;
}

/** The states in which a delivery may rest, whatever happened. */
const resting: readonly string[] = [
  ...["patient-matched", "rejected", "switched-off", "undeliverable", "overdue", "refused"],
  ...ends,
];

const isAnswerIn = (state: string): boolean => state === "matched" || state === "purged";

/** What nobody needs to know of once it went another way. */
const sentAnyhow: readonly string[] = [
  ...["switched-off", "undeliverable", "rejected", "not-sent", "acknowledgement-overdue", "fallback-failed"],
];

/** What a person is told of answers: never without a cause. */
const doubts: readonly string[] = ["contradicting-answer", "answered-after-end", "unknown-code"];

/** Judges a schedule when nothing more can happen. */
export async function judgeEnd(world: World, store: DeliveryStore, evidence: Evidence): Promise<void> {
  const attentions = (await store.listAttention({ includeClosed: true }, { limit: 1000 })).items;
  const items = await storedItems(store, ["failing", "pending", "matched", "unmatched", "purged"]);
  const mailboxes = await store.listMailboxes();
  const { known } = evidence.referee;
  for (const [callerId, id] of evidence.submitted)
    if (known.get(id)?.row.callerId !== callerId) world.fault(`${callerId}: submit has answered, and it is not stored`);
  for (const one of known.values()) {
    const own = attentions.filter(({ deliveryId }) => deliveryId === one.row.id);
    const matched = items.filter(({ deliveryId, state }) => deliveryId === one.row.id && isAnswerIn(state));
    judgeDelivery(world, evidence, one, own, matched, await store.listAttempts(one.row.id));
  }
  await judgePurges(world, store, known, items, attentions);
  judgeChains(world, evidence);
  judgeItems(world, evidence, items, attentions);
  judgeTelling(world, evidence, attentions);
  judgeMailboxes(world, mailboxes, attentions);
  if (evidence.waiting > 0) world.fault(`${evidence.waiting} items still wait with MESH`);
}

function judgeDelivery(
  world: World,
  { cancelled, referee }: Evidence,
  one: Known,
  attentions: readonly AttentionRow[],
  matched: readonly ItemRow[],
  attempts: readonly AttemptRow[],
): void {
  const { row, events, sendings } = one;
  const say = (text: string): void => world.fault(`${nameOf(one)}: ${text} (${historyOf(one)})`);
  const open = attentions.filter(({ closed }) => closed === undefined).map(({ reason }) => reason as string);
  const isGivenUp = row.state === "outcome-unknown" && row.runAt === undefined && attentions.length > 0;
  const original = referee.known.get(row.waitsFor ?? "")?.row.state;
  const waits = row.state === "queued" && original === "outcome-unknown" && attentions.length > 0;
  for (const { reason } of attentions)
    if (doubts.includes(reason) && !one.needed.has(reason)) say(`a person is told of ${reason}, and there is none`);
  if (!resting.includes(row.state) && !isGivenUp && !waits) say(`it is left ${row.state}`);
  const isOpenEnd = !ends.includes(row.state) && row.state !== "patient-matched";
  judgeMailings(world, one);
  if (isOpenEnd && !isGivenUp && open.length === 0 && !waits) say(`it is ${row.state}, and nobody knows`);
  const isThere = row.state === "sent-by-fallback";
  for (const reason of open)
    if (isThere && sentAnyhow.includes(reason)) say(`it went another way, and ${reason} is open`);
  if (isOpenEnd && attentions.length === 0) say(`it is ${row.state}, and nobody was to be told`);
  if (row.state === "patient-matched" && open.includes("acknowledgement-overdue"))
    say("an answer came, and it is still called overdue");
  if (cancelled.has(row.id) && (sendings.some(({ arrivedAs }) => arrivedAs.length > 0) || row.state !== "cancelled"))
    say("its cancelling was answered, and it was sent");

  // What was sent: as often as what happened to the sends allows.
  const arrivedAs = sendings.filter(({ arrivedAs: ids }) => ids.length > 0).length;
  const unsure = events.filter(({ state }, place) => state === "outcome-unknown" && isSent(events[place - 1]?.state));
  const people = events.filter(({ reason }) => reason === "resend").length;
  if (arrivedAs > 1 + unsure.length + people) say(`it arrived ${arrivedAs} times`);
  let unknowns = 0;
  for (const { reason, state } of events) {
    if (reason === "resend") unknowns = 0;
    else if (state === "outcome-unknown" && unknownReasons.includes(reason)) unknowns += 1;
    if (unknowns > mostResends + 1) say("it was sent again too often by itself");
  }

  // MESH's ids.
  const learnt = new Set(attempts.map(({ meshMessageId }) => meshMessageId));
  const real = new Set(sendings.flatMap(({ arrivedAs: ids }) => ids));
  // A request that arrived twice has an id more than there are attempts to hold one.
  const isFull = real.size > attempts.length && attempts.every((each) => each.meshMessageId !== undefined);
  for (const { toldId, life } of sendings)
    if (toldId !== undefined && !life.isDead && !learnt.has(toldId) && !isFull) say(`MESH's id ${toldId} is lost`);
  const ofTwins = new Set([...referee.known.values()].flatMap(twinIds));
  for (const id of learnt)
    if (id !== undefined && !real.has(id) && !ofTwins.has(id)) say(`MESH's id ${id} belongs to another`);
  if (attempts.length < sendings.length) say(`${sendings.length} sends, and ${attempts.length} attempts`);
  attempts.forEach(({ number, outcome, endedAt }, place) => {
    if (number !== place + 1) say(`attempt ${place + 1} is missing`);
    if (outcome === "under-way" || endedAt === undefined) say(`attempt ${number} has no end`);
  });
  if (row.state === "sent" && attempts.every(({ outcome }) => outcome === "not-done")) say("sent without a send");

  // Each answer is an event, and no event is without one.
  const codes = events.filter(({ reason }) => isAnswer(reason) && reason !== "answered").length;
  const fromOthers = events.filter(({ reason, state }) => reason === "20014" && state === "void").length;
  if (codes < matched.length || codes > matched.length + fromOthers)
    say(`${matched.length} answers, and ${codes} events of answers`);
  const reported = attempts.filter(({ reportCode }) => reportCode !== undefined).length;
  if (
    row.state === "undeliverable" &&
    attempts.some((each) => each.outcome !== "not-done" && each.reportCode === undefined)
  )
    say("undeliverable, though a send that may have arrived was not reported");
  if (reported > events.filter(({ reason }) => isReport(reason)).length) say("a report without an event");
}

/** Ids that no sender was told, of requests that arrived twice: a report about one names nobody but its address. */
function twinIds({ sendings }: Known): readonly string[] {
  return sendings.flatMap(({ arrivedAs, toldId }) =>
    (arrivedAs.length > 1 ? arrivedAs : []).filter((id) => id !== toldId),
  );
}

/** Whether a report about a twin of the one fits the other as well, by its address. */
function mayBeTaken(one: Known, other: Known | undefined): boolean {
  return other !== undefined && other !== one && twinIds(one).length > 0 && other.row.addressKey === one.row.addressKey;
}

/** Reasons of sends that brought no answer. */
const unknownReasons: readonly string[] = ["timeout", "server-failed", "aborted", "worker-lost", "connection-lost"];

function isSent(state: string | undefined): boolean {
  return state === "sending" || state === "queued" || state === "outcome-unknown";
}

/** A replacement and its original end together. */
function judgeChains(world: World, { referee }: Evidence): void {
  const isGone = ({ row, events }: Known): boolean =>
    ["cancelled", "void"].includes(row.state) ||
    events.some(({ reason }) => reason === "resubmitted" || reason === "corrected");
  for (const one of referee.known.values()) {
    const { row } = one;
    const later = [...referee.known.values()].filter(({ row: other }) => other.link?.deliveryId === row.id);
    const say = (text: string): void => world.fault(`${nameOf(one)}: ${text} (${historyOf(one)})`);
    const standing = later.filter((other) => !isGone(other));
    if (standing.length > 1) say("two deliveries were made out of it");
    if (
      row.state === "replaced" &&
      !later.some((other) => other.events.some(({ state }) => state === "patient-matched"))
    )
      say("replaced, though the practice has no replacement");
    const replacement = later.find(({ row: other }) => other.link?.kind === "replaces" && !other.goesAsFirst);
    const isLeft = ["sent", "received", "overdue", "patient-matched", "undeliverable", "rejected"].includes(row.state);
    if (replacement?.row.state === "patient-matched" && isLeft)
      say("the practice has its replacement, and it is not replaced");
  }
}

/** Each item has found its delivery, or a person knows of it. */
function judgeItems(
  world: World,
  evidence: Evidence,
  items: readonly ItemRow[],
  attentions: readonly AttentionRow[],
): void {
  const { referee } = evidence;
  const stored = new Map(items.map((item) => [item.messageId, item]));
  for (const [messageId, { header, code }] of evidence.items) {
    const item = stored.get(messageId);
    const about = header === undefined ? undefined : referee.byHeader(header);
    const say = (text: string): void => world.fault(`item ${messageId} (${code ?? "stray"}): ${text}`);
    if (item === undefined) {
      say("it was never stored");
      continue;
    }
    if (item.state === "failing" || item.state === "pending") say(`it is left ${item.state}`);
    const own = attentions.filter(({ inboxMessageId }) => inboxMessageId === messageId);
    if (item.state === "unmatched" && !own.some(({ reason }) => reason === "unmatched" || reason === "unreadable"))
      say("it belongs to nothing, and nobody was to be told");
    const hasFound = item.state === "matched" || (item.state === "purged" && item.deliveryId !== undefined);
    const isOfTwin =
      about !== undefined && isReport(code ?? "") && mayBeTaken(about, referee.known.get(item.deliveryId ?? ""));
    if (hasFound && !isOfTwin && (about === undefined || item.deliveryId !== about.row.id))
      say(`it was taken for an answer to ${item.deliveryId ?? "nothing"}`);
    const isNamed = about !== undefined && item.item?.type === "message";
    if (isNamed && item.state !== "matched") say(`it is ${item.state}, and answers ${nameOf(about)}`);
    if (about === undefined || code === undefined || !hasFound || isOfTwin) continue;
    if (!about.events.some(({ reason }) => reason === code)) say(`its code is not in the audit of ${nameOf(about)}`);
  }
}

/** Everybody was told, of what there is and of nothing else. */
function judgeTelling(world: World, evidence: Evidence, attentions: readonly AttentionRow[]): void {
  const { told } = evidence.referee;
  const open = new Set<string>();
  let again = 0;
  for (const { id, reason, mailboxId, deliveryId, inboxMessageId, toldAt, closed } of attentions) {
    const about = deliveryId === undefined ? undefined : evidence.referee.known.get(deliveryId);
    const say = (text: string): void =>
      world.fault(
        `attention ${reason} of ${about === undefined ? (inboxMessageId ?? mailboxId) : nameOf(about)}: ${text}`,
      );
    const times = told.get(id) ?? 0;
    again += Math.max(0, times - 1);
    if (times - 1 > evidence.disturbances) say(`it was told ${times} times with ${evidence.disturbances} reasons`);
    if (closed === undefined && times === 0) say("nobody was told");
    if (closed === undefined && toldAt === undefined) say("it is not noted as told");
    if (toldAt !== undefined && times === 0) say("it is noted as told, and nobody was");
    if (closed === undefined) {
      const key = [mailboxId, deliveryId, inboxMessageId, reason].join(" ");
      if (open.has(key)) say("it is open twice");
      open.add(key);
      continue;
    }
    if (closed.by === undefined) {
      const byAnswer = reason === "acknowledgement-overdue" && ["30001", "30004"].includes(closed.how);
      const byItem =
        (["unmatched", "item-failing"].includes(reason) && ["matched", "stored"].includes(closed.how)) ||
        (reason === "item-failing" && closed.how === "acknowledged");
      const byOriginal = ["original-sent", "goes-as-first", "replaced-by"].includes(closed.how);
      const byOtherWay = closed.how === "sent-by-fallback" && sentAnyhow.includes(reason);
      if (!byAnswer && !byItem && !byOriginal && !byOtherWay) say(`it was closed by ${closed.how}`);
      const isMatched = about?.events.some(({ state }) => state === "patient-matched") ?? false;
      if (byAnswer && !isMatched) say("it was closed, and the practice has not answered");
    } else {
      const target = evidence.people.get(closed.by);
      const isOther = target !== undefined && about !== undefined && !nameOf(about).startsWith(`m${target}`);
      if (!evidence.people.has(closed.by) || isOther) say(`it was closed by ${closed.by}, who did not mean it`);
    }
  }
  // A process that dies has told several, and none of them is noted.
  if (again > noticesAtOnce * evidence.disturbances)
    world.fault(`${again} notices were told again with ${evidence.disturbances} reasons`);
}

/** Everything works again, and each mailbox has just sent something. */
function judgeMailboxes(world: World, mailboxes: readonly MailboxRow[], attentions: readonly AttentionRow[]): void {
  for (const { mailboxId, failures, retryAt, paused, readAt, handshakeAt } of mailboxes) {
    const say = (text: string): void => world.fault(`mailbox ${mailboxId}: ${text}`);
    if (failures > 0 || retryAt !== undefined) say("its breaker is still open");
    if (paused !== undefined) say("it is still paused");
    if (readAt === undefined || world.nowMs() - readAt > 3 * 86_400_000) say("its inbox is not read");
    if (handshakeAt === undefined || world.nowMs() - handshakeAt > 3 * 86_400_000) say("no handshake was made");
  }
  if (attentions.some(({ reason }) => reason === "mesh-unusable") && !world.script.items.some(isAuthentication))
    world.fault("a mailbox is said not to be usable, and it was");
}

function isAuthentication(item: World["script"]["items"][number]): boolean {
  return "effect" in item && item.effect === "403";
}
