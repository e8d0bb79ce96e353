import { MeshError, usualFaults, type Certainty, type MeshErrorReason } from "../../../src/transport/mesh-error.js";
import type { CallOptions, Envelope, InboxItem, Transport } from "../../../src/transport/transport.js";
import { parseMailboxId } from "../../../src/values/mailbox-id.js";
import type { MeshCall, MeshEffect } from "../script.js";
import { senders } from "./messages.js";
import { hang, type Life } from "./scheduler.js";
import type { World } from "./world.js";

/** One call of `send`, as it truly was. */
export interface Sending {
  readonly life: Life;
  readonly header: string;
  readonly mailboxId: string;
  readonly beganAt: number;
  /** What the process was told of it. Undefined: it never got an answer. */
  told: Certainty | undefined;
  toldId: string | undefined;
  /** MESH ids under which it arrived. */
  readonly arrivedAs: string[];
}

/** What MESH's users, and whoever judges them, hear of. */
export interface MeshEvents {
  readonly sending: (life: Life, mailboxId: string, envelope: Envelope) => Sending;
  readonly arrived: (sending: Sending, meshId: string, envelope: Envelope) => void;
  readonly acknowledged: (mailboxId: string, messageId: string) => void;
  readonly listed: (life: Life, mailboxId: string) => void;
}

export interface SimulatedMesh {
  transport(life: Life, mailboxId: string): Transport;
  /** Puts an item into an inbox, and answers its id. */
  put(mailboxId: string, item: (messageId: string) => InboxItem): string;
  waiting(mailboxId: string): number;
}

/** How a call fails: why, and what certainly happened. */
const failures: Partial<Record<MeshEffect, readonly [MeshErrorReason, Certainty]>> = {
  "lost-request": ["timeout", "unknown"],
  "lost-answer": ["timeout", "unknown"],
  "500": ["server-failed", "unknown"],
  "500-taken": ["server-failed", "unknown"],
  unreachable: ["unreachable", "not-done"],
  "403": ["authentication-refused", "not-done"],
  refused: ["request-refused", "not-done"],
  "no-id": ["answer-unreadable", "done"],
};
const carried: readonly MeshEffect[] = ["lost-answer", "500-taken", "no-id", "twice", "slow", "silent", "cut-after"];
const timeoutMs = 30_000;
const slowMs = 660_000;
const hangMs = 100_000;

export function newMesh(world: World, events: MeshEvents): SimulatedMesh {
  const { scheduler, random, plan } = world;
  const inboxes = new Map(senders.map(({ mailboxId }) => [mailboxId, new Map<string, InboxItem>()]));
  let count = 0;
  const newId = (): string => `MESH${String((count += 1)).padStart(6, "0")}`;
  const latency = (): number => 10 + random.below(random.of([40, 40, 400, 4_000]));

  function inboxOf(mailboxId: string): Map<string, InboxItem> {
    const inbox = inboxes.get(mailboxId);
    if (inbox === undefined) throw new Error(`no mailbox ${mailboxId}`);
    return inbox;
  }

  /** A request and its answer, and whatever the script does to them. */
  function exchange<T>(
    { life, call, mailboxId }: { life: Life; call: MeshCall; mailboxId: string },
    carry: () => T,
    { signal }: CallOptions = {},
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      if (life.isDead) return;
      const mailbox = senders.findIndex((sender) => sender.mailboxId === mailboxId);
      const effect = plan.ofMesh(call, mailbox, scheduler.now());
      world.trace(`${scheduler.now()} ${life.worker}.${life.number} ${call} ${effect ?? ""}`);
      if (effect === "cut-before") {
        world.die(life);
        return;
      }
      if (effect === "hangs") hang(life, scheduler.now() + hangMs);
      if (signal?.aborted === true) {
        reject(failed("aborted", "not-done"));
        return;
      }
      signal?.addEventListener("abort", () => reject(failed("aborted", "unknown")));
      const failure = effect && failures[effect];
      const finish = (work: () => void): void =>
        void scheduler.after(effect === "slow" ? slowMs : latency(), life, work);
      if (failure !== undefined && effect !== undefined && !carried.includes(effect)) {
        const after = effect === "lost-request" ? timeoutMs : latency();
        scheduler.after(after, life, () => reject(failed(...failure)));
        return;
      }
      const isOut = random.below(2) === 0;
      // One that hangs asks once it goes on.
      scheduler.after(latency(), effect === "hangs" ? life : undefined, () => {
        if (life.isDead && !isOut) return;
        const value = carry();
        if (effect === "twice") carry();
        if (effect === "cut-after") {
          world.die(life);
          return;
        }
        if (effect === "silent") return;
        if (failure === undefined) finish(() => resolve(value));
        else scheduler.after(effect === "lost-answer" ? timeoutMs : latency(), life, () => reject(failed(...failure)));
      });
    });
  }

  function transport(life: Life, given: string): Transport {
    const mailboxId = parseMailboxId(given);
    const inbox = inboxOf(mailboxId);
    const what = (call: MeshCall): { life: Life; call: MeshCall; mailboxId: string } => ({ life, call, mailboxId });
    return {
      mailboxId,
      environment: "test",
      async handshake(options) {
        await exchange(what("handshake"), () => undefined, options);
      },
      async send(envelope, options) {
        const sending = events.sending(life, mailboxId, envelope);
        const take = (): string => {
          const messageId = newId();
          sending.arrivedAs.push(messageId);
          events.arrived(sending, messageId, envelope);
          return messageId;
        };
        try {
          const messageId = await exchange(what("send"), take, options);
          // Nobody waits longer for an answer than ten minutes, but one that hung may hear it before the time is up.
          const isInTime = scheduler.now() - sending.beganAt < 600_000;
          if (isInTime || life.hasHung) sending.told = "done";
          if (isInTime) sending.toldId = messageId;
          return { messageId };
        } catch (error) {
          sending.told = error instanceof MeshError ? error.certainty : "unknown";
          throw error;
        }
      },
      async *listInbox(options) {
        if (!life.isDead) events.listed(life, mailboxId);
        yield* await exchange(what("listInbox"), () => [...inbox.keys()], options);
      },
      async download(messageId, options) {
        const item = await exchange(what("download"), () => inbox.get(messageId), options);
        if (item === undefined) throw failed("message-gone", "not-done");
        return item;
      },
      async acknowledge(messageId, options) {
        if (!life.isDead) events.acknowledged(mailboxId, messageId);
        await exchange(what("acknowledge"), () => inbox.delete(messageId), options);
      },
      forMailbox: (other) => transport(life, other),
      close: () => Promise.resolve(),
    };
  }

  return {
    transport,
    put(mailboxId, item) {
      const messageId = newId();
      inboxOf(mailboxId).set(messageId, item(messageId));
      return messageId;
    },
    waiting: (mailboxId) => inboxOf(mailboxId).size,
  };
}

function failed(reason: MeshErrorReason, certainty: Certainty): MeshError {
  return new MeshError("The simulated MESH failed.", {
    reason,
    fault: usualFaults[reason],
    certainty,
    resendCanHelp: usualFaults[reason] === "network",
  });
}
