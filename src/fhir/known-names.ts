import type { CodeUnits } from "./code-units.js";
import { typeTables } from "./tables.js";

/** Every name of the tables, to be found by its hash without cutting a string out of a text. */
export interface KnownNames {
  /** Open addressing: index of a name plus one, 0 for an empty slot. */
  readonly slots: Uint16Array;
  readonly names: readonly string[];
  /** The characters of all names, and where each begins; one more at the end. */
  readonly characters: Uint8Array;
  readonly starts: Uint16Array;
}

const mask = 2047;
let built: KnownNames | undefined;

/** One step of the hash by which names are looked up while they are scanned. */
export function hashStep(hash: number, character: number): number {
  return (Math.imul(hash, 31) + character) | 0;
}

/** The table of names; built at first use. */
export function knownNames(): KnownNames {
  built ??= build();
  return built;
}

/** The known name that stands in the code units from `start` to `end`; undefined where it is none. */
export function nameIn({ slots, names, characters, starts }: KnownNames, codes: CodeUnits, start: number, end: number, hash: number): string | undefined {
  const length = end - start;
  for (let slot = slotOf(hash); ; slot = (slot + 1) & mask) {
    const index = (slots[slot] ?? 0) - 1;
    if (index < 0) return undefined;
    const from = starts[index] ?? 0;
    if ((starts[index + 1] ?? 0) - from !== length) continue;
    let i = 0;
    while (i < length && characters[from + i] === codes[start + i]) i++;
    if (i === length) return names[index];
  }
}

function build(): KnownNames {
  const all = new Set(["value", "url", "id", "xmlns"]);
  for (const type of typeTables().values()) {
    all.add(type.name);
    for (const name of type.elements.keys()) all.add(name);
  }
  const names = [...all];
  const slots = new Uint16Array(mask + 1);
  const starts = new Uint16Array(names.length + 1);
  const characters = new TextEncoder().encode(names.join(""));
  for (const [index, name] of names.entries()) {
    starts[index + 1] = (starts[index] ?? 0) + name.length;
    let hash = 0;
    for (let i = 0; i < name.length; i++) hash = hashStep(hash, name.charCodeAt(i));
    let slot = slotOf(hash);
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = index + 1;
  }
  return { slots, names, characters, starts };
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 11)) & mask;
}
