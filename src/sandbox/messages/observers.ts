import type { StoredMessage } from "../store/stored-message.js";

/** Who is told of messages that are new or have changed. */
export interface Observers {
  /** Called at each change. It costs next to nothing where nobody observes. */
  readonly changed: (message: StoredMessage) => void;
  /** Adds an observer, and returns what takes it away. It is called once for all changes of one moment. */
  add(observer: (message: StoredMessage) => void): () => void;
}

/** No observers yet. */
export function messageObservers(): Observers {
  const observers = new Set<(message: StoredMessage) => void>();
  let changed = new Set<StoredMessage>();
  const tell = (): void => {
    const messages = changed;
    changed = new Set();
    for (const message of messages) for (const observer of observers) observer(message);
  };
  return {
    changed(message) {
      if (observers.size === 0) return;
      if (changed.size === 0) queueMicrotask(tell);
      changed.add(message);
    },
    add(observer) {
      observers.add(observer);
      return () => void observers.delete(observer);
    },
  };
}
