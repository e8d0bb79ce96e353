import type { FallbackMessage, FallbackOptions } from "../../../src/delivery/fallback/fallback.js";
import { FallbackError, type FallbackErrorDetails } from "../../../src/delivery/fallback/fallback-error.js";
import type { DeliveryRecord } from "../../../src/delivery/record.js";
import type { ResponseCode } from "../../../src/terminology/response-codes.js";
import { bench, type Bench, type BenchOptions } from "../support/bench.js";
import { sinusitis } from "../support/sinusitis.js";

export const practiceAddress = "a12345.reception@nhs.net";
export const minute = 60_000;

/** A bench with another way to the practice, which fails as a test says. */
export interface FallbackBench extends Bench {
  /** What was taken, in order. */
  readonly taken: FallbackMessage[];
  /** What `send` does instead of taking the message: the first is used up by the first try. Undefined: it takes it. */
  readonly plan: (((message: FallbackMessage, signal: AbortSignal) => void | Promise<void>) | undefined)[];
}

export async function fallbackBench(
  given: Partial<FallbackOptions> = {},
  more: BenchOptions = {},
): Promise<FallbackBench> {
  const taken: FallbackMessage[] = [];
  const plan: FallbackBench["plan"] = [];
  const own = await bench({
    fallback: {
      addressOf: () => practiceAddress,
      document: () => new TextEncoder().encode("%PDF-"), // a real one takes a second
      send: async (message, signal) => {
        await plan.shift()?.(message, signal);
        taken.push(message);
      },
      ...given,
    },
    ...more,
  });
  // The same object: another bench may stand beside it.
  return Object.assign(own, { taken, plan });
}

export function failing(details: Partial<FallbackErrorDetails> = {}): () => never {
  return () => {
    const rest = { reason: "busy", certainty: "not-done", laterCanHelp: true, ...details } as const;
    throw new FallbackError("not now", rest);
  };
}

let count = 0;

/** Submits a consultation and sends it. */
export async function sent(own: Bench, options: { fallbackTo?: string } = {}): Promise<DeliveryRecord> {
  const record = await own.delivery.submit(sinusitis(), { id: `other-way-${(count += 1)}`, ...options });
  await own.delivery.poll();
  return record;
}

/** The same, and the practice's answer to it: one poll for all that follows. */
export async function answered(own: Bench, code: ResponseCode = "20010"): Promise<DeliveryRecord> {
  const record = await sent(own);
  own.answer(record, code);
  await own.delivery.poll();
  return record;
}
