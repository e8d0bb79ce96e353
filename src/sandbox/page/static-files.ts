import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { SandboxError } from "../errors.js";
import type { Answer } from "./answer.js";

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

/** The files of the built page by their paths, `/app.js`; `/` is index.html. Nothing else is ever read. */
export function staticFiles(folder: string = builtPage()): ReadonlyMap<string, Answer> {
  const files = new Map<string, Answer>();
  for (const name of readdirSync(folder)) {
    const type = types[name.slice(name.lastIndexOf(".") + 1)];
    if (type === undefined) continue;
    const answer = { status: 200, headers: { "content-type": type }, body: readFileSync(join(folder, name)) };
    files.set(name === "index.html" ? "/" : `/${name}`, answer);
  }
  return files;
}

/** `dist/page` of this package, whichever file of it this code has become part of. @throws SandboxError */
function builtPage(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    for (const folder of [join(at, "page"), join(at, "dist", "page")])
      if (holds(folder, "index.html") && holds(folder, "app.js")) return folder;
    if (dirname(at) === at)
      throw new SandboxError(
        "page-missing",
        "The sandbox's page is not beside this code: install the package as it is, or run `npm run build`, or leave " +
          "the package out of your bundle.",
      );
  }
}

function holds(folder: string, name: string): boolean {
  try {
    return readdirSync(folder).includes(name);
  } catch {
    return false;
  }
}
