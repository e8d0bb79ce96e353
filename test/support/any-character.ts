import fc from "fast-check";

/** How many halves of surrogate pairs there are, and the first of them: they are no characters. */
const [halves, firstHalf] = [0x800, 0xd800];

/**
 * Any character, assigned or not. fast-check's own unit "binary" is the same, and makes a table of all million of them
 * first.
 */
export const anyCharacter: fc.Arbitrary<string> = fc
  .nat(0x10ffff - halves)
  .map((place) => String.fromCodePoint(place < firstHalf ? place : place + halves));
