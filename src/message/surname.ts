import { asciiLine } from "../values/ascii.js";

/**
 * A family name as the routing address carries it (UR-091): accents folded to ASCII, `_` to a space
 * (it separates the parts of the address), white space collapsed. Upper and lower case stay.
 *
 * @example foldSurname("Núñez_de  Arce") // "Nunez de Arce"
 */
export function foldSurname(family: string): string {
  return asciiLine(family.replaceAll("_", " "));
}
