/** Bundles the built entries that run in browsers, and checks their sizes: `npm run check:bundle`. */
import { bundleForBrowser } from "./browser-bundle.js";
import { judgeSize, type SizeGate } from "./bundle-size.js";
import { entryLimits, sizeOfEntry } from "./checks/entry-sizes.js";
import { entries } from "./entries.js";

const built = entries.filter(({ runsInBrowsers }) => runsInBrowsers).map((entry) => entry.built);

/** The name of one product of a pathway: only the entry with the products may hold it. */
const optional = "Macrobid 100mg modified-release capsules";
const holder = "dist/pathway-medicines/index.js";

/** Limits of compressed sizes. A page that only builds messages must not carry the validator or other unused code. */
const gates: readonly SizeGate[] = [
  { name: "the root entry, with the validator", source: 'export * from "./dist/index.js";', most: 160_000 },
  {
    name: "building alone",
    source:
      'export { bloodPressureCheck, composeMessage, contraception, pharmacyFirst, writeXml } from "./dist/index.js";',
    most: 44_500,
  },
];

let failed = 0;
for (const entry of built) {
  const bundle = await bundleForBrowser(entry);
  const { code } = bundle;
  const problems =
    code.includes(optional) && entry !== holder
      ? [...bundle.problems, "holds the products of the pathways, which belong in their own entry"]
      : bundle.problems;
  if (problems.length > 0) failed += 1;
  console.log(
    problems.length === 0
      ? `ok      ${entry}: ${Math.ceil(code.length / 1024)} KiB`
      : `failed  ${entry}:\n  ${problems.join("\n  ")}`,
  );
}
for (const gate of gates) {
  const { bytes, problem } = await judgeSize(gate);
  if (problem !== undefined) failed += 1;
  console.log(
    problem === undefined
      ? `ok      ${gate.name}: ${bytes} of ${gate.most} bytes compressed`
      : `failed  ${gate.name}: ${problem}`,
  );
}
for (const { name, built } of entries) {
  const { raw, gzip, problem } = await sizeOfEntry(built, entryLimits[name]);
  if (problem !== undefined) failed += 1;
  console.log(
    problem === undefined ? `ok      ${name}: ${raw} bytes, ${gzip} compressed` : `failed  ${name}: ${problem}`,
  );
}
console.log(`check-bundle: ${built.length + gates.length + entries.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
