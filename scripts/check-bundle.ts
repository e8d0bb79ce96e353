/** The entries that run in browsers, bundled for one from the built package: `npm run check:bundle`. */
import { bundleForBrowser } from "./browser-bundle.js";

const entries = ["dist/index.js", "dist/render/index.js"];

let failed = 0;
for (const entry of entries) {
  const { code, problems } = await bundleForBrowser(entry);
  if (problems.length > 0) failed += 1;
  console.log(problems.length === 0 ? `ok      ${entry}: ${Math.ceil(code.length / 1024)} KiB` : `failed  ${entry}:\n  ${problems.join("\n  ")}`);
}
console.log(`check-bundle: ${entries.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
