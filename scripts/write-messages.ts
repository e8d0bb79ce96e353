/**
 * Writes valid, varied messages and the consultations that they were built from, and says what they cover:
 * npm run generate -- --count 1000 --seed 1 --out DIR
 * The same count and seed give the same bytes. A run of 1,000 or more fails if any code of the tables, any optional
 * member or any kind of edge text was never produced.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { count as countParts, coverageOf } from "./messages/coverage.js";
import { countCodes, wantCodes } from "./messages/codes.js";
import { generatedMessages } from "./messages/generated-messages.js";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    out: { type: "string" },
    verbose: { type: "boolean", default: false },
  },
});
const [count, seed] = [Number(values.count), Number(values.seed)];
if (!Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(seed) || values.out === undefined) {
  console.error("wrong use: npm run generate -- --count N --seed S --out DIR");
  process.exit(2);
}

const schema: unknown = JSON.parse(
  readFileSync(join(import.meta.dirname, "../schemas/consultation.schema.json"), "utf8"),
);
const coverage = coverageOf(schema);
wantCodes(coverage);

mkdirSync(values.out, { recursive: true });
const kinds = new Map<string, number>();
let bytes = 0;
for (const { name, kind, input, message } of generatedMessages(count, seed)) {
  writeFileSync(join(values.out, `${name}.xml`), message.xml);
  writeFileSync(join(values.out, `${name}.json`), `${JSON.stringify(input, undefined, 2)}\n`);
  countParts(coverage, input, schema);
  countCodes(coverage, message.bundle);
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  bytes += Buffer.byteLength(message.xml);
}

for (const [kind, many] of [...kinds].sort()) console.log(`${String(many).padStart(6)}  ${kind}`);
if (values.verbose) for (const [what, many] of coverage) console.log(`${String(many).padStart(6)}  ${what}`);
const never = [...coverage].filter(([, many]) => many === 0).map(([what]) => what);
for (const what of never) console.log(`never produced: ${what}`);
console.log(
  `${count} messages, ${Math.round(bytes / count)} bytes each on average; ${coverage.size - never.length} of ` +
    `${coverage.size} members, words, codes and edge texts produced`,
);
if (never.length > 0 && count >= 1_000) process.exitCode = 1;
