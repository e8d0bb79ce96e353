/** What a call is doing: each has its own limit, and ends with its own reason. */
export type Phase = "waiting" | "connecting" | "headers" | "body";

/** A call that was ended here. Its code names the phase, or that the caller ended it. It holds nothing of the call. */
export class CallEnded extends Error {
  readonly code: `MESH_${Uppercase<Phase> | "ABORTED"}`;

  constructor(why: Phase | "aborted") {
    super(why === "aborted" ? "ended by the caller" : `the limit of ${why} has passed`);
    this.name = "CallEnded";
    this.code = `MESH_${why.toUpperCase() as Uppercase<typeof why>}`;
  }
}

/** When a call must have ended, and who may end it before. */
export interface CallTime {
  /** By `performance.now`, which no change of the computer's clock moves. */
  readonly endsAt: number;
  readonly signal: AbortSignal | undefined;
}

/** The time of a call that begins now. */
export function callTime(totalMs: number, signal?: AbortSignal): CallTime {
  return { endsAt: performance.now() + totalMs, signal };
}

/** Calls `end` once: when the phase has taken too long, the whole call has, or the caller's signal aborts. */
export function watch(
  phase: Phase,
  limitMs: number,
  { endsAt, signal }: CallTime,
  end: (why: CallEnded) => void,
): () => void {
  const aborted = (): void => {
    stop();
    end(new CallEnded("aborted"));
  };
  const timer = setTimeout(
    () => {
      stop();
      end(new CallEnded(signal?.aborted === true ? "aborted" : phase));
    },
    // One that was aborted before has no event to come.
    signal?.aborted === true ? 0 : Math.max(0, Math.min(limitMs, endsAt - performance.now())),
  );
  const stop = (): void => {
    clearTimeout(timer);
    forget();
  };
  const forget = signal === undefined ? (): void => {} : onAbort(signal, aborted);
  return stop;
}

/** What waits for each signal. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls `then` when the signal aborts. Returns the function that forgets it. However many calls share a signal, it has
 * one listener: Node warns of a leak at the eleventh.
 */
export function onAbort(signal: AbortSignal, then: () => void): () => void {
  const known = waiting.get(signal) ?? new Set();
  if (!waiting.has(signal)) {
    waiting.set(signal, known);
    signal.addEventListener("abort", () => {
      for (const each of [...known]) each();
    });
  }
  known.add(then);
  return () => {
    known.delete(then);
  };
}
