import type { Random } from "../../fault/random.js";
import { within, type Node } from "./node.js";
import { kindOfPlace, pathOf } from "./path-of.js";

export type Level =
  "bundle" | "entry" | "resource" | "element" | "datatype" | "primitive" | "extension" | "reference" | "coding" | "xml";

/** One kind of change that can break a message. */
export interface Kind {
  readonly name: string;
  readonly level: Level;
  /** Changes the tree in one place and gives the path of it; undefined where the message has no place for it. */
  readonly change: (root: Node, random: Random) => string | undefined;
  /** What happens to the text afterwards, where no tree can hold the change. */
  readonly rewrite?: (xml: string, random: Random) => string;
}

/**
 * Changes the element that was chosen. Gives true, or the element that is new; false where there was nothing to change.
 */
export type Change = (chosen: Node, random: Random, all: readonly Node[]) => Node | boolean | undefined;

/**
 * A kind that changes one of the elements that fit. The choice falls on a place first (`Observation.code`) and then on
 * one of the elements in such places, or the many observations of a message would be nearly all that is ever changed.
 */
function kind(level: Level, name: string, fits: (element: Node) => boolean, change: Change): Kind {
  return {
    name,
    level,
    change(root, random) {
      const all = [...within(root)];
      const places = new Map<string, Node[]>();
      for (const element of all.filter(fits)) {
        const place = kindOfPlace(element);
        places.set(place, [...(places.get(place) ?? []), element]);
      }
      if (places.size === 0) return undefined;
      const chosen = random.of(random.of([...places.values()]));
      const path = pathOf(chosen);
      const changed = change(chosen, random, all);
      if (changed === undefined || changed === false) return undefined;
      return changed === true ? path : pathOf(changed);
    },
  };
}

export type KindRows = Readonly<Record<string, readonly [fits: (element: Node) => boolean, change: Change]>>;

/** Kinds of one level, by name. */
export function kindsOf(level: Level, rows: KindRows): readonly Kind[] {
  return Object.entries(rows).map(([name, [fits, change]]) => kind(level, name, fits, change));
}
