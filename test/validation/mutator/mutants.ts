import { seededRandom, type Random } from "../../fault/random.js";
import type { Kind, Level } from "./kind.js";
import { kinds } from "./kinds.js";
import { copyOf, type Node } from "./node.js";
import { readTree } from "./read-tree.js";
import type { SeedMessage } from "./seed-message.js";
import { writeTree } from "./write-tree.js";

/** A message with one thing changed. It may still be right: that is for validators to say. */
export interface Mutant {
  /** The name of the message that it was made from. */
  readonly seed: string;
  readonly kind: string;
  readonly level: Level;
  /** The element that was changed: where it stood, or for a new one where it stands. */
  readonly path: string;
  readonly xml: string;
}

/** How often every message is tried, from one drawn by lot on. */
const rounds = 3;

/**
 * So many mutants, each kind in its turn; the same messages and seed give the same, also where a kind comes or goes.
 */
export function* mutants(messages: readonly SeedMessage[], count: number, seed: number): Generator<Mutant> {
  const trees = new Map<SeedMessage, Node>();
  for (let made = 0; made < count; made += 1) {
    const kind = kinds[made % kinds.length];
    if (kind !== undefined)
      yield oneOf(
        kind,
        seededRandom(numberOf(`${String(seed)} ${kind.name} ${String(Math.floor(made / kinds.length))}`)),
      );
  }

  function oneOf(kind: Kind, random: Random): Mutant {
    const start = random.below(messages.length);
    for (let attempt = 0; attempt < rounds * messages.length; attempt += 1) {
      const message = messages[(start + attempt) % messages.length];
      if (message === undefined) break;
      const tree = trees.get(message) ?? readTree(message.xml);
      trees.set(message, tree);
      const copy = copyOf(tree);
      const path = kind.change(copy, random);
      if (path === undefined) continue;
      const text = writeTree(copy);
      const xml = kind.rewrite === undefined ? text : kind.rewrite(text, random);
      if (xml !== writeTree(tree)) return { seed: message.name, kind: kind.name, level: kind.level, path, xml };
    }
    throw new Error(`no message has a place for: ${kind.name}`);
  }
}

/** FNV-1a: a number for a text. */
function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
