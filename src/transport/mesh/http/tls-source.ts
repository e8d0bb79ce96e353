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

/**
 * The caller's certificate. A function is asked before a request, at most once a minute, and whenever the server
 * refuses what it gave. If it fails later on, the last certificate stays in use: it may well be valid still.
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
  const ask = async (): Promise<MeshTls> => {
    try {
      const next = await given();
      if (next !== last) check(next);
      last = next;
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
