import { MeshError } from "../mesh-error.js";
import type { MeshEvent } from "./events.js";
import type { MeshCall } from "./exchange.js";
import type { HttpAnswer } from "./http/http-request.js";

type WithoutCommon<Event> = Event extends unknown ? Omit<Event, "at" | "mailboxId"> : never;

/** Tells the caller what happens. */
export type Tell = (mailboxId: string, event: WithoutCommon<MeshEvent>) => void;

/** The caller's listener: what it throws or rejects with changes nothing. Undefined where nobody listens. */
export function teller(listener: ((event: MeshEvent) => unknown) | undefined, clock: () => Date): Tell | undefined {
  if (listener === undefined) return undefined;
  return (mailboxId, event) => {
    try {
      void Promise.resolve(listener({ at: clock(), mailboxId, ...event })).catch(ignore);
    } catch {
      // See above.
    }
  };
}

function ignore(): void {
  // See teller.
}

/** Tells of one call and its attempts. */
export interface CallEvents {
  /** Makes an attempt, and tells of it. */
  attempt(make: () => Promise<HttpAnswer>): Promise<HttpAnswer>;
  /** Makes the whole call, and tells of it. */
  whole(make: () => Promise<HttpAnswer>): Promise<HttpAnswer>;
}

const silent: CallEvents = { attempt: (make) => make(), whole: (make) => make() };

/** The events of one call. Its failures are MeshErrors. */
export function callEvents(tell: Tell | undefined, newId: () => number, mailboxId: string, call: MeshCall): CallEvents {
  if (tell === undefined) return silent;
  const { operation, body, options } = call;
  const common = { callId: newId(), operation };
  const trace = options?.traceparent === undefined ? {} : { traceparent: options.traceparent };
  let attempts = 0;
  return {
    async attempt(make) {
      const attempt = (attempts += 1);
      const ended = begun((durationMs, outcome) => {
        const sentBytes = body?.byteLength ?? 0;
        const told = { type: "attempt-ended", ...common, attempt, durationMs, sentBytes } as const;
        if (outcome instanceof MeshError) tell(mailboxId, { ...told, reason: outcome.reason, receivedBytes: 0 });
        else tell(mailboxId, { ...told, status: outcome.status, receivedBytes: outcome.receivedBytes });
      });
      return ended(make);
    },
    async whole(make) {
      tell(mailboxId, { type: "call-started", ...common, ...trace });
      const ended = begun((durationMs, outcome) => {
        const told = { type: "call-ended", ...common, attempts, durationMs, ...trace } as const;
        if (outcome instanceof MeshError) tell(mailboxId, { ...told, outcome: outcome.reason });
        else tell(mailboxId, { ...told, outcome: "answered", status: outcome.status });
      });
      return ended(make);
    },
  };
}

/** Measures what is made from now on, and hands its outcome on. */
function begun(
  ended: (durationMs: number, outcome: HttpAnswer | MeshError) => void,
): (make: () => Promise<HttpAnswer>) => Promise<HttpAnswer> {
  const startedAt = performance.now();
  return async (make) => {
    try {
      const answer = await make();
      ended(performance.now() - startedAt, answer);
      return answer;
    } catch (error) {
      if (error instanceof MeshError) ended(performance.now() - startedAt, error);
      throw error;
    }
  };
}
