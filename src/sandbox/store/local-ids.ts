import type { StoredMessage } from "./stored-message.js";

/** Messages by the local id that their sender gave them, for tracking. */
export interface LocalIds {
  add(message: StoredMessage): void;
  /** Forgets a message. The oldest of a local id is forgotten first. */
  remove(message: StoredMessage): void;
  /** The one message of a run with this local id. `several` where there are more, undefined where there is none. */
  find(run: string, from: string, localId: string): StoredMessage | "several" | undefined;
}

/** No messages. All messages of a sender may have the same local id: only the latest is kept, and their number. */
export function localIds(): LocalIds {
  const known = new Map<string, { latest: StoredMessage; count: number }>();
  const keyOf = (run: string, from: string, localId: string): string => `${run}/${from}:${localId}`;
  return {
    add(message) {
      const key = keyOf(message.run, message.from, message.localId);
      known.set(key, { latest: message, count: (known.get(key)?.count ?? 0) + 1 });
    },
    remove(message) {
      const key = keyOf(message.run, message.from, message.localId);
      const entry = known.get(key);
      if (entry === undefined) return;
      entry.count -= 1;
      if (entry.count === 0) known.delete(key);
    },
    find(run, from, localId) {
      const entry = known.get(keyOf(run, from, localId));
      return entry === undefined || entry.count === 1 ? entry?.latest : "several";
    },
  };
}
