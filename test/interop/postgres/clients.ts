import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What the recipes are tried with. Installed on first use: nobody else needs them. */
const wanted: Readonly<Record<string, string>> = {
  postgres: "3.4.9",
  knex: "3.3.0",
  kysely: "0.28.19",
  "drizzle-orm": "0.44.7",
  pg: "8.23.1",
};
const native: Readonly<Record<string, string>> = { "better-sqlite3": "12.11.1" };

/** Loads a package of those, or says why it cannot be had. One that is compiled is installed with RECIPES=all alone. */
export function client(name: string): { readonly load: () => Record<string, unknown> } | { readonly notRun: string } {
  const folder = join(tmpdir(), "update-record-clients", name in native ? name : "all");
  const installed = join(folder, "complete");
  if (!existsSync(installed)) {
    if (name in native && process.env["RECIPES"] !== "all")
      return { notRun: `${name}: RECIPES=all installs it, which may take minutes of compiling` };
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    const version = native[name];
    const packages = Object.entries(version === undefined ? wanted : { [name]: version }).map((each) => each.join("@"));
    const options = ["--no-audit", "--no-fund", "--no-save", ...(version === undefined ? ["--ignore-scripts"] : [])];
    const { status } = spawnSync("npm", ["install", ...options, ...packages], { cwd: folder, stdio: "ignore" });
    if (status !== 0) return { notRun: `${packages.join(", ")} cannot be installed` };
    if (version !== undefined) {
      // Its binaries are compiled or downloaded when it is installed, which not every machine allows.
      const script = `new (require(${JSON.stringify(name)}))(":memory:")`;
      try {
        execFileSync(process.execPath, ["-e", script], { cwd: folder, stdio: "ignore" });
      } catch {
        return { notRun: `${name} has no binaries here` };
      }
    }
    writeFileSync(installed, "");
  }
  const load = createRequire(join(folder, "package.json"));
  return { load: () => load(name) as Record<string, unknown> };
}

/** A file of a package of those, such as `drizzle-orm/node-postgres`. */
export function clientFile(file: string): Record<string, unknown> {
  const load = createRequire(join(tmpdir(), "update-record-clients", "all", "package.json"));
  return load(file) as Record<string, unknown>;
}
