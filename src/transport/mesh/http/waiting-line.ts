import { CallEnded, watch, type CallTime } from "./call-time.js";

interface Waiting {
  readonly enter: () => void;
  gone: boolean;
}

/**
 * A bounded number of places, and the line in front of them. A free place goes to the mailboxes in turn, and within a
 * mailbox to whoever waits longest, so that one mailbox's thousand calls never hold up another's only one.
 */
export class WaitingLine {
  #free: number;
  /** The mailboxes that wait: the first is next, and goes to the end after its turn. */
  readonly #lines = new Map<string, Waiting[]>();

  constructor(places: number) {
    this.#free = places;
  }

  /** Resolves with a place, to be given back by `leave`. @throws CallEnded */
  enter(mailboxId: string, limitMs: number, time: CallTime): Promise<void> | undefined {
    if (time.signal?.aborted === true) return Promise.reject(new CallEnded("aborted"));
    if (this.#free > 0) {
      this.#free -= 1;
      return undefined;
    }
    return new Promise((resolve, reject) => {
      const stop = watch("waiting", limitMs, time, (why) => {
        waiting.gone = true;
        reject(why);
      });
      const waiting: Waiting = {
        gone: false,
        enter: () => {
          stop();
          resolve();
        },
      };
      const line = this.#lines.get(mailboxId);
      if (line === undefined) this.#lines.set(mailboxId, [waiting]);
      else line.push(waiting);
    });
  }

  /** Gives a place back: to the next who waits, if anybody does. */
  leave(): void {
    for (const [mailboxId, line] of this.#lines) {
      this.#lines.delete(mailboxId);
      const next = firstOf(line);
      if (line.length > 0) this.#lines.set(mailboxId, line);
      if (next === undefined) continue;
      next.enter();
      return;
    }
    this.#free += 1;
  }
}

/** Takes the first out who has not given up. */
function firstOf(line: Waiting[]): Waiting | undefined {
  for (let next = line.shift(); next !== undefined; next = line.shift()) if (!next.gone) return next;
  return undefined;
}
