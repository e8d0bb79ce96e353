import type { AttentionRow, ItemRow } from "../../../src/delivery/store/rows.js";
import type { DeliveryStore } from "../../../src/delivery/store/store.js";
import type { World } from "../world/world.js";
import { historyOf, nameOf, type Known } from "./known.js";

const dayMs = 24 * 3_600_000;
/** So long before its end, a schedule makes its last pass, and the one before. */
const lastPassMs = 11 * dayMs;

/** Everything whose time has come is purged, of what is purged nothing is left, and all else has its message. */
export async function judgePurges(
  world: World,
  store: DeliveryStore,
  known: ReadonlyMap<string, Known>,
  items: readonly ItemRow[],
  attentions: readonly AttentionRow[],
): Promise<void> {
  const { retentionDays } = world.script.settings;
  const endedBefore = world.nowMs() - lastPassMs - (retentionDays ?? Infinity) * dayMs;
  const isOpen = (id: string): boolean =>
    attentions.some((each) => each.deliveryId === id && each.closed === undefined);
  for (const one of known.values()) {
    const { row } = one;
    const say = (text: string): void => world.fault(`${nameOf(one)}: ${text} (${historyOf(one)})`);
    const isLeft = (await store.findBody(row.id)) !== undefined;
    if (isLeft !== (row.patientKey !== undefined))
      say(isLeft ? "purged, and its message is left" : "its message is gone");
    const notes = attentions.filter((each) => each.deliveryId === row.id && each.closed?.by !== undefined);
    const isOld = ({ closed }: AttentionRow): boolean => (closed?.at ?? Infinity) < endedBefore;
    if (!isLeft && notes.some((each) => isOld(each) && each.closed?.how !== "purged"))
      say("purged, and a note is left");
    const later = [...known.values()].filter(({ row: other }) => other.link?.deliveryId === row.id);
    const isNeeded = isOpen(row.id) || later.some((other) => other.row.patientKey !== undefined);
    if (row.patientKey !== undefined && (row.endedAt ?? Infinity) < endedBefore && !isNeeded) say("it is never purged");
  }
  for (const { messageId, state, item, deliveryId, receivedAt } of items) {
    if (state === "purged" || item === undefined) continue;
    const isOfPurged = deliveryId !== undefined && known.get(deliveryId)?.row.patientKey === undefined;
    if (isOfPurged && receivedAt < endedBefore && !isOpen(deliveryId))
      world.fault(`item ${messageId}: it is never purged`);
  }
}
