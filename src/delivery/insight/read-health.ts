import type { DeliveryContext } from "../delivery-context.js";
import type { LoopName } from "../run/loops.js";
import { instantAt } from "../show/record.js";
import type { DeliveryCount } from "../store/counts.js";
import type { MailboxRow, Millis } from "../store/rows.js";
import { inTime } from "../work/in-time.js";
import { failureCodeOf } from "./failure-code.js";
import { healthTexts, type Health, type HealthCode, type HealthReason, type LoopHealth } from "./health.js";
import { instantIf, queueOf, stopsOf } from "./totals.js";

/** A store that takes longer to answer counts as not working. Milliseconds. */
const patienceMs = 5_000;

/** Longer than anything that a loop waits for: a call to MESH ends after ten minutes. */
const stalledAfterMs = 15 * 60_000;

/** A message that has been due for longer than this is late. */
const lateAfterMs = 15 * 60_000;

/** An inbox is read at least as often as this. */
const longestBetweenPollsMs = 15 * 60_000;

/** A loop counts as failing after this many failed passes in a row. */
const failingAfter = 3;

const loopNames: Readonly<Record<LoopName, true>> = {
  send: true,
  inbox: true,
  deadlines: true,
  fallback: true,
  notices: true,
  purge: true,
};

interface StoreAnswer {
  readonly failure: string | undefined;
  readonly mailboxes: readonly MailboxRow[];
  readonly waiting: readonly DeliveryCount[];
}

class NoAnswer extends Error {}

/** Looks at this process and its store. Never throws. */
export async function healthOf(context: DeliveryContext): Promise<Health> {
  const { store, record } = context;
  const now = context.nowMs();
  const { failure, mailboxes, waiting } = await askStore(context, now);
  const isReachable = failure === undefined;
  const queue = queueOf(waiting, now);
  const reasons = [
    ...(isReachable ? [] : [reasonOf("store-unreachable", {})]),
    ...namesOfLoops().flatMap((loop) => loopReasons(context, loop)),
    ...queueReasons(waiting, mailboxes, now),
    ...mailboxes.flatMap((row) => mailboxReasons(context, row, now)),
  ];
  const statuses = reasons.map(({ code }) => healthTexts[code].status);
  return {
    at: instantAt(now),
    status: statuses.includes("failing") ? "failing" : statuses.length > 0 ? "degraded" : "ok",
    reasons,
    store: { name: store.name, isReachable, failure },
    loops: Object.fromEntries(namesOfLoops().map((loop) => [loop, loopHealth(context, loop)])) as Health["loops"],
    mailboxes: isReachable
      ? mailboxes.map((row) => ({
          mailboxId: row.mailboxId,
          stops: stopsOf(row),
          polledAt: instantIf(row.readAt),
          handshakeAt: instantIf(row.handshakeAt),
          sentAt: instantIf(record.sentAt(row.mailboxId)),
        }))
      : undefined,
    queue: isReachable ? queue : undefined,
  };
}

async function askStore({ store }: DeliveryContext, now: Millis): Promise<StoreAnswer> {
  const asking = async (): Promise<StoreAnswer> => ({
    failure: undefined,
    mailboxes: await store.listMailboxes(),
    waiting: await store.countDeliveries({ now, states: ["queued", "outcome-unknown"] }),
  });
  try {
    return await inTime(asking, patienceMs, () => new NoAnswer());
  } catch (error) {
    const failure = error instanceof NoAnswer ? "timeout" : failureCodeOf(error);
    return { failure, mailboxes: [], waiting: [] };
  }
}

function loopHealth({ record }: DeliveryContext, loop: LoopName): LoopHealth {
  const { isRunning, passedAt, lastFailure, failedPasses } = record.loop(loop);
  return {
    isRunning,
    lastPassAt: instantIf(passedAt),
    lastFailure: lastFailure && { ...lastFailure, at: instantAt(lastFailure.at) },
    failedPasses,
  };
}

function loopReasons({ record, work, fallback }: DeliveryContext, loop: LoopName): readonly HealthReason[] {
  const { isRunning, aliveAt, passedAt, startedAt, failedPasses } = record.loop(loop);
  if (!isRunning || aliveAt === undefined) return [];
  const since = instantIf(passedAt ?? startedAt);
  const about = { loop, ...(since !== undefined && { since }) };
  const own = { notices: 2 * work.tellMs, fallback: 4 * (fallback?.sendMs ?? 0) };
  const longest = Math.max(stalledAfterMs, 3 * work.lookEveryMs, loop in own ? own[loop as keyof typeof own] : 0);
  if (performance.now() - aliveAt > longest) return [reasonOf("loop-stalled", about)];
  return failedPasses >= failingAfter ? [reasonOf("loop-failing", about)] : [];
}

/** Late messages of mailboxes that send. A stopped mailbox has a reason of its own. */
function queueReasons(
  waiting: readonly DeliveryCount[],
  mailboxes: readonly MailboxRow[],
  now: Millis,
): readonly HealthReason[] {
  const stopped = new Set(mailboxes.filter((row) => stopsOf(row).length > 0).map(({ mailboxId }) => mailboxId));
  return waiting
    .filter(({ mailboxId, oldestRunAt = now }) => !stopped.has(mailboxId) && now - oldestRunAt > lateAfterMs)
    .map(({ mailboxId, oldestRunAt = now }) => reasonOf("queue-late", { mailboxId, since: instantAt(oldestRunAt) }));
}

function mailboxReasons({ work, record }: DeliveryContext, row: MailboxRow, now: Millis): readonly HealthReason[] {
  const { mailboxId, readAt = 0 } = row;
  const stops = stopsOf(row).map(({ cause, since }) =>
    reasonOf(cause === "person" ? "mailbox-paused" : "mailbox-stopped", {
      mailboxId,
      ...(since !== undefined && { since }),
    }),
  );
  const { isRunning, startedAt = now } = record.loop("inbox");
  const isUnread =
    now - Math.max(readAt, isRunning ? startedAt : now) > Math.max(longestBetweenPollsMs, 3 * work.pollEveryMs);
  const since = instantIf(row.readAt);
  return isUnread
    ? [...stops, reasonOf("inbox-not-read", { mailboxId, ...(since !== undefined && { since }) })]
    : stops;
}

function reasonOf(code: HealthCode, about: Omit<HealthReason, "code" | "text">): HealthReason {
  return { code, text: healthTexts[code].text, ...about };
}

function namesOfLoops(): readonly LoopName[] {
  return Object.keys(loopNames) as LoopName[];
}
