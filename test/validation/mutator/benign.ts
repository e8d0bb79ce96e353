import { seededRandom, type Random } from "../../fault/random.js";
import { otherTexts } from "./benign-text.js";
import { benignTrees, type BenignChange } from "./benign-tree.js";
import { readTree } from "./read-tree.js";
import type { SeedMessage } from "./seed-message.js";
import { writeTree } from "./write-tree.js";

/** A message with a change that leaves it right. */
export interface BenignMessage {
  /** The name of the message that it was made from. */
  readonly seed: string;
  readonly change: string;
  readonly xml: string;
}

type Make = (xml: string, random: Random) => string | undefined;

const ofTree =
  (change: BenignChange): Make =>
  (xml, random) => {
    const root = readTree(xml);
    return change(root, random) ? writeTree(root) : undefined;
  };

const makes = new Map<string, Make>([
  ...Object.entries(otherTexts),
  ...Object.entries(benignTrees).map(([name, change]): [string, Make] => [name, ofTree(change)]),
]);

/** The names of all changes. */
export const benignKinds: readonly string[] = [...makes.keys()];

/** How often every message is tried, from one drawn by lot on. */
const rounds = 3;

/** So many changed messages, each kind of change in its turn; the same messages and seed give the same. */
export function* benignMessages(
  messages: readonly SeedMessage[],
  count: number,
  seed: number,
): Generator<BenignMessage> {
  const random = seededRandom(seed);
  const rows = [...makes];
  for (let made = 0; made < count; made += 1) {
    const row = rows[made % rows.length];
    if (row !== undefined) yield oneOf(...row);
  }

  function oneOf(change: string, make: Make): BenignMessage {
    const start = random.below(messages.length);
    for (let attempt = 0; attempt < rounds * messages.length; attempt += 1) {
      const message = messages[(start + attempt) % messages.length];
      if (message === undefined) break;
      const xml = make(message.xml, random);
      if (xml !== undefined && xml !== message.xml) return { seed: message.name, change, xml };
    }
    throw new Error(`no message has a place for: ${change}`);
  }
}
