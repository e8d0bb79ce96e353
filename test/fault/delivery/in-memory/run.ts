import { createHash } from "node:crypto";
import type { Attention } from "../../../../src/delivery/attention.js";
import type { Delivery } from "../../../../src/delivery/delivery.js";
import type { FallbackMessage } from "../../../../src/delivery/fallback/fallback.js";
import { openDelivery } from "../../../../src/delivery/open-delivery.js";
import { memoryStore } from "../../../../src/delivery/store/memory/memory-store.js";
import type { DeliveryStore } from "../../../../src/delivery/store/store.js";
import { practiceMesh } from "../../../../src/sandbox/practice-mesh.js";
import { readArrivedMessage } from "../../../../src/sandbox/practice/arrived-message.js";
import type { Transport } from "../../../../src/transport/transport.js";
import { mortalStore, mortalTransport, type StoppingLife } from "../points/mortal.js";
import type { Arrival, Mail, Submitted, Told } from "../support/evidence.js";
import { addressOf, consultationOf, markIn, practiceMailbox, submitOptionsOf, type Mark } from "../support/marks.js";
import { judge, type Verdict } from "../support/referee.js";

/** What a run may be spoilt with, to prove that the referee sees it. */
export interface Plant {
  readonly store?: (store: DeliveryStore) => DeliveryStore;
  readonly transport?: (transport: Transport) => Transport;
  /** What the person takes note of. Default: all that they are told. */
  /** What the mail server makes of a message. Default: it takes it. */
  readonly takes?: (mail: Mail) => readonly Mail[];
  readonly hears?: (attention: Attention) => readonly Attention[];
}

export interface InMemoryPlan {
  readonly mark: Mark;
  /** When the first process stops. */
  readonly life: StoppingLife;
  /** It goes on when the second has ended everything, as a process that was stopped (SIGSTOP) does. */
  readonly goesOn?: true;
  /** The second looks before any time has passed: what the first holds must be left to it. */
  readonly looksAtOnce?: true;
  readonly plant?: Plant;
}

const turnMs = 4 * 3_600_000;
/** After so many turns of the clock everything is at rest, whatever happened: five days. */
const turns = 30;

/**
 * One message in memory: a first process sends it and follows it until it stops, and a second one does the rest. No
 * time passes but by a clock that the run turns.
 */
export async function inMemoryRun({ mark, life, goesOn, looksAtOnce, plant = {} }: InMemoryPlan): Promise<Verdict> {
  let now = Date.parse("2026-11-20T10:30:00Z");
  const clock = (): Date => new Date(now);
  const mesh = practiceMesh({ clock, practices: [{ ...practiceMailbox, deduplication: false }] });
  const store = memoryStore({ elapsedMs: () => now });
  const evidence = { arrivals: [] as Arrival[], submitted: [] as Submitted[], told: [] as Told[], mails: [] as Mail[] };
  const ofStore = plant.store ?? ((one: DeliveryStore): DeliveryStore => one);
  const ofTransport = plant.transport ?? ((one: Transport): Transport => one);
  const hears = plant.hears ?? ((one: Attention): readonly Attention[] => [one]);
  const takes = plant.takes ?? ((one: Mail): readonly Mail[] => [one]);
  const wire = ofTransport(recorded(mesh.transport(mark.mailboxId), mark, evidence.arrivals));
  const open = (own: DeliveryStore, transport: Transport, pid: number): Promise<Delivery> =>
    openDelivery({
      store: ofStore(own),
      transport,
      clock,
      retention: { days: 1 },
      fallback: {
        send: async (message) => {
          if (pid === 1) await life.step("before mail send");
          evidence.mails.push(...takes(mailOf(message)));
          if (pid === 1) await life.step("after mail send");
        },
        addressOf: () => addressOf("looked-up"),
        // A real one takes a second, and is the same each time.
        document: ({ clinicalSummary }) => new TextEncoder().encode(JSON.stringify(clinicalSummary)),
      },
      onAttention: async (attention) => {
        if (pid === 1) await life.step("before the person is told");
        for (const { id, reason, deliveryId, inboxMessageId } of hears(attention))
          evidence.told.push({ id, reason, deliveryId, inboxMessageId, pid });
        if (pid === 1) await life.step("after the person was told");
      },
    });
  const submit = async (delivery: Delivery): Promise<void> => {
    const { id } = await delivery.submit(consultationOf(mark), submitOptionsOf(mark));
    evidence.submitted.push({ mark: mark.text, id });
  };
  const first = async (): Promise<void> => {
    const delivery = await open(mortalStore(store, life), mortalTransport(wire, life), 1);
    await submit(delivery);
    for (let pass = 0; pass < 3; pass++) await delivery.poll();
  };
  let isDone = false;
  const running = first().finally(() => {
    isDone = true;
  });
  await Promise.race([running, stopped(() => isDone || life.isOver)]);
  const second = await open(store, wire, 2);
  if (life.isOver) await submit(second);
  if (looksAtOnce === true) await second.poll();
  for (let turn = 0; turn < turns; turn++) {
    now += turnMs;
    await second.poll();
  }
  if (goesOn === true) {
    life.goOn();
    await running.catch(() => undefined);
    for (let pass = 0; pass < 3; pass++) await second.poll();
  }
  return judge(second, [mark], evidence, {
    ...{ kills: life.isOver ? 1 : 0, unreadable: 0 },
    ...{ keptMs: 24 * 3_600_000, leaseMs: 60_000 },
  });
}

function mailOf({ deliveryId, to, pdf }: FallbackMessage): Mail {
  return { deliveryId, to, sha256: createHash("sha256").update(pdf).digest("hex") };
}

/** Resolves once a life has stopped, and what it had begun beside has come to its own stop. */
async function stopped(isOver: () => boolean): Promise<void> {
  for (let turns = 0; turns < 20; turns += isOver() ? 1 : 0) await new Promise((resolve) => setImmediate(resolve));
}

/** Notes what arrives, as the sandbox does. */
function recorded(transport: Transport, mark: Mark, arrivals: Arrival[]): Transport {
  return {
    ...transport,
    async send(envelope, options) {
      const sent = await transport.send(envelope, options);
      const arrived = readArrivedMessage(envelope.body);
      const { documentIdentifier: documentId = "", clinicalSummary = "" } = arrived ?? {};
      if (mark.kind.arrives && markIn(clinicalSummary) !== undefined)
        arrivals.push({
          at: "",
          from: mark.mailboxId,
          messageId: sent.messageId,
          documentId,
          sha256: createHash("sha256").update(envelope.body).digest("hex"),
          clinicalSummary,
        });
      return sent;
    },
    forMailbox: (mailboxId) => recorded(transport.forMailbox(mailboxId), mark, arrivals),
  };
}
