import { StoreError } from "../../../src/delivery/store/store-error.js";
import type { DeliveryStore } from "../../../src/delivery/store/store.js";
import type { StoreMethod } from "../script.js";
import { hang, type Life } from "./scheduler.js";
import type { World } from "./world.js";

/** A call as it was committed. */
export interface Committed {
  readonly life: Life;
  readonly method: StoreMethod;
  readonly args: readonly unknown[];
  readonly value: unknown;
}

/** Is told of each commit before anything else is. */
export type Watcher = (commit: Committed) => void | Promise<void>;

/** The one store, as processes that can end at any moment reach it. */
export interface Disk {
  /** A connection of a process. What it has not committed when it ends is dropped, or was under way already. */
  connection(life: Life): DeliveryStore;
}

const lateMs = 45_000;
const hangMs = 100_000;

export function diskOf(world: World, store: DeliveryStore, watcher: Watcher): Disk {
  const { scheduler, random, plan } = world;
  let last: Promise<unknown> = Promise.resolve();

  /** One after another, so that the watcher sees what each has changed. */
  function commit(life: Life, method: StoreMethod, args: readonly unknown[]): Promise<unknown> {
    const committed = last.then(async () => {
      const own = Reflect.get(store, method) as (...all: readonly unknown[]) => Promise<unknown>;
      const value = await Reflect.apply(own, store, args);
      world.trace(`${scheduler.now()} ${life.worker}.${life.number} ${method}`);
      await watcher({ life, method, args, value });
      return value;
    });
    last = committed.catch(() => undefined);
    return scheduler.during(committed);
  }

  function call(life: Life, method: StoreMethod, args: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (life.isDead) return;
      const effect = plan.ofStore(life.worker, method);
      const answer = (work: () => void): void => {
        if (life.isDead) return;
        const after = effect === "late-answer" ? lateMs : latency();
        if (after === 0 && scheduler.living() === life && life.hangsUntil <= scheduler.now()) work();
        else scheduler.after(after, life, work);
      };
      const fail = (reason: "busy" | "unusable", certainty: "not-done" | "unknown"): void =>
        answer(() => reject(new StoreError(reason, "The simulated disk failed.", { certainty })));
      if (effect === "cut-before") {
        world.die(life);
        return;
      }
      if (effect === "fails") {
        fail("busy", "not-done");
        return;
      }
      const begin = (): void => {
        commit(life, method, args).then(
          (value) => {
            const hasClaimed = method === "claimSends" && Array.isArray(value) && value.length > 0;
            if (effect === "hangs" || (hasClaimed && plan.hangsWithClaim(life.worker)))
              hang(life, scheduler.now() + hangMs);
            if (effect === "cut-after") world.die(life);
            else if (effect === "lost-answer") fail("unusable", "unknown");
            else answer(() => resolve(value));
          },
          (error: unknown) => answer(() => reject(error instanceof Error ? error : new Error(String(error)))),
        );
      };
      const before = effect === "late-commit" ? lateMs : latency();
      if (before === 0) {
        begin();
        return;
      }
      // A request that is out when its process ends may be carried out all the same.
      const isOut = random.below(2) === 0;
      scheduler.after(before, undefined, () => {
        if (!life.isDead || isOut) begin();
      });
    });
  }

  function latency(): number {
    const isSlow = random.below(10) < (world.script.settings.isSlow ? 5 : 1);
    return isSlow ? 1 + random.below(random.of([20, 20, 400, 3_000])) : 0;
  }

  function connection(life: Life): DeliveryStore {
    return new Proxy(store, {
      get(_, key) {
        if (key === "name") return store.name;
        // The store of the others stays open.
        if (key === "close") return () => Promise.resolve();
        return (...args: unknown[]) => call(life, key as StoreMethod, args);
      },
    });
  }

  return { connection };
}
