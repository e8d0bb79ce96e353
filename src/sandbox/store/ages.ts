import type { StoredMessage } from "./stored-message.js";

/** Messages by their age: those that are too old come out, oldest first, and nothing else is looked at. */
export interface Ages {
  add(message: StoredMessage): void;
  /** Takes out the next message that was sent before this moment. Undefined where there is none. */
  takeBefore(moment: number): StoredMessage | undefined;
}

/** No messages. */
export function ages(): Ages {
  let queue: StoredMessage[] = [];
  let first = 0;
  return {
    add(message) {
      // Nearly always at the end: only a clock that was set back, or a message in parts, needs another place.
      queue.push(message);
      for (let at = queue.length - 1; at > first; at -= 1) {
        const before = queue[at - 1];
        if (before === undefined || before.sentAt <= message.sentAt) return;
        queue[at] = before;
        queue[at - 1] = message;
      }
    },
    takeBefore(moment) {
      const oldest = queue[first];
      if (oldest === undefined || oldest.sentAt.getTime() >= moment) return undefined;
      first += 1;
      if (first > 64 && first * 2 > queue.length) {
        queue = queue.slice(first);
        first = 0;
      }
      return oldest;
    },
  };
}
