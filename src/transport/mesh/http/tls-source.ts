import { configurationInvalid } from "../failures/found-here.js";
import { functionFailed } from "../failures/owners-functions.js";
import type { MeshTls, MeshTransportOptions } from "../options.js";

/** The client certificate to use now. */
export interface TlsSource {
  readonly current: () => MeshTls | Promise<MeshTls>;
  /** The server refuses the one it has: a function of the caller's may have another by now. */
  readonly ask: () => void;
}

/** How long what a function gave is used before it is asked again. */
const usedMs = 60_000;

/** How long it may take to give the first certificate, and how long a later one is waited for. */
const firstMs = 60_000;
const laterMs = 5_000;

/**
 * The caller's certificate. A function is asked before a request, at most once a minute, and whenever the server
 * refuses what it gave. If it fails later on, or takes long, the last certificate stays in use: it may well be valid
 * still. What it gives late is used unless it was asked again by then.
 *
 * @param check throws where a certificate cannot work
 */
export function tlsSource(
  given: MeshTransportOptions["tls"],
  check: (tls: MeshTls) => void,
  now: () => number = () => performance.now(),
): TlsSource {
  if (typeof given !== "function") {
    check(given);
    return { current: () => given, ask: () => {} };
  }
  let last: MeshTls | undefined;
  let askedAt = 0;
  let asking: Promise<MeshTls> | undefined;
  let questions = 0;
  const answer = async (): Promise<MeshTls> => {
    const question = (questions += 1);
    const next = await given();
    if (next !== last) check(next);
    if (question === questions) last = next;
    return next;
  };
  const ask = async (): Promise<MeshTls> => {
    try {
      last = await inTime(answer(), last === undefined ? firstMs : laterMs);
    } catch (error) {
      if (last === undefined) throw functionFailed("tls", error);
    }
    askedAt = now();
    return last;
  };
  return {
    current() {
      if (last !== undefined && now() - askedAt < usedMs) return last;
      return (asking ??= ask().finally(() => {
        asking = undefined;
      }));
    },
    ask() {
      askedAt = -usedMs;
    },
  };
}

/** Not waited for any longer: a function that hangs once is asked again. */
function inTime(answer: Promise<MeshTls>, milliseconds: number): Promise<MeshTls> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(configurationInvalid("The function `tls` of the options gave no certificate in time. Nothing was sent."));
    }, milliseconds).unref();
    void answer.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}
