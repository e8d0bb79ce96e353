import { isIPv6 } from "node:net";

/** Bytes in DER, the form in which certificates are signed (X.690): tag, length, content. */
export type Der = Uint8Array;

/** One element. The content is what the parts hold, one after the other. */
function element(tag: number, ...parts: readonly Uint8Array[]): Der {
  const content = Buffer.concat(parts);
  const { length } = content;
  const long = length < 0x80 ? [] : lengthBytes(length);
  return Buffer.concat([Buffer.from([tag, ...(length < 0x80 ? [length] : [0x80 + long.length, ...long])]), content]);
}

function lengthBytes(length: number): number[] {
  return length === 0 ? [] : [...lengthBytes(length >> 8), length & 0xff];
}

export const sequence = (...parts: readonly Der[]): Der => element(0x30, ...parts);
export const set = (...parts: readonly Der[]): Der => element(0x31, ...parts);
export const octets = (...parts: readonly Uint8Array[]): Der => element(0x04, ...parts);
export const text = (value: string): Der => element(0x0c, Buffer.from(value));
export const yes: Der = element(0x01, Buffer.from([0xff]));

/** A number of any length, its highest bit not set. */
export const integer = (...bytes: readonly number[]): Der => element(0x02, Buffer.from(bytes));

/** Bits, of which so many at the end do not count. */
export const bits = (bytes: Uint8Array, unused = 0): Der => element(0x03, Buffer.from([unused]), bytes);

/** An element with a tag of its own kind: `[3]` around others, or in place of a tag. */
export const around = (tag: number, ...parts: readonly Der[]): Der => element(0xa0 + tag, ...parts);
export const inPlace = (tag: number, bytes: Uint8Array): Der => element(0x80 + tag, bytes);

/** An object identifier, such as `2.5.4.3`. */
export function oid(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return element(0x06, Buffer.from([first * 40 + second, ...rest.flatMap((part) => base128(part))]));
}

function base128(value: number, more = 0): number[] {
  return [...(value < 0x80 ? [] : base128(value >> 7, 0x80)), (value & 0x7f) | more];
}

/** A time as RFC 5280 wants it: two digits for the year until 2049. */
export function time(value: Date): Der {
  const digits = `${value.toISOString().replaceAll(/[-:T]/g, "").slice(0, 14)}Z`;
  return value.getUTCFullYear() < 2050
    ? element(0x17, Buffer.from(digits.slice(2)))
    : element(0x18, Buffer.from(digits));
}

/** The 4 or 16 bytes of an IP address. */
export function addressBytes(address: string): Uint8Array {
  if (!isIPv6(address)) return Buffer.from(address.split(".").map(Number));
  // The URL parser writes an address of any form as groups of hexadecimal digits.
  const [front = "", back] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const groupsOf = (part: string): string[] => part.split(":").filter((group) => group !== "");
  const [before, after] = [groupsOf(front), groupsOf(back ?? "")];
  const zeros = Array<string>(8 - before.length - after.length).fill("0");
  return Buffer.from([...before, ...zeros, ...after].map((group) => group.padStart(4, "0")).join(""), "hex");
}
