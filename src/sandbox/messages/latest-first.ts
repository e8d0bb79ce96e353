import type { MailboxStore } from "../store/mailbox-store.js";
import type { StoredMessage } from "../store/stored-message.js";

/** The messages that fit, latest first: at most so many, and none that is not older than `after`. */
export function latestFirst(
  store: MailboxStore,
  fits: (message: StoredMessage) => boolean,
  most: number,
  after?: StoredMessage,
): readonly StoredMessage[] {
  const all = store.all();
  const found: StoredMessage[] = [];
  let at = after === undefined ? all.length : placeOf(all, after);
  while (at > 0 && found.length < most) {
    at -= 1;
    const message = all[at];
    if (message !== undefined && fits(message) && store.find(message.id) === message) found.push(message);
  }
  return found;
}

/** Messages are in the order of their numbers. */
function placeOf(all: readonly StoredMessage[], { number }: StoredMessage): number {
  let [from, to] = [0, all.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((all[middle]?.number ?? Infinity) >= number) to = middle;
    else from = middle + 1;
  }
  return from;
}
