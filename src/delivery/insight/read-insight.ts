import { InvalidValueError } from "../../errors.js";
import { givenText } from "../../values/given.js";
import { checkOptionNames } from "../../values/option-names.js";
import { attentionTexts, type AttentionReason } from "../attention.js";
import type { DeliveryContext } from "../delivery-context.js";
import { instantAt } from "../show/record.js";
import { deliveryStates } from "../states.js";
import type { AttentionCount, CountAsk } from "../store/counts.js";
import type { DeliveryStore } from "../store/store.js";
import type { Counted, Insight, InsightQuery } from "./insight.js";
import {
  instantIf,
  openStates,
  practicesOf,
  queueOf,
  sinceSent,
  statesOf,
  stopsOf,
  totalOf,
  unknownOf,
} from "./totals.js";

/** What counting needs of a delivery: the command line has no more than this. */
export type Counting = Pick<DeliveryContext, "nowMs"> & { readonly store: DeliveryStore };

const queryNames: Readonly<Record<keyof InsightQuery, true>> = {
  mailboxId: true,
  includeFinished: true,
  byPractice: true,
};

/**
 * Counts everything. Each part is counted by itself, so that what moves meanwhile may be in two of them, or in none.
 *
 * @throws InvalidValueError, StoreError
 */
export async function insightOf({ store, nowMs }: Counting, query: InsightQuery = {}): Promise<Insight> {
  const { mailboxId, includeFinished, byPractice } = checkedQuery(query);
  const now = nowMs();
  const states = includeFinished ? deliveryStates : openStates;
  const ask: CountAsk = { now, states, ...(mailboxId !== undefined && { mailboxId }) };
  const isAsked = (one: { readonly mailboxId: string }): boolean =>
    mailboxId === undefined || one.mailboxId === mailboxId;
  const deliveries = await store.countDeliveries(ask);
  const attentions = (await store.countAttention()).filter(isAsked);
  const items = (await store.countItems()).filter(isAsked);
  const mailboxes = (await store.listMailboxes()).filter(isAsked);
  const [ofMailbox, attentionsOf] = [byMailbox(deliveries), byMailbox(attentions)];
  const ofState = (state: string): Counted => totalOf(items.filter((one) => one.state === state));
  return {
    at: instantAt(now),
    states: statesOf(deliveries, states),
    queue: queueOf(deliveries, now),
    unanswered: { infrastructure: sinceSent(deliveries, "sent"), business: sinceSent(deliveries, "received") },
    outcomeUnknown: unknownOf(deliveries),
    attentions: {
      ...totalOf(attentions),
      untold: attentions.reduce((total, { untold }) => total + untold, 0),
      reasons: reasonsOf(attentions),
    },
    inbox: { pending: ofState("pending"), unmatched: ofState("unmatched"), failing: ofState("failing") },
    mailboxes: mailboxes.map((row) => ({
      mailboxId: row.mailboxId,
      states: statesOf(ofMailbox(row.mailboxId), states),
      stops: stopsOf(row),
      polledAt: instantIf(row.readAt),
      handshakeAt: instantIf(row.handshakeAt),
      openAttentions: totalOf(attentionsOf(row.mailboxId)).count,
    })),
    practices: byPractice ? practicesOf(await store.countByPractice(ask)) : undefined,
  };
}

/** Those of one mailbox, found without reading all others: there may be thousands. */
function byMailbox<T extends { readonly mailboxId: string }>(all: readonly T[]): (mailboxId: string) => readonly T[] {
  const found = new Map<string, T[]>();
  for (const one of all) {
    const own = found.get(one.mailboxId);
    if (own === undefined) found.set(one.mailboxId, [one]);
    else own.push(one);
  }
  return (mailboxId) => found.get(mailboxId) ?? [];
}

function reasonsOf(counts: readonly AttentionCount[]): Readonly<Record<AttentionReason, Counted>> {
  const reasons = Object.keys(attentionTexts) as AttentionReason[];
  const each = reasons.map((reason) => [reason, totalOf(counts.filter((one) => one.reason === reason))] as const);
  return Object.fromEntries(each) as Record<AttentionReason, Counted>;
}

function checkedQuery(query: InsightQuery): {
  readonly mailboxId: string | undefined;
  readonly includeFinished: boolean;
  readonly byPractice: boolean;
} {
  checkOptionNames("query", query, queryNames);
  const { mailboxId, includeFinished = false, byPractice = false } = query;
  if (mailboxId !== undefined) givenText(mailboxId, "mailboxId");
  for (const [name, value] of Object.entries({ includeFinished, byPractice }))
    if (typeof (value as unknown) !== "boolean") throw new InvalidValueError(name, "must be true or false");
  return { mailboxId, includeFinished, byPractice };
}
