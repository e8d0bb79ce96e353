import { openDelivery } from "../../../src/delivery/open-delivery.js";
import type { Attention } from "../../../src/delivery/attention.js";
import type { Delivery } from "../../../src/delivery/delivery.js";
import type { PassFailure } from "../../../src/delivery/pass-result.js";
import { UpdateRecordError } from "../../../src/errors.js";
import type { Disk } from "./disk.js";
import { senders } from "./messages.js";
import type { SimulatedMail } from "./mail.js";
import type { SimulatedMesh } from "./mesh.js";
import type { Life } from "./scheduler.js";
import type { World } from "./world.js";

/** The first ones. The others tell nobody. */
export const tellingWorkers = 3;

/** The processes over one store. */
export interface Workers {
  /** Begins the first life of each, with its loops running. */
  begin(): void;
  /** From now on each works only when it is asked to. */
  calm(): void;
  crash(worker: number, downMs: number): void;
  /** All of them start anew without the other way. */
  leaveOut(): void;
  life(worker: number): Life | undefined;
  /** Does something in a process that is up: this one, or another. False where none is. */
  within(worker: number, work: (delivery: Delivery, life: Life) => void): boolean;
  /** Ends all that was done to them. */
  heal(): void;
}

const restartMs = 5_000;

export function workersOf(
  world: World,
  disk: Disk,
  { mesh, mail }: { readonly mesh: SimulatedMesh; readonly mail: SimulatedMail },
  count: number,
  heard: (attention: Attention) => void,
): Workers {
  const { scheduler, random, plan, script } = world;
  const { lookEveryMs, leaseMs, pollEveryMs, fallback, retentionDays } = script.settings;
  const up: ({ readonly life: Life; readonly delivery: Delivery } | undefined)[] = [];
  const lives: Life[] = [];
  let isStorm = true;
  let isLeftOut = false;
  let ids = 0;

  function newId(): string {
    ids += 1;
    return `c0000000-0000-4000-8000-${ids.toString(16).padStart(12, "0")}`;
  }

  async function onAttention(attention: Attention): Promise<void> {
    const effect = plan.ofTelling();
    if (effect === "throws") throw new Error("the person is not at their desk");
    if (effect === "hangs") await new Promise(() => undefined);
    heard(attention);
  }

  function start(worker: number): void {
    const number = (lives[worker]?.number ?? 0) + 1;
    const life: Life = {
      worker,
      number,
      isDead: false,
      hangsUntil: 0,
      hasHung: false,
      clockMs: lives[worker]?.clockMs ?? 0,
      hasFallback: fallback !== undefined && !isLeftOut,
    };
    lives[worker] = life;
    const [sender] = senders;
    scheduler.after(random.below(500), life, () => {
      openDelivery({
        store: disk.connection(life),
        transport: mesh.transport(life, sender.mailboxId),
        mailboxes: senders.map(({ mailboxId }) => mailboxId),
        clock: () => new Date(world.clockOf(life)),
        newId,
        random: () => random.below(1_000) / 1_000,
        work: { lookEveryMs, leaseMs, pollEveryMs },
        ...(life.hasFallback && fallback !== undefined && { fallback: mail.fallback(life, fallback) }),
        ...(retentionDays !== undefined && { retention: { days: retentionDays } }),
        ...(worker < tellingWorkers && { onAttention }),
      }).then(
        (delivery) => {
          up[worker] = { life, delivery };
          if (isStorm) delivery.start({ onFailure: check });
        },
        (error: unknown) => {
          failed(error);
          life.isDead = true;
          scheduler.after(restartMs, undefined, () => start(worker));
        },
      );
    });
  }

  function check({ error }: PassFailure): void {
    failed(error);
  }

  function failed(error: unknown): void {
    if (error instanceof UpdateRecordError || (error instanceof Error && error.constructor === Error)) return;
    world.fault(`an error that is none of ours: ${error instanceof Error ? (error.stack ?? "") : String(error)}`);
  }

  function crash(worker: number, downMs: number): void {
    const life = lives[worker];
    if (life === undefined || life.isDead) return;
    life.isDead = true;
    up[worker] = undefined;
    scheduler.after(downMs, undefined, () => start(worker));
  }

  return {
    begin() {
      for (let worker = 0; worker < count; worker++) start(worker);
    },
    calm() {
      isStorm = false;
      for (const one of up) if (one !== undefined) scheduler.after(0, one.life, () => void one.delivery.stop());
    },
    crash,
    leaveOut() {
      isLeftOut = true;
      for (let worker = 0; worker < count; worker++) crash(worker, restartMs);
    },
    life: (worker) => lives[worker],
    within(worker, work) {
      for (let step = 0; step < count; step++) {
        const one = up[(worker + step) % count];
        if (one === undefined || one.life.isDead || one.life.hangsUntil > scheduler.now()) continue;
        scheduler.after(0, one.life, () => work(one.delivery, one.life));
        return true;
      }
      return false;
    },
    heal() {
      for (const life of lives) {
        life.clockMs = 0;
        life.hangsUntil = 0;
      }
    },
  };
}
