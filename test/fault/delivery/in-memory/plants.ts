import type { DeliveryStore } from "../../../../src/delivery/store/store.js";
import type { Plant } from "./run.js";

/** A fault that somebody might make, and what the referee must say of it. */
export interface PlantedFault extends Plant {
  readonly name: string;
  /** The patient's given name: what the practice does. */
  readonly given: string;
  /** The step after which the first process stops. Undefined: it does not. */
  readonly stopsAfter: string | undefined;
  readonly goesOn?: true;
  readonly looksAtOnce?: true;
  readonly seen: RegExp;
}

export const plantedFaults: readonly PlantedFault[] = [
  {
    name: "submit acknowledges before the commit",
    given: "Robin",
    stopsAfter: "after store add",
    // The caller is told at once; the row is on its way when the process dies.
    store: (store) => over(store, { add: (prepared) => Promise.resolve({ row: prepared.row, isNew: true }) }, 1),
    goesOn: true,
    seen: /submit said \S+, and the store has \S+/,
  },
  {
    name: "a resend gets a new document id",
    given: "Robin",
    stopsAfter: "after mesh send",
    transport: (transport) => {
      let sends = 0;
      return {
        ...transport,
        send: (envelope, options) =>
          transport.send(++sends === 1 ? envelope : { ...envelope, body: withOtherIds(envelope.body) }, options),
      };
    },
    seen: /filed twice: 2 document ids/,
  },
  {
    name: "a message is sent again though MESH has answered",
    given: "Robin",
    stopsAfter: undefined,
    transport: (transport) => ({
      ...transport,
      async send(envelope, options) {
        await transport.send(envelope, options);
        return transport.send(envelope, options);
      },
    }),
    seen: /arrived 2 times with 0 interrupted sends/,
  },
  {
    name: "a notice is noted as told, and lost",
    given: "IB002",
    stopsAfter: undefined,
    hears: () => [],
    seen: /is noted as told, and was not/,
  },
  {
    name: "a notice is told twice",
    given: "IB002",
    stopsAfter: undefined,
    hears: (attention) => [attention, attention],
    seen: /told again 1 times with 0 kills/,
  },
  {
    name: "nobody is told",
    given: "IB002",
    stopsAfter: undefined,
    store: (store) => over(store, { claimNotices: () => Promise.resolve([]) }),
    seen: /nobody was told/,
  },
  {
    name: "an attention is not opened",
    given: "IB002",
    stopsAfter: undefined,
    store: (store) => over(store, { apply: (change) => store.apply({ ...change, open: [] }) }),
    seen: /attention rejected is missing/,
  },
  {
    name: "a worker that lost its lease writes into the delivery",
    given: "Robin",
    stopsAfter: "after mesh send",
    goesOn: true,
    store: (store) =>
      over(store, {
        completeSends: async (completions) => {
          const inTime = await store.completeSends(completions);
          for (const [place, { deliveryId, set, event }] of completions.entries()) {
            const found = await store.findById(deliveryId);
            if (inTime[place] === true || found === undefined) continue;
            await store.apply({ records: [{ id: deliveryId, version: found.version, set }], events: [event] });
          }
          return inTime;
        },
      }),
    seen: /its audit jumps from patient-matched to sent/,
  },
  {
    name: "an item is acknowledged to MESH before it is stored",
    given: "Robin",
    stopsAfter: "before store keepItem",
    transport: (transport) => ({
      ...transport,
      async download(messageId, options) {
        const item = await transport.download(messageId, options);
        await transport.acknowledge(messageId, options);
        return item;
      },
    }),
    seen: /it is overdue, and should be patient-matched|it is received, and should be patient-matched/,
  },
  {
    name: "an event is not written",
    given: "Robin",
    stopsAfter: undefined,
    store: (store) =>
      over(store, {
        apply: (change) => store.apply({ ...change, events: (change.events ?? []).filter(isNot20013) }),
        completeSends: (completions) => store.completeSends(completions),
      }),
    seen: /its audit jumps from|its audit does not end|it was purged while it was sent/,
  },
  {
    name: "the MESH id of a send is not kept",
    given: "Robin",
    stopsAfter: undefined,
    store: (store) =>
      over(store, {
        completeSends: (completions) =>
          store.completeSends(
            completions.map((one) => ({ ...one, attempt: { ...one.attempt, meshMessageId: undefined } })),
          ),
      }),
    seen: /1 sends were done, and their MESH ids are not kept/,
  },
  {
    name: "a send that was lost is not sent again",
    given: "Robin",
    stopsAfter: "before mesh send",
    store: (store) => over(store, { listStaleSends: () => Promise.resolve([]) }),
    seen: /lost: it never arrived/,
  },
  {
    name: "a consultation goes another way without a lease",
    given: "20010",
    stopsAfter: "before mail send",
    looksAtOnce: true,
    store: (store) => over(store, { claimFallbacks: (ask) => store.claimFallbacks({ ...ask, leaseMs: 0 }) }),
    seen: /two processes sent it another way at a time/,
  },
  {
    name: "a mail counts as sent, and was not",
    given: "20010",
    stopsAfter: undefined,
    takes: () => [],
    seen: /lost: it counts as sent another way, and the mail server has nothing/,
  },
  {
    name: "a mail is sent twice, with another document",
    given: "EPL-151",
    stopsAfter: undefined,
    takes: (mail) => [mail, { ...mail, sha256: "other" }],
    seen: /2 mails, and 0 tries.*\n.*2 different documents/,
  },
  {
    name: "nothing goes another way",
    given: "20010",
    stopsAfter: undefined,
    store: (store) => over(store, { claimFallbacks: () => Promise.resolve([]) }),
    seen: /lost: it went no way, and nobody was told/,
  },
  {
    name: "everything is purged as soon as it has ended",
    given: "Robin",
    stopsAfter: undefined,
    store: (store) => over(store, { purge: (ask) => store.purge({ ...ask, endedBefore: ask.at }) }),
    seen: /it was purged too early/,
  },
];

function isNot20013({ reason }: { readonly reason: string }): boolean {
  return reason !== "20013" && reason !== "30001";
}

/** A store of which some methods do something else; `times`: only so often in all. */
function over(store: DeliveryStore, methods: Partial<DeliveryStore>, times = Infinity): DeliveryStore {
  let left = times;
  return new Proxy(store, {
    get(_, key) {
      const own: unknown = Reflect.get(methods, key);
      if (own === undefined || left === 0) return Reflect.get(store, key) as unknown;
      left -= 1;
      return own;
    },
  });
}

/** The message as if it had been built again: each id another one. */
function withOtherIds(body: Uint8Array): Uint8Array {
  const xml = new TextDecoder().decode(body);
  const other = xml.replaceAll(/([0-9a-f]{8})(-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/g, "00000000$2");
  return new TextEncoder().encode(other);
}
