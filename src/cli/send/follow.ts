import { setTimeout as pause } from "node:timers/promises";
import type { DeliveryState } from "../../delivery/states.js";
import type { NewEvent } from "../../delivery/store/rows.js";
import { StoreError } from "../../delivery/store/store-error.js";
import type { DeliveryStore } from "../../delivery/store/store.js";
import { withAttention, type ShownRecord } from "../store/records.js";
import type { Prepared } from "./prepare.js";

/** A message, and what became of it. Undefined where it was not stored, because the command was stopped before. */
export interface Followed {
  readonly prepared: Prepared;
  record: ShownRecord | undefined;
}

/** What following needs. */
export interface Following {
  readonly store: DeliveryStore;
  /** Stops it. */
  readonly signal: AbortSignal;
  /** Called with all steps of a message, oldest first, whenever it may have changed. */
  readonly onChange: (one: Followed, events: readonly NewEvent[]) => void;
  /** Called where the store cannot be read for now. */
  readonly onFailure: (error: StoreError) => void;
  /** Called after each look. */
  readonly afterLook?: () => Promise<void>;
}

/** States in which MESH has not answered. */
const waitingForMesh: readonly DeliveryState[] = ["queued", "sending", "outcome-unknown"];
/** States in which an answer is still expected. */
const open: readonly DeliveryState[] = [...waitingForMesh, "sent", "received"];

/** Whether nothing more will happen to it unless a person does something. */
export function hasEnded({ record }: Followed): boolean {
  return record !== undefined && ((!open.includes(record.row.state) && !isGoing(record)) || isStuck(record));
}

/** Whether MESH has answered, or is not asked any more. */
export function isAnsweredByMesh({ record }: Followed): boolean {
  return record !== undefined && (!waitingForMesh.includes(record.row.state) || isStuck(record));
}

/** Whether it goes to the practice another way now. Another try later is for whoever works over the store then. */
function isGoing({ row: { fallbackAt = Infinity } }: ShownRecord): boolean {
  return fallbackAt <= Date.now();
}

/** Whether it is not sent by itself any more. */
function isStuck({ row: { state, runAt, waitsFor } }: ShownRecord): boolean {
  return state !== "sending" && waitingForMesh.includes(state) && runAt === undefined && waitsFor === undefined;
}

/** Milliseconds between two looks. Many messages take longer to look at, and are looked at less often. */
const lookEveryMs = 200;
/** Messages that are looked up at once. */
const atOnce = 50;

/** Looks at all messages again and again, until each is as `isDone` wants it, or the signal aborts. */
export async function followAll(
  all: readonly Followed[],
  isDone: (one: Followed) => boolean,
  following: Following,
): Promise<void> {
  const { signal, onFailure, afterLook } = following;
  let lookMs = 0;
  while (!signal.aborted) {
    const from = performance.now();
    try {
      await look(all, following);
      await afterLook?.();
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      onFailure(error);
    }
    if (all.every(isDone)) return;
    lookMs = Math.max(lookEveryMs, 2 * (performance.now() - from));
    await pausing(lookMs, signal);
  }
}

/** Reads what became of the messages that have not ended. */
export async function look(
  all: readonly Followed[],
  { store, onChange }: Pick<Following, "store" | "onChange">,
): Promise<void> {
  const waiting = all.filter((one) => one.record !== undefined && !hasEnded(one));
  for (let from = 0; from < waiting.length; from += atOnce) {
    const some = waiting.slice(from, from + atOnce);
    const rows = await Promise.all(some.map(async ({ record }) => store.findById(record?.row.id ?? "")));
    const records = await withAttention(
      store,
      rows.flatMap((row) => row ?? []),
    );
    const byId = new Map(records.map((record) => [record.row.id, record]));
    for (const one of some) {
      const now = byId.get(one.record?.row.id ?? "");
      if (now === undefined || isSame(one.record, now)) continue;
      one.record = now;
      onChange(one, await store.listEvents(now.row.id));
    }
  }
}

function isSame(before: ShownRecord | undefined, now: ShownRecord): boolean {
  return before?.row.version === now.row.version && before.attention.length === now.attention.length;
}

/** Ends early, and without an error, where the signal aborts. */
export async function pausing(milliseconds: number, signal: AbortSignal): Promise<void> {
  await pause(milliseconds, undefined, { signal }).catch(() => undefined);
}
