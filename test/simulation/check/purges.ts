import type { PurgeAsk } from "../../../src/delivery/store/patient-data.js";
import type { DeliveryRow, ItemRow, NewEvent } from "../../../src/delivery/store/rows.js";
import type { DeliveryStore } from "../../../src/delivery/store/store.js";
import type { Life } from "../world/scheduler.js";
import type { World } from "../world/world.js";
import { historyOf, nameOf, type Known } from "./known.js";
import { isOver } from "./reference.js";
import { storedItems } from "./stored-items.js";

const dayMs = 24 * 3_600_000;
const page = { limit: 1000 } as const;

/** What a purge, or an erasure, has deleted. */
export interface Purged {
  readonly one: Known;
  readonly before: DeliveryRow;
  readonly events: readonly NewEvent[];
}

/** A purge's age is the one that was set, by the clock of whoever purges. */
export function checkPurgeAsk(world: World, { endedBefore, at }: PurgeAsk, life: Life): void {
  const { retentionDays } = world.script.settings;
  if (retentionDays === undefined) world.fault("something is purged, though nobody has said when");
  else if (at - endedBefore !== retentionDays * dayMs) world.fault(`a purge after ${(at - endedBefore) / dayMs} days`);
  const hasJumped = world.script.items.some((item) => item.what === "clock" && item.worker === life.worker);
  if (!hasJumped && Math.abs(at - world.clockOf(life)) > 3_600_000) world.fault("a purge goes by a wrong time");
}

/** Nothing that is open was deleted; of what was, nothing is left but its audit and its key row. */
export async function checkPurged(
  world: World,
  store: DeliveryStore,
  known: ReadonlyMap<string, Known>,
  { one, before, events }: Purged,
  endedBefore: number,
  why: "purged" | "erased",
): Promise<void> {
  const say = (text: string): void => world.fault(`${nameOf(one)}: ${text} (${historyOf(one)})`);
  const { row } = one;
  const { id } = row;
  const moved = one.events.findLast(({ state }, place) => state !== one.events[place - 1]?.state);
  if (!isOver(before.state) || before.endedAt === undefined) say(`${why} while it is ${before.state}`);
  if ((moved?.at ?? Infinity) > endedBefore) say(`${why} before its time`);
  if ((await store.listAttention({ deliveryIds: [id] }, page)).items.length > 0) say(`${why} with an open attention`);
  for (const other of known.values()) {
    if (other.row.waitsFor === id) say(`${why}, and another waits for it`);
    if (other.row.link?.deliveryId === id && other.row.patientKey !== undefined)
      say(`${why} before what was made of it`);
  }
  const others = JSON.stringify({ ...row, patientKey: undefined, version: 0 });
  if (others !== JSON.stringify({ ...before, patientKey: undefined, version: 0 }))
    say(`more than its patient is ${why}`);
  if (row.version !== before.version + 1) say(`${why} and not counted`);
  const [event, ...more] = events;
  if (event?.reason !== why || event.state !== before.state || more.length > 0) say(`${why} without an event`);
  if ((await store.findByCallerId(row.odsCode, row.callerId))?.id !== id) say(`${why}, and its key is gone`);
  if ((await store.findByHeaderId(row.ids.messageHeader))?.id !== id) say(`${why}, and no answer finds it`);
  await checkNothingLeft(world, store, one);
}

/** Of what was purged there is no message, no answer and no note. */
async function checkNothingLeft(world: World, store: DeliveryStore, one: Known): Promise<void> {
  const say = (text: string): void => world.fault(`${nameOf(one)}: ${text} (${historyOf(one)})`);
  const { id } = one.row;
  if ((await store.findBody(id)) !== undefined) say("it is purged, and its message is left");
  const items = (await storedItems(store, ["matched", "purged"])).filter(({ deliveryId }) => deliveryId === id);
  if (items.some(({ item }) => item !== undefined)) say("it is purged, and an answer is left");
  const { items: told } = await store.listAttention({ deliveryIds: [id], includeClosed: true }, page);
  if (told.some(({ closed }) => closed?.by !== undefined && closed.how !== "purged"))
    say("it is purged, and a note is left");
}

/** Items that are purged by now: what was dealt with, and what belonged to a delivery that is. */
export async function checkPurgedItems(
  world: World,
  store: DeliveryStore,
  known: ReadonlyMap<string, Known>,
  gone: Set<string>,
): Promise<void> {
  for (const row of await storedItems(store, ["purged"])) {
    const { messageId, deliveryId, item } = row;
    if (gone.has(messageId)) continue;
    gone.add(messageId);
    const say = (text: string): void => world.fault(`item ${messageId}: ${text}`);
    if (item !== undefined) say("it is purged, and its content is left");
    if (deliveryId !== undefined && known.get(deliveryId)?.row.patientKey !== undefined)
      say("it is purged, and the delivery that it answers is not");
    if (deliveryId === undefined && (await isOpen(store, row))) say("it is purged, and somebody must look at it");
  }
}

async function isOpen(store: DeliveryStore, { messageId, mailboxId }: ItemRow): Promise<boolean> {
  const { items } = await store.listAttention({ inboxMessageIds: [messageId], includeClosed: true }, page);
  const own = items.filter((each) => each.mailboxId === mailboxId);
  return own.length === 0 || own.some(({ closed }) => closed === undefined);
}
