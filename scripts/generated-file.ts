import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { relative } from "node:path";

/** The folder of the specification, if none is named. */
export const defaultSpecFolder = "../shared/spec";

/** The command line of a generator: `[--check] [folder]`. */
export interface GeneratorArguments {
  readonly check: boolean;
  readonly folder: string;
}

export function readArguments(argv: readonly string[], defaultFolder: string = defaultSpecFolder): GeneratorArguments {
  const [folder = defaultFolder] = argv.filter((argument) => !argument.startsWith("--"));
  return { check: argv.includes("--check"), folder };
}

/** Writes the file, or with `check` only compares it: the exit code is 1 if it is out of date. */
export function putGeneratedFile(file: string, content: string, check: boolean): void {
  const fresh = existsSync(file) && readFileSync(file, "utf8") === content;
  const name = relative(process.cwd(), file);
  if (!check && !fresh) writeFileSync(file, content);
  if (check && !fresh) process.exitCode = 1;
  console.log(`${name}: ${fresh ? "up to date" : check ? "stale, run the generator" : "written"}`);
}

/** JSON as a literal in single quotes, in which its many double quotes stand as they are. */
export function inQuotes(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

/** True if the folder of the specification is here; otherwise says that nothing was run, which is not a failure. */
export function specIsHere(folder: string): boolean {
  if (existsSync(folder)) return true;
  console.log(`not run: ${folder} is not here`);
  return false;
}
