import type { EncryptionKey } from "../../delivery/store/sealing/encryption-keys.js";
import type { Transport } from "../../transport/transport.js";
import type { Config } from "../config/read-config.js";
import { errorLines } from "../error-lines.js";
import { openStore, shownStore, type StoreAddress } from "../store/store-option.js";
import type { Terminal } from "../terminal.js";
import { sayingOnce } from "../work/failures.js";
import { fallbackOf } from "../work/fallback-of.js";
import { openWorker } from "../work/open-worker.js";
import { followAll, hasEnded, look, type Followed } from "./follow.js";
import { counting } from "../counting.js";
import { progress } from "./progress.js";
import { stillOpenText } from "./results.js";
import { submitAll } from "./submit-all.js";

/** What sending needs. */
export interface SendParts {
  readonly config: Config;
  readonly transport: Transport;
  readonly terminal: Terminal;
  /** Whether it waits for the practices. */
  readonly isWaiting: boolean;
  /** The encryption keys of the store. */
  readonly keys: readonly EncryptionKey[] | undefined;
  /** Aborted when the person stops it. */
  readonly signal: AbortSignal;
}

/** Stores all messages, then works until each has come to its end. Others may work over the same store meanwhile. */
export async function sendOverStore(
  all: readonly Followed[],
  address: StoreAddress,
  { config, transport, terminal, isWaiting, keys, signal }: SendParts,
): Promise<void> {
  const fallback = await fallbackOf(config);
  const store = await openStore(address, { use: "make", keys });
  const delivery = await openWorker({ config, store, transport }, fallback);
  const onChange = progress(terminal);
  try {
    await submitAll(all, { delivery, store, signal, ...said(terminal, all.length) });
    const stored = all.filter(({ record }) => record !== undefined);
    terminal.note(`update-record send: ${stored.length} of ${all.length} stored in ${shownStore(address)}\n`);
    if (!isWaiting) return;
    delivery.start({ onFailure: sayingOnce("send", terminal) });
    const onFailure = sayingOnce("send", terminal);
    await followAll(stored, hasEnded, {
      store,
      signal,
      onChange,
      onFailure: (error) => {
        onFailure({ loop: "send", mailboxId: undefined, messageId: undefined, error });
      },
    });
    if (!signal.aborted) return;
    await delivery.stop();
    await look(stored, { store, onChange });
    terminal.err(`update-record send: ${stillOpenText(all, true)}`);
  } finally {
    await delivery.close();
  }
}

/** What is said of each message that is stored or refused, and of how many are stored by now. */
export function said(
  terminal: Terminal,
  all: number,
): {
  readonly onStored: (one: Followed, isNew: boolean) => void;
  readonly onRefused: (one: Followed, error: unknown) => void;
} {
  const counted = counting("send", "stored", all, terminal);
  return {
    onStored({ prepared, record }, isNew) {
      counted.next();
      if (isNew || record === undefined) return;
      terminal.note(`update-record send: ${prepared.file} was stored before, and is not sent again by this\n`);
    },
    onRefused({ prepared }, error) {
      for (const line of errorLines(error)) terminal.err(`update-record send: ${prepared.file}: ${line}\n`);
    },
  };
}
