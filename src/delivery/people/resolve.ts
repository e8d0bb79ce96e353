import { InvalidValueError } from "../../errors.js";
import { givenList, givenObject } from "../../values/given.js";
import { checkOptionNames } from "../../values/option-names.js";
import { DeliveryError } from "../delivery-error.js";
import type { DeliveryContext } from "../delivery-context.js";
import type { PersonOptions } from "../delivery.js";
import type { ResolveTarget } from "../queries.js";
import { attentionFilterOf } from "../show/queries.js";
import type { DeliveryState } from "../states.js";
import { changeOf, goOn, noted, stepFrom, type Step, type StepTime } from "../step.js";
import type { AttentionRow, DeliveryRow } from "../store/rows.js";
import type { AttentionFilter } from "../store/store.js";
import { forEachAtOnce } from "../work/at-once.js";
import { longestNote } from "./fallback.js";
import { givenPerson, givenWords } from "./person.js";

/** Ids that the store is asked for at once, and deliveries that are changed at a time. */
const idsAtOnce = 500;
const changesAtOnce = 8;
const attempts = 10;

/** States in which nothing follows by itself: once a person has dealt with all of it, the delivery is settled. */
const resting: readonly DeliveryState[] = ["rejected", "switched-off", "undeliverable", "overdue", "refused"];

/**
 * Closes open attentions: a person has dealt with them. Returns how many.
 *
 * @throws InvalidValueError; DeliveryError `unknown-id` where an id is neither an attention's nor a delivery's: nothing
 * was closed; `changed-meanwhile`, StoreError: call again, what was closed stays closed.
 */
export async function resolve(
  context: DeliveryContext,
  target: ResolveTarget,
  options: PersonOptions & { readonly how: string },
): Promise<{ readonly count: number }> {
  const by = givenPerson(options);
  const how = givenWords(options.how, "how", longestNote);
  const targeted = await targetedBy(context, target);
  const byDelivery = new Map<string, string[]>();
  const others: string[] = [];
  for (const { id, deliveryId } of targeted) {
    if (deliveryId === undefined) others.push(id);
    else byDelivery.set(deliveryId, [...(byDelivery.get(deliveryId) ?? []), id]);
  }
  let count = 0;
  await forEachAtOnce(byDelivery, changesAtOnce, async ([deliveryId, ids]) => {
    const closed = await closeOfDelivery(context, deliveryId, new Set(ids), { by, how });
    count += closed;
  });
  for (const ids of chunksOf(others)) {
    await context.store.apply({ close: [{ ids, at: context.nowMs(), by, how }] });
    count += ids.length;
  }
  return { count };
}

type Targeted = Pick<AttentionRow, "id" | "deliveryId">;

async function targetedBy(context: DeliveryContext, target: ResolveTarget): Promise<readonly Targeted[]> {
  givenObject(target, "target");
  if ("ids" in target) {
    checkOptionNames("target", target, { ids: true });
    return ofIds(context, target.ids);
  }
  checkOptionNames("target", target, { query: true });
  givenObject(target.query, "query");
  // What is closed cannot be closed again.
  return openOnes(context, { ...attentionFilterOf(target.query), includeClosed: false });
}

/** The open ones with these ids, and those of the deliveries with these ids. */
async function ofIds(context: DeliveryContext, given: readonly string[]): Promise<readonly Targeted[]> {
  givenList(given, "ids");
  if (!given.every((id) => typeof id === "string")) throw new InvalidValueError("ids", "must be a list of text");
  const found = new Map<string, Targeted>();
  for (const ids of chunksOf([...new Set(given)])) {
    const unknown = new Set(ids);
    for (const each of [...(await openOnes(context, { ids })), ...(await openOnes(context, { deliveryIds: ids }))]) {
      found.set(each.id, each);
      unknown.delete(each.id);
      if (each.deliveryId !== undefined) unknown.delete(each.deliveryId);
    }
    await checkKnown(context, [...unknown]);
  }
  return [...found.values()];
}

/** What has nothing open may be closed already. @throws DeliveryError `unknown-id` for any other id. */
async function checkKnown({ store }: DeliveryContext, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const closed = await store.listAttention({ ids: [id], includeClosed: true }, { limit: 1 });
    if (closed.items.length === 0 && (await store.findById(id)) === undefined)
      throw new DeliveryError("unknown-id", "An id is neither an attention's nor a delivery's. Nothing was closed.");
  }
}

async function openOnes({ store }: DeliveryContext, filter: AttentionFilter): Promise<readonly Targeted[]> {
  const found: Targeted[] = [];
  let after: string | undefined;
  do {
    const page = await store.listAttention(filter, { limit: 1000, ...(after !== undefined && { after }) });
    for (const { id, deliveryId } of page.items) found.push({ id, deliveryId });
    after = page.next;
  } while (after !== undefined);
  return found;
}

/** Closes some of a delivery's attentions. Whatever opens another one meanwhile changes its version too. */
async function closeOfDelivery(
  context: DeliveryContext,
  deliveryId: string,
  wanted: ReadonlySet<string>,
  { by, how }: { readonly by: string; readonly how: string },
): Promise<number> {
  const { store } = context;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const row = await store.findById(deliveryId);
    const open = (await openOnes(context, { deliveryIds: [deliveryId] })).map(({ id }) => id);
    const ids = open.filter((id) => wanted.has(id));
    if (ids.length === 0) return 0;
    const time: StepTime = { at: context.nowMs(), deadlines: context.deadlines, by };
    const steps = row === undefined ? [] : [resolved(row, ids.length === open.length, time)];
    const change = changeOf(steps);
    if (await store.apply({ ...change, close: [{ ids, at: time.at, by, how }] })) return ids.length;
  }
  throw new DeliveryError("changed-meanwhile", "Others kept changing this delivery: try again.", { deliveryId });
}

function resolved(row: DeliveryRow, isLast: boolean, time: StepTime): Step {
  // What is still to go another way does not rest: settled, it would go nowhere, and nobody would know.
  const rests =
    (resting.includes(row.state) && row.fallbackAt === undefined) ||
    (row.state === "outcome-unknown" && row.runAt === undefined);
  return isLast && rests ? goOn(stepFrom(row), "settled", "resolved", time) : noted(stepFrom(row), "resolved", time);
}

function* chunksOf(ids: readonly string[]): Generator<readonly string[]> {
  for (let from = 0; from < ids.length; from += idsAtOnce) yield ids.slice(from, from + idsAtOnce);
}
