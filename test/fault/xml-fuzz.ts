// Mutated messages, read side by side with saxes: tsx test/fault/xml-fuzz.ts [--count N] [--seed N]
// Exits 1 at any difference in verdict, tree, place or, where the text is FHIR, in what is written back.
import { parseArgs } from "node:util";
import { writeXml } from "../../src/fhir/xml/write-xml.js";
import { randomResource } from "../fhir/xml/random-resource.js";
import { seededRandom } from "./random.js";
import { officialTexts, ownTexts } from "./xml-corpus.js";
import { mutated } from "./xml-mutations.js";
import { compare } from "./xml-side-by-side.js";

const { values } = parseArgs({
  options: { count: { type: "string", default: "100000" }, seed: { type: "string", default: "1" } },
});
const count = Number(values.count);
const random = seededRandom(Number(values.seed));
const official = officialTexts();
const made = Array.from({ length: 60 }, () => writeXml(randomResource(random))).filter((text) => text.length < 4000);
const small = [...ownTexts, ...made, ...official.filter((text) => text.length < 4000)];
const large = official.filter((text) => text.length >= 4000);
const verdicts = new Map<string, number>();
let differences = 0;

for (let i = 0; i < count; i++) {
  const bytes = mutated(large.length > 0 && random.below(50) === 0 ? large : small, random);
  const outcome = compare(bytes);
  if ("difference" in outcome) {
    differences++;
    if (differences <= 20)
      console.log(`${i}: ${outcome.difference}\n${JSON.stringify(new TextDecoder().decode(bytes).slice(0, 2000))}\n`);
  } else verdicts.set(outcome.verdict, (verdicts.get(outcome.verdict) ?? 0) + 1);
}
for (const [verdict, number] of verdicts) console.log(`${verdict}: ${number}`);
if (official.length === 0)
  console.log("not run: mutations of the official examples (../shared/spec/examples is missing)");
console.log(`${count} inputs, ${differences} differences`);
if (differences > 0) process.exitCode = 1;
