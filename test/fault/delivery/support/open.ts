import { setTimeout as wait } from "node:timers/promises";
import type { Attention } from "../../../../src/delivery/attention.js";
import type { Delivery } from "../../../../src/delivery/delivery.js";
import type { DeliveryOptions, WorkOptions } from "../../../../src/delivery/delivery-options.js";
import { openDelivery } from "../../../../src/delivery/open-delivery.js";
import type { EncryptionKey } from "../../../../src/delivery/store/sealing/encryption-keys.js";
import type { DeliveryStore } from "../../../../src/delivery/store/store.js";
import { sqliteStore } from "../../../../src/delivery/store/sqlite/sqlite-store.js";
import { postgresStore } from "../../../../src/delivery/store/postgres/postgres-store.js";
import type { SandboxTransportOptions } from "../../../../src/sandbox/index.js";
import { meshTransport } from "../../../../src/transport/mesh/index.js";
import type { Transport } from "../../../../src/transport/transport.js";
import { keptFor, optionsAround, readKeys, type Around } from "./around.js";
import { everyMailbox } from "./marks.js";

/** Of the crash test: an answer is overdue so soon, that all that can happen does within a minute. */
const answerMs = { infrastructure: 6_000, business: 8_000 } as const;

/** Of the crash test, for those who submit: what is not sent in this time is overdue, and is not sent again. */
const sendingMs = 1_800_000;

/** A database's server is back after so long at the latest. */
const downMs = 30_000;

/** Of the crash test: a worker that dies is missed after so long, and what it sent is sent again soon. */
export const crashWork: WorkOptions & { readonly leaseMs: number } = {
  leaseMs: 2_000,
  lookEveryMs: 100,
  pollEveryMs: 300,
  resendAfterMs: [100, 300, 1_000, 1_000, 1_000, 1_000],
  firstPauseMs: 50,
  longestPauseMs: 1_000,
  tellMs: 1_000,
};

/** A store by its name: `sqlite:FILE` or `postgres://...`. */
export function storeAt(name: string, encryptionKeys?: readonly EncryptionKey[]): DeliveryStore {
  const sealed = encryptionKeys === undefined ? {} : { encryptionKeys };
  return name.startsWith("sqlite:")
    ? sqliteStore(name.slice("sqlite:".length), sealed)
    : postgresStore({ url: name, ...sealed });
}

/** The same with its keys, and with short days where nobody waits for long ones. */
export function storeAround(name: string, { keysFile, dayMs }: Around): DeliveryStore {
  return keptFor(dayMs, storeAt(name, readKeys(keysFile)));
}

/**
 * The MESH client over mutual TLS, of all mailboxes of the test.
 *
 * @param isPatient whether it waits as long as the client does where nobody says otherwise
 */
export function crashTransport(options: SandboxTransportOptions, isPatient = false): Transport {
  return meshTransport({
    ...options,
    mailboxes: () => ({}),
    ...(isPatient ? {} : { limits: { connecting: 2_000, headers: 3_000, body: 3_000, total: 8_000 } }),
  });
}

/** A delivery as each process of the crash test opens it: to submit and ask, or to work. */
export async function openCrashDelivery(
  does: "submits" | "works",
  store: string,
  sandbox: SandboxTransportOptions,
  onAttention?: (attention: Attention) => void,
  more: Pick<DeliveryOptions, "work" | "clock" | "deadlines"> & { readonly around?: Around } = {},
): Promise<Delivery> {
  const { around, ...options } = more;
  const open = (): Promise<Delivery> =>
    openDelivery({
      store: around === undefined ? storeAt(store) : storeAround(store, around),
      transport: crashTransport(sandbox),
      mailboxes: everyMailbox.map(({ mailboxId }) => mailboxId),
      deadlines: {
        infrastructure: (from) => new Date(from.getTime() + (does === "works" ? answerMs.infrastructure : sendingMs)),
        business: (sentAt) => new Date(sentAt.getTime() + answerMs.business),
      },
      work: crashWork,
      ...(onAttention === undefined ? {} : { onAttention }),
      ...(around === undefined ? {} : optionsAround(around)),
      ...options,
    });
  for (const until = Date.now() + downMs; Date.now() < until;) {
    try {
      return await open();
    } catch (error) {
      // The database's server is being restarted.
      if ((error as { readonly code?: unknown }).code !== "store-failed") throw error;
      await wait(100);
    }
  }
  return open();
}

/** A store that is open, its tables made where it has none. */
export async function openedStoreAt(name: string, encryptionKeys?: readonly EncryptionKey[]): Promise<DeliveryStore> {
  const store = storeAt(name, encryptionKeys);
  await store.open();
  return store;
}
