import type { DeliveryStore } from "../../../../src/delivery/store/store.js";
import type { Transport } from "../../../../src/transport/transport.js";

/** Counts what a process does, and lets it die at one point. */
export interface Life {
  /** Called before and after each thing that is seen from outside. Where this is the point, nothing follows. */
  step(what: string): void | Promise<void>;
  /** What was passed, in order. */
  readonly steps: readonly string[];
  readonly isOver: boolean;
}

/** A life in this process: it stops at a step, and may go on later, as a process that was stopped does (SIGSTOP). */
export interface StoppingLife extends Life {
  goOn(): void;
}

/** @param isEnd whether it stops after this step, which is the n-th. From then on nothing that it began resolves. */
export function lifeUntil(isEnd: (what: string, place: number) => boolean): StoppingLife {
  const steps: string[] = [];
  let isOver = false;
  let goOn: () => void = () => undefined;
  const later = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  return {
    step(what) {
      if (isOver) return later;
      steps.push(what);
      isOver = isEnd(what, steps.length);
      return isOver ? later : undefined;
    },
    steps,
    get isOver() {
      return isOver;
    },
    goOn: () => {
      goOn();
    },
  };
}

/** The store, seen by a process that may die before or after each of its transactions. */
export function mortalStore(store: DeliveryStore, life: Life): DeliveryStore {
  return mortal(store, life, "store", ["name"]);
}

/** The transport, likewise: before a request has left, and when it was carried out and its answer is lost. */
export function mortalTransport(transport: Transport, life: Life): Transport {
  const own: Pick<Transport, "listInbox" | "forMailbox"> = {
    async *listInbox(options) {
      await life.step("before mesh listInbox");
      for await (const id of transport.listInbox(options)) yield id;
      await life.step("after mesh listInbox");
    },
    forMailbox: (mailboxId) => mortalTransport(transport.forMailbox(mailboxId), life),
  };
  return { ...mortal(transport, life, "mesh", []), ...own };
}

/** An object whose asynchronous methods are points at which its caller may die. */
function mortal<T extends object>(target: T, life: Life, name: string, plain: readonly string[]): T {
  return new Proxy(target, {
    get(_, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== "function" || typeof key !== "string" || plain.includes(key)) return value;
      return async (...args: unknown[]): Promise<unknown> => {
        await life.step(`before ${name} ${key}`);
        const answer: unknown = await Reflect.apply(value, target, args);
        await life.step(`after ${name} ${key}`);
        return answer;
      };
    },
  });
}
