const mask = 2047;

/** A hash table with open addressing: the index of a name plus one, 0 for an empty slot. */
const slots = /* @__PURE__ */ new Uint16Array(mask + 1);
const names: string[] = [];
/** What the table is to hold once a text is read: to build a message takes none of it. Undefined from then on. */
let toLearn: string[] | undefined = [];
/** The characters of all names, and where each begins, with one more entry for the end. Less than half is used. */
const characters = /* @__PURE__ */ new Uint8Array(16384);
const starts = /* @__PURE__ */ new Uint16Array(mask + 1);

/**
 * Remembers a name of the tables, or an address that messages repeat, so that `nameIn` finds it in a text without
 * creating a new string. ASCII only.
 */
export function learnName(name: string): void {
  if (toLearn === undefined) addToTable(name);
  else toLearn.push(name);
}

function addToTable(name: string): void {
  const length = name.length;
  let slot = slotOf(name.charCodeAt(0), name.charCodeAt(length >> 1), name.charCodeAt(length - 1), length);
  for (; slots[slot] !== 0; slot = (slot + 1) & mask) if (names[(slots[slot] ?? 0) - 1] === name) return;
  const start = starts[names.length] ?? 0;
  for (let i = 0; i < length; i++) characters[start + i] = name.charCodeAt(i);
  slots[slot] = names.push(name);
  starts[names.length] = start + length;
}

/** The known name in the code units from `start` to `end`; undefined if they are no known name. */
export function nameIn(codes: CodeUnits, start: number, end: number): string | undefined {
  const length = end - start;
  for (
    let slot = slotOf(codes[start] ?? 0, codes[start + (length >> 1)] ?? 0, codes[end - 1] ?? 0, length);
    ;
    slot = (slot + 1) & mask
  ) {
    const index = (slots[slot] ?? 0) - 1;
    if (index < 0) return undefined;
    const from = starts[index] ?? 0;
    if ((starts[index + 1] ?? 0) - from !== length) continue;
    let i = 0;
    while (i < length && characters[from + i] === codes[start + i]) i++;
    if (i === length) return names[index];
  }
}

/**
 * From the length and three characters: for the names in the tables this collides as rarely as a hash of all letters.
 */
function slotOf(first: number, middle: number, last: number, length: number): number {
  return (first * 7 + middle * 61 + last * 67 + length * 127) & mask;
}

/** The UTF-16 code units of a text, followed by a NUL. One byte each if the text is ASCII. */
export type CodeUnits = Uint8Array | Uint16Array;

/** Those of a text that is to be read now. */
export function codeUnits(text: string): CodeUnits {
  toLearn?.forEach(addToTable);
  toLearn = undefined;
  const bytes = new Uint8Array(text.length + 1);
  const { read, written } = new TextEncoder().encodeInto(text, bytes);
  // Only ASCII characters take one byte each.
  if (read === text.length && written === text.length) return bytes;
  const units = new Uint16Array(text.length + 1);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return units;
}
