import type { Delivery, DeliveryRecord } from "../../delivery/index.js";
import { StoreError } from "../../delivery/store/store-error.js";
import type { DeliveryStore } from "../../delivery/store/store.js";
import { withAttention } from "../store/records.js";
import { pausing, type Followed } from "./follow.js";

/** What submitting needs. */
export interface Submitting {
  readonly delivery: Delivery;
  readonly store: DeliveryStore;
  /** Stops it: what is being stored is finished, nothing more is begun. */
  readonly signal: AbortSignal;
  /** Called for each that is stored. `isNew` false: it was stored before, and is not sent again. */
  readonly onStored: (one: Followed, isNew: boolean) => void;
  /** Called for each that is refused. */
  readonly onRefused: (one: Followed, error: unknown) => void;
}

/** Messages that are stored at the same time: they share a commit. */
const atOnce = 50;
/** A store that is restarting is back soon. */
const pausesMs = [200, 500, 1_000, 2_000, 4_000];

/** Stores all messages. */
export async function submitAll(all: readonly Followed[], submitting: Submitting): Promise<void> {
  const next = all[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (const one of { [Symbol.iterator]: () => next }) {
      if (submitting.signal.aborted) return;
      await submitOne(one, submitting);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, work));
}

async function submitOne(one: Followed, submitting: Submitting): Promise<void> {
  const { store, onStored, onRefused } = submitting;
  try {
    const { id, version } = await submitted(one, submitting);
    const row = await store.findById(id);
    [one.record] = row === undefined ? [] : await withAttention(store, [row]);
    onStored(one, version === 1);
  } catch (error) {
    onRefused(one, error);
  }
}

/** Tries again where the store may be back soon: the same id is stored once, however often it is submitted. */
async function submitted({ prepared }: Followed, { delivery, signal }: Submitting): Promise<DeliveryRecord> {
  for (const pauseMs of pausesMs) {
    try {
      return await delivery.submit(prepared.submission(), { id: prepared.callerId });
    } catch (error) {
      if (!(error instanceof StoreError) || !["unusable", "busy"].includes(error.reason) || signal.aborted) throw error;
      await pausing(pauseMs, signal);
    }
  }
  return delivery.submit(prepared.submission(), { id: prepared.callerId });
}
