import { isAscii } from "./ascii.js";

/**
 * The pattern for a text: the plain one if the text is ASCII, as most are. An engine takes a millisecond to make a
 * pattern with Unicode's categories (`\p{L}`).
 */
export function asciiFirst(plain: RegExp, unicode: () => RegExp): (text: string) => RegExp {
  return (text) => (isAscii(text) ? plain : unicode());
}
