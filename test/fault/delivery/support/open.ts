import type { Attention } from "../../../../src/delivery/attention.js";
import type { Delivery } from "../../../../src/delivery/delivery.js";
import type { DeliveryOptions, WorkOptions } from "../../../../src/delivery/delivery-options.js";
import { openDelivery } from "../../../../src/delivery/open-delivery.js";
import type { DeliveryStore } from "../../../../src/delivery/store/store.js";
import { sqliteStore } from "../../../../src/delivery/store/sqlite/sqlite-store.js";
import { postgresStore } from "../../../../src/delivery/store/postgres/postgres-store.js";
import type { SandboxTransportOptions } from "../../../../src/sandbox/index.js";
import { meshTransport } from "../../../../src/transport/mesh/index.js";
import type { Transport } from "../../../../src/transport/transport.js";
import { mailboxes } from "./marks.js";

/** Of the crash test: an answer is overdue so soon, that all that can happen does within a minute. */
const answerMs = { infrastructure: 6_000, business: 8_000 } as const;

/** Of the crash test, for those who submit: what is not sent in this time is overdue, and is not sent again. */
const sendingMs = 90_000;

/**
 * Of the crash test: a worker that dies is missed after so long, and what it sent is sent again soon. Workers die here
 * a thousand times as often as they do: a message has more resends than the six after which a person is asked.
 */
export const crashWork: WorkOptions = {
  leaseMs: 2_000,
  lookEveryMs: 100,
  pollEveryMs: 300,
  resendAfterMs: [100, 300, ...Array.from({ length: 18 }, () => 1_000)],
  firstPauseMs: 50,
  longestPauseMs: 1_000,
  tellMs: 1_000,
};

/** A store by its name: `sqlite:FILE` or `postgres://...`. */
export function storeAt(name: string): DeliveryStore {
  return name.startsWith("sqlite:") ? sqliteStore(name.slice("sqlite:".length)) : postgresStore(name);
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
  more: Pick<DeliveryOptions, "work" | "clock" | "deadlines"> = {},
): Promise<Delivery> {
  return await openDelivery({
    store: storeAt(store),
    transport: crashTransport(sandbox),
    mailboxes: mailboxes.map(({ mailboxId }) => mailboxId),
    deadlines: {
      infrastructure: (from) => new Date(from.getTime() + (does === "works" ? answerMs.infrastructure : sendingMs)),
      business: (sentAt) => new Date(sentAt.getTime() + answerMs.business),
    },
    work: crashWork,
    ...(onAttention === undefined ? {} : { onAttention }),
    ...more,
  });
}

/** A store that is open, its tables made where it has none. */
export async function openedStoreAt(name: string): Promise<DeliveryStore> {
  const store = storeAt(name);
  await store.open();
  return store;
}
