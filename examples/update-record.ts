// Runs the package's command `update-record`, for the examples that are made of it.
// Run it: npx tsx examples/update-record.ts --help      (any of its commands; the exit code is the command's)
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

/** Runs it in this process: output, Ctrl-C and the exit code are those of the command. */
export async function updateRecord(args: readonly string[]): Promise<void> {
  const manifest = new URL(import.meta.resolve("gp-connect-update-record/package.json"));
  const { bin } = JSON.parse(await readFile(manifest, "utf8")) as { readonly bin: Readonly<Record<string, string>> };
  process.argv.splice(2, Infinity, ...args);
  await import(new URL(bin["update-record"] ?? "", manifest).href);
}

/** Runs some of the checklist's tests. The report goes into this folder, unless the caller names another. */
export async function checklist(tests: readonly string[], folder: string, args: readonly string[]): Promise<void> {
  const isNamed = args.some((arg) => arg === "--out" || arg.startsWith("--out="));
  await updateRecord(["checklist", ...tests, ...(isNamed ? [] : ["--out", folder]), ...args]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await updateRecord(process.argv.slice(2));
