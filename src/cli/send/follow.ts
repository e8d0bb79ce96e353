import { setTimeout as pause } from "node:timers/promises";
import type { Delivery } from "../../delivery/delivery.js";
import type { DeliveryRecord } from "../../delivery/record.js";
import type { DeliveryState } from "../../delivery/states.js";
import { MeshError } from "../../transport/mesh-error.js";
import type { Prepared } from "./prepare.js";

/** A message, and what became of it. Undefined where it was not submitted, because the command was stopped before. */
export interface Followed {
  readonly prepared: Prepared;
  record: DeliveryRecord | undefined;
}

/** What following needs. */
export interface Following {
  readonly delivery: Delivery;
  readonly intervalMs: number;
  /** Stops it: what is being sent is finished, nothing more is begun. */
  readonly signal: AbortSignal;
  /** Called whenever the record of a message may have changed. */
  readonly onChange: (one: Followed) => void;
  /** Called where the inbox cannot be read for now. */
  readonly onFailure: (error: MeshError) => void;
}

/** States in which MESH has not answered. */
const waitingForMesh: readonly DeliveryState[] = ["queued", "sending", "outcome-unknown"];
/** States in which an answer is still expected. */
const open: readonly DeliveryState[] = [...waitingForMesh, "sent", "received"];

/** Whether nothing more will happen to it unless a person does something. */
export function hasEnded({ record }: Followed): boolean {
  return record !== undefined && (!open.includes(record.state) || isStuck(record));
}

/** Whether MESH does not take it, or cannot be used. */
function isStuck({ state, attention }: DeliveryRecord): boolean {
  const { reason } = attention ?? {};
  return waitingForMesh.includes(state) && (reason === "not-sent" || reason === "mesh-unusable");
}

/** Messages that are submitted at the same time. */
const atOnce = 8;
/** Times that the same bytes are sent where no answer comes (ME-13). */
const tries = 6;
/** Time before the second try; it doubles with each further one. */
const firstPauseMs = 1000;

/** Submits all messages, each until MESH has answered or does not answer at all. */
export async function submitAll(all: readonly Followed[], following: Following): Promise<void> {
  const next = all[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (const one of { [Symbol.iterator]: () => next }) {
      if (following.signal.aborted) return;
      await submitOne(one, following);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

async function submitOne(one: Followed, { delivery, intervalMs, signal, onChange }: Following): Promise<void> {
  one.record = await delivery.submit(one.prepared.message);
  onChange(one);
  for (let tried = 1; tried < tries && waitingForMesh.includes(one.record.state) && !hasEnded(one); tried += 1) {
    await pausing(Math.min(firstPauseMs, intervalMs) * 2 ** (tried - 1), signal);
    if (signal.aborted) return;
    one.record = await delivery.resend(one.record.id);
    onChange(one);
  }
}

/** Polls until nothing is open any more. @throws MeshError where the mailbox cannot be used. */
export async function followAll(all: readonly Followed[], following: Following): Promise<void> {
  const { delivery, intervalMs, signal, onChange, onFailure } = following;
  while (!all.every(hasEnded)) {
    await pausing(intervalMs, signal);
    if (signal.aborted) return;
    try {
      await delivery.poll();
    } catch (error) {
      if (!(error instanceof MeshError) || !error.resendCanHelp) throw error;
      onFailure(error);
    }
    for (const one of all) {
      if (one.record === undefined || hasEnded(one)) continue;
      one.record = await delivery.status(one.record.id);
      onChange(one);
    }
  }
}

/** Ends early, and without an error, where the signal aborts. */
async function pausing(milliseconds: number, signal: AbortSignal): Promise<void> {
  await pause(milliseconds, undefined, { signal }).catch(() => undefined);
}
