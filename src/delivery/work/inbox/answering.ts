import { MeshError } from "../../../transport/mesh-error.js";
import type { Transport } from "../../../transport/transport.js";
import { inTime } from "../in-time.js";

/** A transport that has not answered by then never does: other inboxes must not wait for it. Milliseconds. */
const longestCallMs = 600_000;

/** The part of a transport that an inbox is read with. Each of its calls ends, whatever the transport does. */
export type InboxTransport = Pick<Transport, "handshake" | "listInbox" | "download" | "acknowledge">;

export function answering(transport: InboxTransport): InboxTransport {
  const ending = <T>(work: () => Promise<T>): Promise<T> => inTime(work, longestCallMs, noAnswer);
  return {
    handshake: (options) => ending(() => transport.handshake(options)),
    download: (messageId, options) => ending(() => transport.download(messageId, options)),
    acknowledge: (messageId, options) => ending(() => transport.acknowledge(messageId, options)),
    async *listInbox(options) {
      const ids = transport.listInbox(options)[Symbol.asyncIterator]();
      try {
        for (let next = await ending(() => ids.next()); next.done !== true; next = await ending(() => ids.next()))
          yield next.value;
      } finally {
        // Not waited for: one that never answers may not end either.
        ids.return?.().catch(() => undefined);
      }
    },
  };
}

function noAnswer(): MeshError {
  return new MeshError("The transport has not answered for ten minutes: it is tried again.", {
    reason: "timeout",
    fault: "network",
    certainty: "unknown",
    resendCanHelp: true,
  });
}
