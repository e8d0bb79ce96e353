import { setTimeout } from "node:timers/promises";
import type { OwnConnection } from "./driver.js";
import { busyError, isBusy, storeErrorOf } from "./errors.js";
import type { Session } from "./session.js";

/** Between two tries where others keep the file locked. It blocks nobody. */
const longestPauseMs = 40;

/** One transaction holds up the process no longer than about this: what else waits goes into the next one. */
const longestBatchMs = 20;

/** Undoes a job in a way that is no failure: its promise gets this value. */
export class Undone<T> {
  readonly value: T;
  constructor(value: T) {
    this.value = value;
  }
}

interface Job {
  readonly work: (session: Session) => unknown;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
  readonly since: number;
}

export interface Transactions {
  /** Changes something. All that is asked for while one transaction runs shares the next one, and its one fsync. */
  write<T>(work: (session: Session) => T | Undone<T>): Promise<T>;
  /** Reads, from one state of the file. */
  read<T>(work: (session: Session) => T): Promise<T>;
}

export function transactionsOn(
  connection: Pick<OwnConnection, "exec">,
  session: Session,
  folder: string,
  patienceMs: number,
): Transactions {
  const waiting: Job[] = [];
  let isRunning = false;

  function write<T>(work: (session: Session) => T | Undone<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      waiting.push({ work, resolve, reject, since: performance.now() });
      if (!isRunning) void runAll();
    });
  }

  async function runAll(): Promise<void> {
    isRunning = true;
    for (let tries = 0; waiting.length > 0; tries++) {
      // What asks in the same turn of the event loop comes along.
      await new Promise((resolve) => setImmediate(resolve));
      const busy = runBatch();
      if (busy === undefined) tries = -1;
      else {
        rejectImpatient(busy);
        await setTimeout(pause(tries));
      }
    }
    isRunning = false;
  }

  /** One transaction. Returns the error where somebody else holds the file: then everything waits on. */
  function runBatch(): unknown {
    const batch: (readonly [Job, unknown])[] = [];
    let isCommitting = false;
    try {
      connection.exec("begin immediate");
      const from = performance.now();
      for (const job of waiting) {
        if (batch.length > 0 && performance.now() - from > longestBatchMs) break;
        batch.push([job, outcomeOf(job)]);
      }
      isCommitting = true;
      connection.exec("commit");
    } catch (error) {
      rollBack();
      if (isBusy(error)) return error;
      // The commit may be on disk although its answer is an error.
      const failure = storeErrorOf(error, folder, isCommitting ? "unknown" : "not-done");
      const failed = Math.max(batch.length + (isCommitting ? 0 : 1), 1);
      for (const { reject } of waiting.splice(0, failed)) reject(failure);
      return undefined;
    }
    waiting.splice(0, batch.length);
    for (const [{ resolve, reject }, outcome] of batch) {
      if (outcome instanceof Failed) reject(outcome.error);
      else resolve(outcome as never);
    }
    return undefined;
  }

  /** What a job gives. One that throws, or that asks for it, leaves nothing; those beside it are not concerned. */
  function outcomeOf({ work }: Job): unknown {
    connection.exec("savepoint job");
    try {
      const value = work(session);
      if (value instanceof Undone) connection.exec("rollback to job");
      connection.exec("release job");
      return value instanceof Undone ? value.value : value;
    } catch (error) {
      if (isBusy(error)) throw error;
      try {
        connection.exec("rollback to job");
        connection.exec("release job");
      } catch {
        // SQLite has rolled back all of it, as where the disk is full.
        throw error;
      }
      return new Failed(storeErrorOf(error, folder));
    }
  }

  function rollBack(): void {
    try {
      connection.exec("rollback");
    } catch {
      // It was never begun, or SQLite has rolled it back.
    }
  }

  function rejectImpatient(cause: unknown): void {
    const now = performance.now();
    while (waiting[0] !== undefined && now - waiting[0].since > patienceMs) waiting.shift()?.reject(busyError(cause));
  }

  async function read<T>(work: (session: Session) => T): Promise<T> {
    const since = performance.now();
    for (let tries = 0; ; tries++) {
      try {
        connection.exec("begin");
        const value = work(session);
        connection.exec("commit");
        return value;
      } catch (error) {
        rollBack();
        if (!isBusy(error)) throw storeErrorOf(error, folder);
        if (performance.now() - since > patienceMs) throw busyError(error);
        await setTimeout(pause(tries));
      }
    }
  }

  return { write, read };
}

class Failed {
  readonly error: Error;
  constructor(error: Error) {
    this.error = error;
  }
}

/** Milliseconds: short at first, since others hold the file for one fsync, and never the same for two who wait. */
function pause(tries: number): number {
  return Math.ceil(Math.random() * Math.min(2 ** Math.min(tries, 10), longestPauseMs));
}
