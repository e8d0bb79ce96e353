import { byteMutations } from "./byte-mutations.js";
import { heavyMessages } from "./heavy-messages.js";
import { seededRandom, type Random } from "./random.js";
import { textMutations } from "./text-mutations.js";
import { leastMessage, otherBytes, smallTexts, wholeTexts } from "./validator-corpus.js";
import { mutated } from "./xml-mutations.js";

/** The input with this number: the same seed and number give the same bytes, whatever came before. */
export function fuzzInput(seed: number, number: number): Uint8Array {
  const random = seededRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number, 0x85ebca6b));
  const turn = random.below(1_000);
  if (turn === 0) return heavy(random, 20_000);
  if (turn < 20) return heavy(random, 40);
  const texts = turn < 120 ? wholeTexts : smallTexts;
  if (turn < 160) return changedBytes(random.of(otherBytes), random, random.of(otherBytes));
  if (turn < 260) return mutated(texts, random);
  const text = changedText(turn < 700 ? leastMessage : random.of(texts), random, smallTexts);
  const bytes = new TextEncoder().encode(text);
  return turn < 340 ? changedBytes(bytes, random, new TextEncoder().encode(random.of(smallTexts))) : bytes;
}

function heavy(random: Random, most: number): Uint8Array {
  return new TextEncoder().encode(
    changedText(random.of(heavyMessages).message(1 + random.below(most)), random, smallTexts),
  );
}

function changedText(text: string, random: Random, others: readonly string[]): string {
  let changed = text;
  // A large text is not changed any further: repeating it again and again would take too long.
  for (let count = random.below(5); count > 0 && changed.length < 200_000; count--)
    changed = random.of(textMutations)(changed, random, others);
  return changed;
}

function changedBytes(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  let changed = bytes;
  for (let count = 1 + random.below(3); count > 0; count--) changed = random.of(byteMutations)(changed, random, other);
  return changed;
}
