import { foldToAscii } from "../../values/ascii.js";

/** A text folded to ASCII on one line: white space becomes single spaces. What has no ASCII form stays. */
export function asciiLine(text: string): string {
  return foldToAscii(text).replace(/\s+/gu, " ").trim();
}
