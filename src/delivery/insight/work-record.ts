import type { LoopName } from "../run/loops.js";
import type { Millis } from "../store/rows.js";

/** What one loop of this process has done lately. Times by the delivery's clock. */
export interface LoopRecord {
  readonly isRunning: boolean;
  readonly startedAt: Millis | undefined;
  /** When a pass, or a turn of a lasting one, last ended without failing as a whole. */
  readonly passedAt: Millis | undefined;
  /** When it last showed a sign of life, failing or not. Milliseconds of the process's monotonic clock. */
  readonly aliveAt: number | undefined;
  readonly lastFailure: LoopFailure | undefined;
  /** Passes in a row that failed as a whole: their store, or all of their work. */
  readonly failedPasses: number;
}

/** Something that a loop could not do. */
export interface LoopFailure {
  readonly at: Millis;
  /** As a code: see `DeliveryActivity`. */
  readonly code: string;
  /** Where one mailbox alone failed. */
  readonly mailboxId: string | undefined;
}

/** What this process has done lately: the latest time and failure of each loop. */
export interface WorkRecord {
  noteStart(loop: LoopName): void;
  noteStop(loop: LoopName): void;
  /** A pass or a turn ended. `isWhole`: it did not fail as a whole. */
  notePass(loop: LoopName, isWhole: boolean): void;
  /** A turn of a lasting pass did not fail. */
  noteTurn(loop: LoopName): void;
  noteFailure(loop: LoopName, code: string, mailboxId: string | undefined): void;
  noteSent(mailboxId: string): void;
  loop(name: LoopName): LoopRecord;
  sentAt(mailboxId: string): Millis | undefined;
}

const idle: LoopRecord = {
  isRunning: false,
  startedAt: undefined,
  passedAt: undefined,
  aliveAt: undefined,
  lastFailure: undefined,
  failedPasses: 0,
};

export function newWorkRecord(now: () => Millis): WorkRecord {
  const loops = new Map<LoopName, LoopRecord>();
  const sent = new Map<string, Millis>();
  const loop = (name: LoopName): LoopRecord => loops.get(name) ?? idle;
  const set = (name: LoopName, change: Partial<LoopRecord>): void => void loops.set(name, { ...loop(name), ...change });
  return {
    noteStart: (name) => set(name, { isRunning: true, startedAt: now(), aliveAt: performance.now(), failedPasses: 0 }),
    noteStop: (name) => set(name, { isRunning: false }),
    notePass: (name, isWhole) =>
      set(name, {
        aliveAt: performance.now(),
        ...(isWhole ? { passedAt: now(), failedPasses: 0 } : { failedPasses: loop(name).failedPasses + 1 }),
      }),
    noteTurn: (name) => set(name, { aliveAt: performance.now(), passedAt: now(), failedPasses: 0 }),
    noteFailure: (name, code, mailboxId) => set(name, { lastFailure: { at: now(), code, mailboxId } }),
    noteSent: (mailboxId) => void sent.set(mailboxId, now()),
    loop,
    sentAt: (mailboxId) => sent.get(mailboxId),
  };
}
