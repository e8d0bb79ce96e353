import type { FallbackMessage } from "../../../src/delivery/fallback/fallback.js";
import type { Change } from "../../../src/delivery/store/change.js";
import type { EraseAsk, Erased, PurgeAsk } from "../../../src/delivery/store/patient-data.js";
import type { DeliveryRow, MailboxRow, NewEvent, PreparedDelivery } from "../../../src/delivery/store/rows.js";
import type {
  Added,
  ClaimedFallback,
  ClaimedSend,
  DeliveryStore,
  FallbackAsk,
  Lease,
  SendAsk,
  SendCompletion,
} from "../../../src/delivery/store/store.js";
import type { Envelope, InboxItem } from "../../../src/transport/transport.js";
import type { StoreMethod } from "../script.js";
import type { Committed, Watcher } from "../world/disk.js";
import type { Mailing } from "../world/mail.js";
import type { Sending } from "../world/mesh.js";
import { headerIdIn } from "../world/messages.js";
import type { Life } from "../world/scheduler.js";
import type { World } from "../world/world.js";
import { checkEvents, checkRow } from "./audit.js";
import { laterVersionOf, nameOf, type Known } from "./known.js";
import { checkMailing, checkTry } from "./mailings.js";
import { mustGo } from "./policy.js";
import { practicesOf } from "./practices.js";
import { checkPurgeAsk, checkPurged, checkPurgedItems, type Purged } from "./purges.js";

/** Looks at each commit and at everything on the wire while it happens. */
export interface Referee {
  readonly known: ReadonlyMap<string, Known>;
  /** Items that are stored, by mailbox and id. */
  readonly kept: ReadonlySet<string>;
  readonly told: Map<string, number>;
  /** Which deliveries each person means. */
  readonly filters: Map<string, (row: DeliveryRow, at: number) => boolean>;
  readonly watch: Watcher;
  byHeader(header: string): Known | undefined;
  sending(life: Life, mailboxId: string, envelope: Envelope): Sending;
  mailing(life: Life, message: FallbackMessage): Mailing;
  acknowledged(mailboxId: string, messageId: string): void;
}

export const itemKey = (mailboxId: string, messageId: string): string => `${mailboxId} ${messageId}`;

export function refereeOf(world: World, store: DeliveryStore): Referee {
  const { scheduler } = world;
  const known = new Map<string, Known>();
  const headers = new Map<string, Known>();
  const kept = new Set<string>();
  const told = new Map<string, number>();
  const paused = new Set<string>();
  const gone = new Set<string>();
  const filters: Referee["filters"] = new Map();
  const practices = practicesOf(world);
  const say = (text: string): void => world.fault(text);

  async function added(life: Life, { row }: PreparedDelivery): Promise<void> {
    const now = await store.findById(row.id);
    if (now === undefined) {
      say(`${row.callerId}: its submission is not stored`);
      return;
    }
    const one: Known = {
      row: now,
      events: await store.listEvents(row.id),
      claims: new Map(),
      sendings: [],
      sent: undefined,
      needed: new Set(),
      leaseUntil: 0,
      tries: [],
      mailings: [],
      read: new Map(),
    };
    known.set(row.id, one);
    headers.set(row.ids.messageHeader, one);
    const [first, ...more] = one.events;
    if (first?.state !== "queued" || first.reason !== "submitted" || more.some(({ state }) => state !== "switched-off"))
      say(`${nameOf(one)}: its audit does not begin with submitted`);
    if (row.link === undefined) practices.checkSubmitted(one);
    if (now.state === "switched-off") await addedOff(life, one);
    checkRow(world, undefined, one);
  }

  /** It was not sent at all, since its practice is known as switched off: it goes another way, or a person is told. */
  async function addedOff(life: Life, one: Known): Promise<void> {
    const must = mustGo(world.script.settings.fallback, life, undefined, "switched-off", "practice-switched-off");
    if (must !== (one.row.fallbackAt !== undefined)) say(`${nameOf(one)}: its practice is off, and it does not go on`);
    if (!must && (await store.listAttention({ deliveryIds: [one.row.id] }, { limit: 1 })).items.length === 0)
      say(`${nameOf(one)}: its practice is off, and nobody is to be told`);
  }

  /** What changed of a delivery that a step names. */
  async function changed(
    id: string,
  ): Promise<{ one: Known; before: DeliveryRow; events: readonly NewEvent[] } | undefined> {
    const one = known.get(id);
    const row = await store.findById(id);
    if (one === undefined || row === undefined) {
      say(`a step of a delivery that nobody submitted: ${id}`);
      return undefined;
    }
    const before = one.row;
    const all = await store.listEvents(id);
    const events = all.slice(one.events.length);
    if (one.events.some((event, place) => all[place]?.reason !== event.reason || all[place].state !== event.state))
      say(`${nameOf(one)}: its audit was rewritten`);
    one.row = row;
    one.events = all;
    return { one, before, events };
  }

  async function applied({ life, args }: Committed, change: Change): Promise<void> {
    for (const each of change.add ?? []) await added(life, each);
    for (const { id, version, raisesFence, ifLeaseRanOut } of change.records ?? []) {
      if (change.add?.some(({ row }) => row.id === id) === true) continue;
      const held = known.get(id);
      const leaseUntil = held?.leaseUntil ?? 0;
      const after = await changed(id);
      if (after === undefined) continue;
      const { one, before, events } = after;
      const name = nameOf(one);
      if (before.version !== version) say(`${name}: version ${version} was taken over ${before.version}`);
      if (one.row.version !== before.version + 1) say(`${name}: version ${one.row.version} after ${before.version}`);
      if (before.state === "sending" && one.row.state !== "sending" && one.row.fence <= before.fence)
        say(`${name}: it was taken from its sender, who may still write`);
      if (one.row.fence !== before.fence + (raisesFence === true ? 1 : 0)) say(`${name}: a wrong fence`);
      const isTakeOver = events.some(({ reason }) => reason === "worker-lost");
      if (isTakeOver && held !== undefined) checkTakeOver(held);
      if ((ifLeaseRanOut === true || isTakeOver) && leaseUntil > scheduler.now())
        say(`${name}: it was taken over while its lease lasts`);
      practices.answered(life, before, events);
      for (const { by, at } of events)
        if (by !== undefined && !hasJumped(life) && filters.get(by)?.(before, at) === false)
          say(`${name}: ${by} did not mean it`);
      await checkEvents(world, store, known, one, before, events, life);
      checkRow(world, before, one);
    }
    for (const { deliveryId } of change.events ?? []) {
      if (!(change.records ?? []).some(({ id }) => id === deliveryId) && known.get(deliveryId)?.row.version !== 1)
        say(`an event without a step, of ${args.length} arguments`);
    }
  }

  const hasJumped = ({ worker }: Life): boolean =>
    world.script.items.some((item) => item.what === "clock" && item.worker === worker);

  async function triedFallbacks(life: Life, ask: FallbackAsk, claims: readonly ClaimedFallback[]): Promise<void> {
    for (const claim of claims) {
      const after = await changed(claim.row.id);
      if (after === undefined) continue;
      const { one, before, events } = after;
      if (paused.has(before.mailboxId)) say(`${nameOf(one)}: its other way is begun though its mailbox is paused`);
      checkTry(world, one, before, claim, ask, life);
      await checkEvents(world, store, known, one, before, events, life);
    }
  }

  /** Of whom the patient's data is gone since. */
  async function purged(endedBefore: number, why: "purged" | "erased"): Promise<readonly DeliveryRow[]> {
    const found: Purged[] = [];
    for (const { row } of known.values()) {
      if (row.patientKey === undefined || (await store.findById(row.id))?.patientKey !== undefined) continue;
      const after = await changed(row.id);
      if (after !== undefined) found.push(after);
    }
    for (const each of found) await checkPurged(world, store, known, each, endedBefore, why);
    await checkPurgedItems(world, store, known, gone);
    return found.map(({ before }) => before);
  }

  async function claimed(life: Life, ask: SendAsk, claims: readonly ClaimedSend[]): Promise<void> {
    for (const { row, mayHaveArrived, body } of claims) {
      const after = await changed(row.id);
      if (after === undefined) continue;
      const { one, before, events } = after;
      const name = nameOf(one);
      one.claims.set(row.fence, { by: life, sending: undefined });
      one.leaseUntil = scheduler.now() + ask.leaseMs;
      if (before.state !== "queued" && before.state !== "outcome-unknown") say(`${name}: claimed as ${before.state}`);
      const isDue =
        before.runAt !== undefined && (before.runAt <= ask.now || before.runAt > ask.now + ask.longestPauseMs);
      if (!isDue) say(`${name}: claimed before its time`);
      if (before.waitsFor !== undefined) say(`${name}: claimed while it waits for its original`);
      if (paused.has(row.mailboxId)) say(`${name}: claimed though its mailbox is paused`);
      if (row.fence !== before.fence + 1 || one.row.fence !== row.fence) say(`${name}: claimed without a new fence`);
      if (one.row.state !== "sending" || one.row.version !== before.version + 1) say(`${name}: a claim is not stored`);
      if (body === undefined) say(`${name}: claimed without its message`);
      if (!mayHaveArrived && one.sendings.some((each) => mayArrive(each) && !isReported(one)))
        say(`${name}: it is said that nothing may have arrived, and something may`);
      await checkEvents(world, store, known, one, before, events, life);
    }
  }

  async function completed(
    life: Life,
    completions: readonly SendCompletion[],
    taken: readonly boolean[],
  ): Promise<void> {
    // A late completion and that of the next claim may come together: each delivery is looked at once.
    const looked = new Map<string, Awaited<ReturnType<typeof changed>>>();
    for (const [place, { deliveryId, fence, set, attempt }] of completions.entries()) {
      const isFirst = !looked.has(deliveryId);
      if (isFirst) looked.set(deliveryId, await changed(deliveryId));
      const after = looked.get(deliveryId);
      if (after === undefined) continue;
      const { one, before, events } = after;
      const name = nameOf(one);
      const isHeldBy = (own: number): boolean => before.state === "sending" && before.fence === own;
      const isHeld = isHeldBy(fence);
      if (taken[place] !== isHeld) say(`${name}: a completion was ${isHeld ? "refused in time" : "taken too late"}`);
      const isChanged = one.row.version !== before.version;
      const isAnyHeld = completions.some((each) => each.deliveryId === deliveryId && isHeldBy(each.fence));
      if (isChanged !== isAnyHeld)
        say(`${name}: a completion ${isChanged ? "changed it too late" : "changed nothing"}`);
      const others = one.sendings.filter((each) => each !== one.claims.get(fence)?.sending && mayArrive(each));
      if (isHeld && ["queued", "refused"].includes(set.state) && others.length > 0 && !isReported(one))
        say(`${name}: it is ${set.state}, and an earlier send may have arrived`);
      if (isHeld && one.row.state !== set.state) say(`${name}: it is not ${set.state} after its send`);
      const truth = one.claims.get(fence)?.sending;
      if (attempt.outcome !== "unknown" && truth !== undefined && truth.told !== attempt.outcome)
        say(`${name}: a send that was ${truth.told ?? "not answered"} is noted as ${attempt.outcome}`);
      if (
        attempt.outcome === "not-done" &&
        truth !== undefined &&
        truth.arrivedAs.length > 0 &&
        truth.told !== "not-done"
      )
        say(`${name}: a send that arrived is noted as not done`);
      if (isFirst) await checkEvents(world, store, known, one, before, events, life);
      if (isHeld) checkRow(world, before, one);
    }
  }

  /** A worker that lives, that never hung, and whose store does not fail in doubtful ways, keeps its lease. */
  function checkTakeOver(one: Known): void {
    const claim = one.claims.get(one.row.fence) ?? one.claims.get(one.row.fence - 1);
    const holder = claim?.by;
    if (holder === undefined || holder.isDead || holder.hasHung) return;
    const isDoubtful = world.script.items.some(
      (item) => item.what === "store" && item.worker === holder.worker && !["fails"].includes(item.effect),
    );
    if (!isDoubtful) say(`${nameOf(one)}: it was taken over from a worker that lives`);
  }

  const looks: Readonly<Partial<Record<StoreMethod, Watcher>>> = {
    async add({ life, args, value }) {
      if ((value as Added).isNew) await added(life, args[0] as PreparedDelivery);
    },
    async apply(commit) {
      if (commit.value === true) await applied(commit, commit.args[0] as Change);
    },
    async claimSends({ life, args, value }) {
      await claimed(life, args[0] as SendAsk, value as readonly ClaimedSend[]);
    },
    async completeSends({ life, args, value }) {
      await completed(life, args[0] as readonly SendCompletion[], value as readonly boolean[]);
    },
    keepItem({ args, value }) {
      if (value === true) kept.add(itemKey(String(args[0]), (args[1] as InboxItem).messageId));
    },
    findById({ life, value }) {
      if (value === undefined) return;
      const row = value as DeliveryRow;
      const read = known.get(row.id)?.read;
      // The same process may read it for something else meanwhile.
      read?.set(life, { ...read.get(life), row, isClaim: false });
    },
    listLinkedTo({ life, args, value }) {
      const read = known.get(String(args[0]))?.read;
      const last = read?.get(life);
      const later = laterVersionOf(String(args[0]), value as readonly DeliveryRow[]);
      if (last !== undefined) read?.set(life, { ...last, later });
    },
    async claimFallbacks({ life, args, value }) {
      await triedFallbacks(life, args[0] as FallbackAsk, value as readonly ClaimedFallback[]);
    },
    async purge({ life, args, value }) {
      checkPurgeAsk(world, args[0] as PurgeAsk, life);
      if (Number(value) > 0) await purged((args[0] as PurgeAsk).endedBefore, "purged");
    },
    async erase({ args, value }) {
      if (!(value as Erased).isErased) return;
      const { patientKey } = args[0] as EraseAsk;
      if ((await purged(Infinity, "erased")).some((before) => before.patientKey !== patientKey))
        say("another patient was erased");
    },
    setPaused({ args }) {
      if ((args[1] as MailboxRow["paused"]) === undefined) paused.delete(String(args[0]));
      else paused.add(String(args[0]));
    },
    renewSends({ args, value }) {
      for (const { id, fence } of value as readonly Lease[]) {
        const one = known.get(id);
        if (one?.row.fence !== fence || one.row.state !== "sending") say(`${id}: a lost lease was renewed`);
        else one.leaseUntil = scheduler.now() + Number(args[1]);
      }
    },
    listStaleSends({ value }) {
      for (const row of value as readonly DeliveryRow[])
        if ((known.get(row.id)?.leaseUntil ?? 0) > scheduler.now())
          say(`${row.callerId}: its lease lasts, and it is called stale`);
    },
  };

  return {
    known,
    kept,
    told,
    filters,
    byHeader: (header) => headers.get(header),
    watch: (commit) => looks[commit.method]?.(commit),
    sending(life, mailboxId, envelope) {
      const header = headerIdIn(envelope.body);
      const one = headers.get(header);
      const sending: Sending = {
        life,
        header,
        mailboxId,
        beganAt: scheduler.now(),
        told: undefined,
        toldId: undefined,
        arrivedAs: [],
      };
      if (one === undefined) {
        say("something is sent that nobody submitted");
        return sending;
      }
      const name = nameOf(one);
      const claim = [...one.claims.values()].findLast((each) => each.by === life && each.sending === undefined);
      if (claim === undefined) say(`${name}: sent without a claim`);
      else claim.sending = sending;
      if (one.events.at(-1)?.reason === "worker-lost" && claim?.by.isDead === false)
        say(`${name}: sent by a worker from which it was taken`);
      if (one.row.patientKey === undefined) say(`${name}: sent though it is purged`);
      // The practice may answer an earlier send between a claim and its own: the same again does no harm then.
      const isAnswered = one.leaseUntil > scheduler.now() && one.sendings.some(({ arrivedAs }) => arrivedAs.length > 0);
      const never = isAnswered ? ["cancelled", "refused"] : ["cancelled", "void", "refused"];
      if (never.includes(one.row.state)) say(`${name}: sent though it is ${one.row.state}`);
      if (one.row.mailboxId !== mailboxId) say(`${name}: sent from another mailbox`);
      one.sent ??= { ...envelope, body: envelope.body.slice() };
      if (!isSame(one.sent, envelope)) say(`${name}: sent again with other bytes`);
      one.sendings.push(sending);
      return sending;
    },
    mailing(life, message) {
      const { deliveryId } = message;
      const mailing: Mailing = {
        life,
        deliveryId,
        beganAt: scheduler.now(),
        endedAt: undefined,
        told: undefined,
        isTaken: false,
      };
      const one = known.get(deliveryId);
      if (one === undefined) say("something is sent another way that nobody submitted");
      else {
        checkMailing(world, one, message, mailing);
        one.mailings.push(mailing);
      }
      return mailing;
    },
    acknowledged(mailboxId, messageId) {
      if (!kept.has(itemKey(mailboxId, messageId))) say(`the item ${messageId} is acknowledged before it is stored`);
    },
  };
}

function isSame(one: Envelope, other: Envelope): boolean {
  return one.to === other.to && one.subject === other.subject && Buffer.compare(one.body, other.body) === 0;
}

/** As far as its sender could know. */
function mayArrive({ told }: Sending): boolean {
  return told !== "not-done";
}

/** Some of its sends were reported as not delivered: which ones, is not always certain. */
function isReported({ events }: Known): boolean {
  return events.some(({ reason }) => /^(?:EPL-|14$)/.test(reason));
}
