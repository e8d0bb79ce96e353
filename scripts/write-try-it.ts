/** Writes the page "Try it" beside the API reference: `npm run docs`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tryItPage } from "./try-it.js";

const root = join(import.meta.dirname, "..");
const [out = join(root, "docs/api")] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const page = await tryItPage(root);
writeFileSync(join(out, "try-it.html"), page);
console.log(`try-it.html: ${Math.round(page.length / 1000)} kB`);
