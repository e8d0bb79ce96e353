import { connect, type Socket } from "node:net";
import type { Bench } from "./bench.js";

/** Where a relay ends a connection. Bytes are those on the wire, TLS and all. */
export interface RelayEnd {
  /** After so many bytes from the client, of which no more are handed on. */
  readonly afterSent?: number;
  /** After so many bytes from the server. */
  readonly afterAnswered?: number;
  readonly how: "close" | "reset" | "silence";
}

/** What went over the relay's connections so far. */
export interface Relay {
  readonly url: string;
  sent: number;
  answered: number;
  /** Null: everything passes. It counts from now on. */
  endAt(end: RelayEnd | null): void;
  /** Resets the connections that are open now. */
  resetAll(): void;
  /** New connections are taken, and nothing passes over them. */
  refuseMore(): void;
}

/** A TCP relay in front of the bench's server: it stands for the network, and can end at any byte. */
export async function relayTo({ server, listen }: Bench): Promise<Relay> {
  let end: RelayEnd | null = null;
  const open = new Set<Socket>();
  let isDead = false;
  const port = await listen((near) => {
    if (isDead) return;
    const far = connect(Number(new URL(server.url).port), "localhost");
    open.add(near);
    const finish = (): void => {
      if (end === null || end.how === "silence") return;
      if (end.how === "reset") near.resetAndDestroy();
      else near.destroy();
      far.destroy();
    };
    const pass = (to: Socket, count: "sent" | "answered", most: () => number | undefined) => (chunk: Buffer) => {
      const left = (most() ?? Infinity) - relay[count];
      relay[count] += chunk.byteLength;
      if (left >= chunk.byteLength) to.write(chunk);
      else if (left > 0) to.write(chunk.subarray(0, left), finish);
      else finish();
    };
    near.on(
      "data",
      pass(far, "sent", () => end?.afterSent),
    );
    far.on(
      "data",
      pass(near, "answered", () => end?.afterAnswered),
    );
    far.on("error", () => near.destroy()).once("close", () => end?.how === "silence" || near.end());
    near.once("close", () => {
      open.delete(near);
      far.destroy();
    });
  });
  const relay: Relay = {
    url: `https://localhost:${port}`,
    sent: 0,
    answered: 0,
    resetAll() {
      for (const socket of open) socket.resetAndDestroy();
    },
    refuseMore() {
      isDead = true;
    },
    endAt(next) {
      end = next;
      relay.sent = 0;
      relay.answered = 0;
    },
  };
  return relay;
}
