import type { Transport } from "../../transport/transport.js";

/** Well within the 24 hours of ME-03. */
const intervalMilliseconds = 23 * 3_600_000;

/** A handshake before the first use of the mailbox, and once a day from then on; one at a time (ME-03). */
export function dailyHandshake(transport: Transport, clock: () => Date): () => Promise<void> {
  let doneAt: number | undefined;
  let underWay: Promise<void> | undefined;
  const shake = async (): Promise<void> => {
    const startedAt = clock().getTime();
    await transport.handshake();
    doneAt = startedAt;
  };
  return () => {
    if (doneAt !== undefined && clock().getTime() - doneAt < intervalMilliseconds) return Promise.resolve();
    underWay ??= shake().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}
