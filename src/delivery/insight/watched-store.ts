import type { Change } from "../store/change.js";
import type { DeliveryStore } from "../store/store.js";
import type { TellActivity } from "./activity.js";

/**
 * The store, with a listener that is told of each change of state once it is stored, whoever made it: a person, a
 * worker, an answer or a deadline. Submissions and sends report their own changes.
 */
export function watchedStore(store: DeliveryStore, tell: TellActivity): DeliveryStore {
  const apply = async (change: Change): Promise<boolean> => {
    const isApplied = await store.apply(change);
    if (isApplied) tellOf(change, tell);
    return isApplied;
  };
  // Any other method stays the store's own, whatever kind of object that is.
  return new Proxy(store, {
    get(target, name) {
      if (name === "apply") return apply;
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === "function" ? (member.bind(target) as unknown) : member;
    },
  });
}

function tellOf({ add = [], moves = [] }: Change, tell: TellActivity): void {
  for (const { row } of add)
    tell({ type: "submitted", deliveryId: row.id, mailboxId: row.mailboxId, durationMs: undefined });
  for (const { row, event } of moves)
    tell({
      type: "state-changed",
      deliveryId: row.id,
      mailboxId: row.mailboxId,
      state: event.state,
      reason: event.reason,
      byPerson: event.by !== undefined,
      sinceSubmittedMs: event.at - row.createdAt,
    });
}
