import ky, { isHTTPError } from "ky";
import { MeshError } from "../../mesh-error.js";
import type { Operation } from "../exchange.js";
import { onAbort, type CallTime } from "./call-time.js";
import type { HttpAnswer } from "./http-request.js";

/**
 * How often a call is tried again after a failure that may pass. A send never is: MESH keeps duplicates (ME-13).
 * A later part of a message replaces itself, and every other call may be made twice.
 */
export const repeats: Readonly<Record<Operation, 0 | 2>> = {
  handshake: 2,
  send: 0,
  "send-chunk": 2,
  list: 2,
  count: 2,
  download: 2,
  head: 2,
  acknowledge: 2,
  track: 2,
  "look-up": 2,
};

/** Statuses that may pass by themselves. */
const passing: readonly number[] = [408, 413, 429, 500, 502, 503, 504];

/** What the last attempt came to. */
type Outcome = { readonly answer: HttpAnswer } | { readonly error: unknown };

/**
 * Makes attempts until one is good, by ky's own retry: with jitter, and as late as MESH asks for (Retry-After), but
 * never beyond the time of the call. ky gets neither headers nor bodies: its errors keep what they were given.
 *
 * @param attempt every failure of it is a MeshError
 * @param aborted the error where the caller ends the pause between two attempts
 */
export async function repeat(
  limit: number,
  { endsAt, signal }: CallTime,
  attempt: () => Promise<HttpAnswer>,
  aborted: () => MeshError,
): Promise<HttpAnswer> {
  // Nearly every call is over with this one, and ky costs more than all the rest of a call.
  let last = await outcomeOf(attempt);
  if ("answer" in last && !passing.includes(last.answer.status)) return last.answer;
  let isFirst = true;
  // ky would listen to the caller's own signal for each call, and Node warns of a leak at the eleventh.
  const pause = new AbortController();
  const forget =
    signal &&
    onAbort(signal, () => {
      pause.abort();
    });
  // One that was aborted before has no event to come.
  if (signal?.aborted === true) pause.abort();
  const mayGoOn = (waitMs: number): boolean => performance.now() + waitMs < endsAt;
  try {
    await ky("https://mesh.invalid", {
      timeout: false,
      signal: pause.signal,
      retry: {
        limit,
        statusCodes: [...passing],
        jitter: true,
        shouldRetry: ({ error }) => {
          if (error instanceof MeshError) return error.resendCanHelp && !lasting.has(error.reason) && mayGoOn(0);
          return mayGoOn(isHTTPError(error) ? retryAfterMs(error.response.headers.get("retry-after")) : 0) && undefined;
        },
      },
      hooks: { beforeRetry: [() => (mayGoOn(0) ? undefined : ky.stop)] },
      fetch: async () => {
        if (!isFirst) last = await outcomeOf(attempt);
        isFirst = false;
        if ("error" in last) throw last.error;
        return forKy(last.answer);
      },
    });
  } catch (error) {
    const isOfAnAttempt = error instanceof MeshError || isHTTPError(error);
    if (signal?.aborted === true && !isOfAnAttempt) throw aborted();
  } finally {
    forget?.();
  }
  // What ky throws says less than the last attempt does.
  if ("answer" in last) return last.answer;
  throw last.error;
}

async function outcomeOf(attempt: () => Promise<HttpAnswer>): Promise<Outcome> {
  try {
    return { answer: await attempt() };
  } catch (error) {
    return { error };
  }
}

/** Failures that may pass, but not within this call: its turn did not come, or it was ended. */
const lasting: ReadonlySet<string> = new Set(["busy", "aborted"]);

function forKy({ status, headers }: HttpAnswer): Response {
  const retryAfter = headers.get("retry-after");
  return new Response(null, {
    status: passing.includes(status) ? status : 200,
    headers: retryAfter !== undefined && /^[\x20-\x7e]+$/.test(retryAfter) ? { "retry-after": retryAfter } : {},
  });
}

/** Seconds or a date; 0 for anything else. */
function retryAfterMs(header: string | null): number {
  if (header === null) return 0;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1_000;
  return Number.isNaN(ms) ? 0 : Math.max(0, ms);
}
