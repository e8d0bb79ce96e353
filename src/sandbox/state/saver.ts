import type { RememberedIds } from "../practice/memory.js";
import type { StoreObserver } from "../store/mailbox-store.js";
import type { StoredMessage } from "../store/stored-message.js";
import type { AppendLog } from "./append-log.js";
import { recordOf, type SettingsRecord } from "./records.js";

/** Writes what changes into a state file. */
export interface Saver extends StoreObserver {
  readonly remembered: (ids: RememberedIds) => void;
  readonly memoryCleared: (run: string | undefined) => void;
  readonly settings: (settings: SettingsRecord) => void;
  /** Resolves when everything up to now is in the file. @throws SandboxError `state-unusable` */
  readonly saved: () => Promise<void>;
}

/** All changes of a message in one moment are one entry. */
export function saver(log: AppendLog): Saver {
  const changed = new Set<StoredMessage>();
  let forgotten: string[] = [];
  let isPlanned = false;
  const flush = (): void => {
    isPlanned = false;
    for (const message of changed) log.append(recordOf(message));
    changed.clear();
    if (forgotten.length > 0) log.append({ type: "forgotten", ids: forgotten });
    forgotten = [];
  };
  const plan = (): void => {
    if (isPlanned) return;
    isPlanned = true;
    setImmediate(flush);
  };
  return {
    changed(message) {
      changed.add(message);
      plan();
    },
    forgotten(message) {
      changed.delete(message);
      forgotten.push(message.id);
      plan();
    },
    remembered(remembered) {
      log.append({ type: "remembered", remembered });
    },
    memoryCleared(run) {
      log.append({ type: "memory-cleared", ...(run === undefined ? {} : { run }) });
    },
    settings(settings) {
      log.append({ type: "settings", settings });
    },
    saved() {
      flush();
      return log.written();
    },
  };
}
