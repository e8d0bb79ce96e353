import { defaultXmlLimits } from "../../src/fhir/index.js";
import { heavyMessages, type Heavy } from "./heavy-messages.js";

/** One heavy message at one size. */
export interface Sized {
  readonly name: string;
  readonly count: number;
  readonly bytes: Uint8Array;
}

const counts = [1_000, 10_000, Infinity] as const;

/** How many inputs `sizedInput` knows. */
export const sizes: number = heavyMessages.length * counts.length;

/** Each heavy message with 1,000 items, with 10,000, and with as many as the limits on size and elements allow. */
export function sizedInput(number: number): Sized {
  const heavy = heavyMessages[Math.floor(number / counts.length)];
  if (heavy === undefined) throw new Error(`no size ${number}`);
  const count = Math.min(counts[number % counts.length] ?? 0, most(heavy));
  return { name: heavy.name, count, bytes: new TextEncoder().encode(heavy.message(count)) };
}

function most(heavy: Heavy): number {
  const [few, more] = [heavy.message(1_000), heavy.message(11_000)];
  const elementsIn = (xml: string): number => xml.match(/<[A-Za-z]/g)?.length ?? 0;
  const room = (limit: number, at1000: number, at11000: number): number =>
    at11000 === at1000 ? Infinity : 1_000 + Math.floor(((limit - at1000) * 10_000) / (at11000 - at1000));
  // Later numbers have more digits than the first, so this stays a little below the limit.
  return Math.floor(
    0.97 *
      Math.min(
        room(defaultXmlLimits.size, few.length, more.length),
        room(defaultXmlLimits.elements, elementsIn(few), elementsIn(more)),
      ),
  );
}
