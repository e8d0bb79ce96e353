import type { StoredMessage } from "./stored-message.js";

/** The messages that wait in one mailbox, oldest first. No call costs more where more is waiting. */
export interface Inbox {
  readonly size: number;
  /** Adds a message whose place is higher than that of all others. */
  add(message: StoredMessage): void;
  remove(message: StoredMessage): void;
  /** The first `most` messages after a place, of the workflows that fit. */
  after(place: number, most: number, fits?: (workflowId: string) => boolean): readonly StoredMessage[];
}

/** An empty inbox. Messages are kept in one lane for all and in one for their workflow: a filter reads what fits. */
export function inbox(): Inbox {
  const all = lane();
  const byWorkflow = new Map<string, Lane>();
  return {
    get size() {
      return all.size;
    },
    add(message) {
      all.add(message);
      const own = byWorkflow.get(message.workflowId) ?? lane();
      byWorkflow.set(message.workflowId, own);
      own.add(message);
    },
    remove(message) {
      all.remove(message);
      const own = byWorkflow.get(message.workflowId);
      own?.remove(message);
      if (own?.size === 0) byWorkflow.delete(message.workflowId);
    },
    after(place, most, fits) {
      if (fits === undefined) return all.after(place, most);
      return [...byWorkflow]
        .filter(([workflowId]) => fits(workflowId))
        .flatMap(([, own]) => own.after(place, most))
        .sort((one, other) => one.place - other.place)
        .slice(0, most);
    },
  };
}

interface Lane {
  readonly size: number;
  add(message: StoredMessage): void;
  remove(message: StoredMessage): void;
  after(place: number, most: number): StoredMessage[];
}

/**
 * Messages in the order of their places. One that is removed leaves a gap. Those at the front, where a reader takes
 * messages, are passed over once; the others are closed when they are as many as the messages.
 */
function lane(): Lane {
  let slots: { readonly place: number; message: StoredMessage | undefined }[] = [];
  let first = 0;
  let size = 0;
  /** The first slot after a place. */
  const slotAfter = (place: number): number => {
    let [from, to] = [first, slots.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((slots[middle]?.place ?? Infinity) > place) to = middle;
      else from = middle + 1;
    }
    return from;
  };
  return {
    get size() {
      return size;
    },
    add(message) {
      slots.push({ place: message.place, message });
      size += 1;
    },
    remove(message) {
      const slot = slots[slotAfter(message.place) - 1];
      if (slot?.message !== message) return;
      slot.message = undefined;
      size -= 1;
      while (first < slots.length && slots[first]?.message === undefined) first += 1;
      if (slots.length <= 2 * size + 16) return;
      slots = slots.filter((one) => one.message !== undefined);
      first = 0;
    },
    after(place, most) {
      const found: StoredMessage[] = [];
      for (let at = slotAfter(place); at < slots.length && found.length < most; at += 1) {
        const message = slots[at]?.message;
        if (message !== undefined) found.push(message);
      }
      return found;
    },
  };
}
