import type { Random } from "./random.js";

type Mutation = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

/** Bytes that mean something to a decoder or a scanner. */
const telling = [
  0x00, 0x01, 0x09, 0x0a, 0x0d, 0x20, 0x22, 0x26, 0x27, 0x2f, 0x3c, 0x3d, 0x3e, 0x7f, 0x80, 0xbf, 0xc0, 0xc3, 0xe2,
  0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xff,
] as const;
/** A lone surrogate, an overlong slash, a code point past the last, half of a character. */
const sequences = [
  [0xed, 0xa0, 0x80],
  [0xc0, 0xaf],
  [0xf4, 0x90, 0x80, 0x80],
  [0xe2, 0x82],
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
] as const;

function joined(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const byteMutations: readonly Mutation[] = [
  (bytes, random) => {
    const at = random.below(bytes.length + 1);
    return bytes.map((byte, index) => (index === at ? byte ^ (1 << random.below(8)) : byte));
  },
  (bytes, random) => {
    const at = random.below(bytes.length + 1);
    const byte = random.of(telling);
    return bytes.map((old, index) => (index === at ? byte : old));
  },
  (bytes, random) => {
    const at = random.below(bytes.length + 1);
    return joined(bytes.subarray(0, at), [random.of(telling)], bytes.subarray(at));
  },
  (bytes, random) => {
    const at = random.below(bytes.length + 1);
    return joined(bytes.subarray(0, at), random.of(sequences), bytes.subarray(at));
  },
  (bytes, random) => {
    const at = random.below(bytes.length + 1);
    return joined(bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(64)));
  },
  (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1)),
  (bytes, random) => bytes.subarray(random.below(bytes.length + 1)),
  (bytes, random, other) =>
    joined(bytes.subarray(0, random.below(bytes.length + 1)), other.subarray(random.below(other.length + 1))),
  (bytes, random) => {
    const at = random.below(bytes.length + 1);
    const block = bytes.subarray(at, at + random.below(400));
    return joined(
      bytes.subarray(0, at),
      ...Array.from({ length: 2 + random.below(6) }, () => block),
      bytes.subarray(at + block.length),
    );
  },
  (bytes, random) => {
    const [a = 0, b = 0, c = 0] = Array.from({ length: 3 }, () => random.below(bytes.length + 1)).sort((x, y) => x - y);
    return joined(bytes.subarray(0, a), bytes.subarray(b, c), bytes.subarray(a, b), bytes.subarray(c));
  },
];
