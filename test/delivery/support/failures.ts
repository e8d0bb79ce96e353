import { MeshError, type MeshErrorFacts } from "../../../src/transport/mesh-error.js";
import type { CallOptions, Envelope, Transport } from "../../../src/transport/transport.js";

const failing = (facts: MeshErrorFacts): MeshError => new MeshError("words for the person", facts);

export const noAnswer: MeshError = failing({
  reason: "timeout",
  fault: "network",
  certainty: "unknown",
  resendCanHelp: true,
});
export const notReached: MeshError = failing({
  reason: "unreachable",
  fault: "network",
  certainty: "not-done",
  resendCanHelp: true,
});
export const refused: MeshError = failing({
  reason: "request-refused",
  fault: "message",
  certainty: "not-done",
  resendCanHelp: false,
});
export const keptOut: MeshError = failing({
  reason: "authentication-refused",
  fault: "mailbox",
  certainty: "not-done",
  resendCanHelp: false,
});

export interface FailingFirst {
  readonly around: (transport: Transport) => Transport;
  /** What was given to `send`, in order. */
  readonly sent: readonly Envelope[];
  /** What the next sends fail with. */
  readonly fail: (...errors: readonly unknown[]) => void;
}

/** Sends fail with these errors first, in order. `lost`: MESH takes it, but its answer is lost. */
export function failFirst(...errors: readonly unknown[]): FailingFirst {
  const left = [...errors];
  const sent: Envelope[] = [];
  return {
    sent,
    fail: (...more) => void left.push(...more),
    around: (transport) =>
      withSend(transport, async (envelope, options) => {
        sent.push({ ...envelope, body: envelope.body.slice() });
        const error = left.shift();
        if (error === undefined) return transport.send(envelope, options);
        if (error !== lost) throw error as Error;
        await transport.send(envelope, options);
        throw noAnswer;
      }),
  };
}

/** MESH takes the message, and its answer is lost. */
export const lost: unique symbol = Symbol("lost");

/** The transport with another `send`. */
export function withSend(
  transport: Transport,
  send: (envelope: Envelope, options?: CallOptions) => Promise<{ readonly messageId: string }>,
): Transport {
  return { ...transport, send };
}

/** Sends that end when a test says so. */
export interface HeldSends {
  readonly around: (transport: Transport) => Transport;
  /** How many sends are under way. */
  count(): number;
  /** The most that were under way at once. */
  most(): number;
  /** Lets all that are under way, and all later ones, go on. */
  letGo(): void;
  /** Resolves once so many are under way. */
  reached(count: number): Promise<void>;
}

export function holdSends(): HeldSends {
  let open = false;
  let count = 0;
  let most = 0;
  const waiting = new Set<() => void>();
  const watching = new Set<() => void>();
  const tell = (): void => {
    for (const each of [...watching]) each();
  };
  return {
    count: () => count,
    most: () => most,
    letGo() {
      open = true;
      for (const resume of [...waiting]) resume();
    },
    reached: (wanted) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (count < wanted) return;
          watching.delete(look);
          resolve();
        };
        watching.add(look);
        look();
      }),
    around: (transport) =>
      withSend(transport, async (envelope, options) => {
        count += 1;
        most = Math.max(most, count);
        tell();
        try {
          if (!open) {
            await new Promise<void>((resolve) => {
              waiting.add(resolve);
              options?.signal?.addEventListener("abort", () => resolve());
            });
          }
          return await transport.send(envelope, options);
        } finally {
          count -= 1;
          tell();
        }
      }),
  };
}
