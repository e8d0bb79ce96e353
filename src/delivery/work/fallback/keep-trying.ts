import { pause } from "../../run/pause.js";
import { StoreError } from "../../store/store-error.js";

const firstPauseMs = 50;
const longestPauseMs = 5_000;

/** How long to try to store what became of a try: what was sent and is not noted would be sent once more. */
export interface Trying {
  /** Ends the trying, though not before the lease has run out. */
  readonly signal: AbortSignal;
  readonly isLeaseOver: () => boolean;
  readonly onFailure: (error: unknown) => void;
}

/**
 * `isAgain`: it may have been stored already, and the answer lost.
 *
 * @throws what the work threw last, once it is given up.
 */
export async function keepTrying(work: (isAgain: boolean) => Promise<void>, trying: Trying): Promise<void> {
  for (let failures = 1; ; failures++) {
    try {
      await work(failures > 1);
      return;
    } catch (error) {
      if (isGivenUp(error, trying)) throw error;
      trying.onFailure(error);
    }
    await pause(Math.min(firstPauseMs * 2 ** failures, longestPauseMs));
  }
}

function isGivenUp(error: unknown, { signal, isLeaseOver }: Trying): boolean {
  if (error instanceof StoreError && error.reason === "closed") return true;
  return isLeaseOver() && (signal.aborted || !(error instanceof StoreError));
}
