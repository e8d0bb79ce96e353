import fc from "fast-check";
import type { DeliveryState } from "../../../../src/delivery/states.js";
import type { AttentionClosing, AttemptChange, Change, ItemChange } from "../../../../src/delivery/store/change.js";
import type { DeliveryFacts, NewAttention, NewEvent, PreparedDelivery } from "../../../../src/delivery/store/rows.js";
import type { DeliveryStore, SendCompletion } from "../../../../src/delivery/store/store.js";
import { message, now, prepared, report } from "../contract/rows.js";

/** One call of a store. Its answer is compared. */
export interface Command {
  readonly name: string;
  readonly call: (store: DeliveryStore) => Promise<unknown>;
}

/** Few of each, so that calls meet the same rows. */
export const names = {
  deliveries: ["d0", "d1", "d2", "d3", "d4"],
  callers: ["c0", "c1", "c 'é😀\""],
  mailboxes: ["M0", "M1", "M2"],
  headers: ["h0", "h1", "h2", "h3", "h4"],
  encounters: ["e0", "e1"],
  addresses: ["a0", "a1"],
  patients: ["p0", "p1"],
  meshIds: ["x0", "x1", "x2"],
  attentions: ["t0", "t1", "t2", "t3", "t4"],
  items: ["i0", "i1", "i2"],
  practices: ["A12345", "B12345"],
} as const;

const oneOf = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(value, { maxLength: 2 });

/** Times around now, hardly ever the same: which of two equal ones comes first is a store's own affair. */
const time = fc.oneof(
  fc.integer({ min: now - 500_000, max: now + 500_000 }),
  fc.integer({ min: now + 90_000_000, max: now + 200_000_000 }),
);
/** A lease has run out at once, or never does. */
const leaseMs = oneOf([0, 600_000]);
const fence = fc.integer({ min: 0, max: 4 });

const resting: readonly DeliveryState[] = ["queued", "outcome-unknown", "sent", "received", "refused", "settled"];
const facts: fc.Arbitrary<Partial<DeliveryFacts>> = fc.record(
  {
    state: oneOf(resting),
    runAt: maybe(time),
    dueAt: maybe(time),
    sentAt: maybe(time),
    unknownOutcomes: fence,
    failures: fence,
    practiceOdsCode: maybe(oneOf(["A12345", "B12345"])),
    waitsFor: maybe(oneOf(names.deliveries)),
    goesAsFirst: fc.boolean(),
    fallbackFrom: maybe(oneOf(resting)),
    fallbackAt: maybe(time),
    fallbackFailures: fc.nat(3),
    endedAt: maybe(time),
  },
  { requiredKeys: [] },
);

const preparedDelivery: fc.Arbitrary<PreparedDelivery> = fc
  .record({
    id: oneOf(names.deliveries),
    callerId: oneOf(names.callers),
    odsCode: oneOf(["FQW30", "FQW31"]),
    mailboxId: oneOf(names.mailboxes),
    header: oneOf(names.headers),
    encounter: oneOf(names.encounters),
    addressKey: oneOf(names.addresses),
    patientKey: oneOf(names.patients),
    link: maybe(fc.record({ kind: oneOf(["replaces", "corrects"] as const), deliveryId: oneOf(names.deliveries) })),
    createdAt: time,
    runAt: time,
    facts: fc.record({ waitsFor: maybe(oneOf(names.deliveries)), dueAt: maybe(time) }, { requiredKeys: [] }),
  })
  .map(({ header, encounter, facts: more, ...row }) => {
    const ids = { messageBundle: `b-${header}`, messageHeader: header, documentBundle: "", composition: "", encounter };
    return prepared({ row: { ...row, ids: ids as never, contentHash: `hash of ${row.id}`, ...more } });
  });

const event: fc.Arbitrary<NewEvent> = fc.record({
  deliveryId: oneOf(names.deliveries),
  at: time,
  state: oneOf(resting),
  reason: oneOf(["resolved", "30001"]),
  by: maybe(oneOf(["Ann", "Bob \u0000"])),
});

const subject = {
  mailboxId: oneOf(names.mailboxes),
  deliveryId: maybe(oneOf(names.deliveries)),
  inboxMessageId: maybe(oneOf(names.items)),
};
const attention: fc.Arbitrary<NewAttention> = fc.record({
  id: oneOf(names.attentions),
  ...subject,
  reason: oneOf(["rejected", "unmatched"] as const),
  detail: maybe(fc.constant("what to do")),
  since: time,
});

const closing: fc.Arbitrary<AttentionClosing> = fc
  .record({
    ids: maybe(fc.array(oneOf(names.attentions), { maxLength: 3 })),
    ...subject,
    mailboxId: maybe(oneOf(names.mailboxes)),
    reasons: maybe(fc.array(oneOf(["rejected", "unmatched"]), { maxLength: 2 })),
    at: time,
    by: maybe(fc.constant("Ann")),
    how: oneOf(["rang them", "told\u0000 \n"]),
  })
  .map((given) => defined(given));

const attemptChange: fc.Arbitrary<AttemptChange> = fc.record(
  {
    deliveryId: oneOf(names.deliveries),
    number: fc.integer({ min: 1, max: 3 }),
    endedAt: time,
    outcome: oneOf(["done", "not-done", "unknown"] as const),
    reason: oneOf(["timeout", "worker-lost"]),
    meshMessageId: oneOf(names.meshIds),
    reportCode: oneOf(["14", "EPL-151"]),
  },
  { requiredKeys: ["deliveryId", "number"] },
);

const itemChange: fc.Arbitrary<ItemChange> = fc.record(
  {
    mailboxId: oneOf(names.mailboxes),
    messageId: oneOf(names.items),
    from: fc.constant(["pending", "unmatched"] as const),
    to: oneOf(["matched", "unmatched"] as const),
    deliveryId: oneOf(names.deliveries),
    candidates: some(oneOf(names.deliveries)),
  },
  { requiredKeys: ["mailboxId", "messageId", "from", "to"] },
);

const practiceChange = fc.record({
  odsCode: oneOf(names.practices),
  switchedOff: maybe(fc.record({ at: time, until: time })),
});

const change: fc.Arbitrary<Change> = fc.record(
  {
    add: fc.array(preparedDelivery, { maxLength: 1 }),
    records: some(
      fc
        .record({
          id: oneOf(names.deliveries),
          version: fc.integer({ min: 1, max: 5 }),
          set: facts,
          raisesFence: maybe(fc.constant(true as const)),
          ifLeaseRanOut: maybe(fc.constant(true as const)),
        })
        .map((given) => defined(given)),
    ),
    items: fc.array(itemChange, { maxLength: 1 }),
    attempts: some(attemptChange),
    events: some(event),
    open: some(attention).map(distinct),
    close: fc.array(closing, { maxLength: 1 }),
    practices: fc.array(practiceChange, { maxLength: 1 }),
  },
  { requiredKeys: [] },
);

const completion: fc.Arbitrary<SendCompletion> = fc
  .record({
    deliveryId: oneOf(names.deliveries),
    fence,
    number: fc.integer({ min: 1, max: 3 }),
    endedAt: time,
    outcome: oneOf(["done", "not-done", "unknown"] as const),
    reason: maybe(oneOf(["timeout"])),
    meshMessageId: maybe(oneOf(names.meshIds)),
    set: facts,
    state: oneOf(["sent", "refused", "queued", "outcome-unknown"] as const),
    event,
    open: some(attention).map(distinct),
  })
  .map(({ deliveryId, fence: of, set, state, event: noted, open, ...attempt }) => ({
    deliveryId,
    fence: of,
    attempt,
    set: { ...set, state },
    event: { ...noted, deliveryId },
    open,
  }));

const mailboxLease = fc.record({ id: oneOf(names.mailboxes), fence });
const sendLease = fc.record({ id: oneOf(names.deliveries), fence });

const item = fc.oneof(
  oneOf(names.items).map((messageId) => message({ messageId, subject: "\ud800 \u0000 é😀" })),
  fc
    .tuple(oneOf(names.items), maybe(oneOf(names.meshIds)))
    .map(([messageId, linkedMessageId]) => report({ messageId, linkedMessageId })),
);

function command<T>(name: string, given: fc.Arbitrary<T>, call: (store: DeliveryStore, given: T) => unknown) {
  return given.map((value): Command => ({
    name: `${name} ${JSON.stringify(value)}`,
    call: async (store) => call(store, value),
  }));
}

/** Claims are compared as sets: whose turn it is among mailboxes is a store's own affair. */
const byId = <T>(rows: readonly T[], id: (row: T) => string): readonly T[] =>
  rows.toSorted((a, b) => (id(a) < id(b) ? -1 : 1));

export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: command("add", preparedDelivery, (store, given) => store.add(given)) },
  {
    weight: 4,
    arbitrary: command(
      "claimSends",
      fc.record({ leaseMs, perMailbox: fc.integer({ min: 1, max: 3 }), except: some(oneOf(names.mailboxes)) }),
      async (store, given) =>
        byId(await store.claimSends({ now, limit: 100, longestPauseMs: 1_800_000, ...given }), ({ row }) => row.id),
    ),
  },
  {
    weight: 3,
    arbitrary: command("completeSends", fc.array(completion, { minLength: 1, maxLength: 1 }), (store, given) =>
      store.completeSends(given),
    ),
  },
  {
    weight: 1,
    arbitrary: command(
      "renewSends",
      fc.record({ leases: some(sendLease), leaseMs }),
      async (store, { leases, leaseMs: ms }) =>
        byId(await store.renewSends(distinct(leases), ms), ({ id, fence: of }) => `${id} ${of}`),
    ),
  },
  {
    weight: 1,
    arbitrary: command("listStaleSends", fc.constant(100), async (store, limit) =>
      byId(await store.listStaleSends(limit), ({ id }) => id),
    ),
  },
  {
    weight: 2,
    arbitrary: command(
      "claimFallbacks",
      fc.record({ leaseMs, limit: oneOf([100]), longestPauseMs: oneOf([0, 600_000]), dueForMs: oneOf([0, 1]) }),
      async (store, given) => byId(await store.claimFallbacks({ now, ...given }), ({ row }) => row.id),
    ),
  },
  { weight: 8, arbitrary: command("apply", change, (store, given) => store.apply(given)) },
  {
    weight: 1,
    arbitrary: command("setPaused", fc.record({ id: oneOf(names.mailboxes), at: maybe(time) }), (store, { id, at }) =>
      store.setPaused(id, at === undefined ? undefined : { at, by: "Ann" }),
    ),
  },
  {
    weight: 1,
    arbitrary: command(
      "setBreaker",
      fc.record({
        id: oneOf(names.mailboxes),
        failures: fence,
        retryAt: maybe(time),
        fault: maybe(oneOf(["timeout"])),
        at: maybe(time),
      }),
      (store, { id, failures, retryAt, ...more }) => store.setBreaker(id, { failures, retryAt, ...defined(more) }),
    ),
  },
  {
    weight: 1,
    arbitrary: command(
      "claimPolls",
      fc.record({ leaseMs, intervalMs: oneOf([0, 300_000]), except: maybe(some(oneOf(names.mailboxes))) }),
      async (store, given) =>
        byId(await store.claimPolls({ now, limit: 100, ...defined(given) }), ({ mailbox }) => mailbox.mailboxId),
    ),
  },
  {
    weight: 1,
    arbitrary: command(
      "renewPolls",
      fc.record({ leases: some(mailboxLease), leaseMs }),
      async (store, { leases, leaseMs: ms }) =>
        byId(await store.renewPolls(distinct(leases), ms), ({ id, fence: of }) => `${id} ${of}`),
    ),
  },
  {
    weight: 2,
    arbitrary: command(
      "endPoll",
      fc.record({ lease: mailboxLease, polledAt: maybe(time), readAt: maybe(time), handshakeAt: maybe(time) }),
      (store, { lease, ...times }) => store.endPoll({ ...lease, ...defined(times) }),
    ),
  },
  {
    weight: 2,
    arbitrary: command(
      "keepItem",
      fc.record({ item, mailboxId: oneOf(names.mailboxes), at: time, patients: some(oneOf(names.patients)) }),
      (store, given) => store.keepItem(given.mailboxId, given.item, given.at, given.patients),
    ),
  },
  {
    weight: 1,
    arbitrary: command(
      "noteItemFailure",
      fc.record({ id: oneOf(names.items), mailboxId: oneOf(names.mailboxes), at: time }),
      (store, { id, mailboxId, at }) => store.noteItemFailure(mailboxId, id, at),
    ),
  },
  {
    weight: 2,
    arbitrary: command("purge", fc.record({ endedBefore: time, at: time, limit: oneOf([1, 100]) }), (store, given) =>
      store.purge(given),
    ),
  },
  {
    weight: 1,
    arbitrary: command("erase", fc.record({ patientKey: oneOf(names.patients), at: time }), (store, given) =>
      store.erase({ ...given, by: "Bob" }),
    ),
  },
  {
    weight: 1,
    arbitrary: command("storedItems", oneOf(names.mailboxes), (store, mailboxId) =>
      store.storedItems(mailboxId, names.items),
    ),
  },
  {
    weight: 2,
    arbitrary: command("claimNotices", fc.record({ leaseMs, limit: fc.integer({ min: 1, max: 5 }) }), (store, given) =>
      store
        .claimNotices(given)
        .then((claimed) => claimed.map((notice) => ({ ...notice, attention: withKnownId(notice.attention) }))),
    ),
  },
  {
    weight: 2,
    arbitrary: command(
      "endNotice",
      fc.record({ id: oneOf(names.attentions), fence, at: time, isTold: fc.boolean() }),
      (store, { id, fence: of, at, isTold }) =>
        store.endNotice({ id, fence: of, ...(isTold ? { toldAt: at } : { retryAfterMs: at > now ? 600_000 : 0 }) }),
    ),
  },
);

/** Each store draws its own id where one was given before. */
export function withKnownId<T extends { readonly id: string }>(attention: T): T {
  return names.attentions.some((id) => id === attention.id) ? attention : { ...attention, id: "drawn" };
}

function distinct<T extends { readonly id: string }>(rows: readonly T[]): readonly T[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** Without the members that are undefined. */
function defined<T extends object>(given: T): { [Name in keyof T]: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]: Exclude<T[Name], undefined>;
  };
}
