import { createReadStream } from "node:fs";
import { canaryWords, type Mark } from "./marks.js";

/** What begins in one piece of a file and ends in the next is found as well. */
const longestWord = 64;

/** What a store's files hold in clear of the patients whose messages went through it. */
export async function canariesIn(files: readonly string[], marks: readonly Mark[]): Promise<readonly string[]> {
  const patients = new Set(marks.map(({ nhsNumber }) => nhsNumber));
  const found = new Set<string>();
  for (const file of files) {
    let last = "";
    for await (const piece of createReadStream(file, { encoding: "latin1", highWaterMark: 1 << 20 })) {
      const text = last + String(piece);
      for (const word of canaryWords) if (text.includes(word)) found.add(`${file}: ${word}`);
      for (const [digits] of text.matchAll(/999[0-9]{7}/g))
        if (patients.has(digits)) found.add(`${file}: a patient's NHS number`);
      last = text.slice(-longestWord);
    }
  }
  return [...found];
}
