import { typeTables } from "./tables.js";

const mask = 2047;
let slots: string[] | undefined;

/** One step of the hash by which names are looked up while they are scanned. */
export function hashStep(hash: number, character: number): number {
  return (Math.imul(hash, 31) + character) | 0;
}

/**
 * Every name of the tables in a hash table of strings: the scanner finds a name that it has passed over
 * without cutting a new string out of the text, and looking it up in a map needs no hashing again.
 */
export function knownNames(): readonly string[] {
  if (slots === undefined) {
    slots = new Array<string>(mask + 1).fill("");
    const names = new Set(["value", "url", "id", "xmlns"]);
    for (const type of typeTables().values()) {
      names.add(type.name);
      for (const name of type.elements.keys()) names.add(name);
    }
    for (const name of names) {
      let hash = 0;
      for (let i = 0; i < name.length; i++) hash = hashStep(hash, name.charCodeAt(i));
      let slot = slotOf(hash);
      while (slots[slot] !== "") slot = (slot + 1) & mask;
      slots[slot] = name;
    }
  }
  return slots;
}

/** The known name that stands in the text from `start` to `end`, or else a new string. */
export function nameIn(names: readonly string[], text: string, start: number, end: number, hash: number): string {
  const length = end - start;
  for (let slot = slotOf(hash); ; slot = (slot + 1) & mask) {
    const name = names[slot];
    if (name === undefined || name === "") return text.substring(start, end);
    if (name.length !== length) continue;
    let i = 0;
    while (i < length && name.charCodeAt(i) === text.charCodeAt(start + i)) i++;
    if (i === length) return name;
  }
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 11)) & mask;
}
