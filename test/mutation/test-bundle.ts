import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Script } from "node:vm";
import { build } from "esbuild";
import { collector, type CollectedTest } from "./collected-tests.js";

/**
 * These start a process, read the sources themselves, go through every possible text, or test the making of mutant
 * messages.
 */
const leftFiles = [
  "test/scripts/published-schemas.test.ts",
  "test/validation/rule-table.test.ts",
  "test/validation/rule-lists.test.ts",
  "test/validation/report/issue-codes.test.ts",
  "test/validation/mutator/mutator.test.ts",
];

/** These take long. */
const leftTests =
  /whatever the bytes are|much of one thing|a million words|very much is wrong|what stands in the patient's record/;

/** MUTATION_TESTS names fewer folders, to look at one layer at a time. */
const layers = (process.env["MUTATION_TESTS"] ?? "test/values,test/validation").split(",");

type Load = (
  require: (name: string) => unknown,
  give: (files: Readonly<Record<string, () => unknown>>) => void,
) => void;

/** The code and its tests, loaded anew: a file is evaluated when it is first imported. */
export interface Environment {
  readonly files: readonly string[];
  readonly testsOf: (file: string) => readonly CollectedTest[];
}

/**
 * All tests of the two layers in one script: evaluating it again gives a new environment without a new process and
 * without reading a file again.
 */
export async function bundledTests(folder: string): Promise<() => Environment> {
  const found = layers.flatMap((layer) =>
    readdirSync(join(folder, layer), { recursive: true, encoding: "utf8" }).map((file) => `${layer}/${file}`),
  );
  const files = found.filter((file) => file.endsWith(".test.ts") && !leftFiles.includes(file)).sort();
  const { outputFiles, metafile } = await build({
    stdin: {
      contents:
        "give({ " +
        `${files.map((file) => `${JSON.stringify(file)}: () => require(${JSON.stringify(`./${file}`)})`).join(", ")} ` +
        "});",
      resolveDir: folder,
    },
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "cjs",
    packages: "external",
    target: "node20",
    logLevel: "error",
  });
  const outside = new Map<string, unknown>();
  for (const { imports } of Object.values(metafile.outputs))
    for (const { path } of imports) outside.set(path, { ...((await import(path)) as object), __esModule: true });
  const script = new Script(`(function (require, give) {${outputFiles[0]?.text ?? ""}\n})`, { filename: "tests.cjs" });
  return () => {
    const { tests, test, describe, startFile } = collector();
    const vitest = { ...(outside.get("vitest") as object), test, describe };
    let loaders: Readonly<Record<string, () => unknown>> = {};
    (script.runInThisContext() as Load)(
      (name) => (name === "vitest" ? vitest : outside.get(name)),
      (given) => {
        loaders = given;
      },
    );
    const loaded = new Set<string>();
    const testsOf = (file: string): readonly CollectedTest[] => {
      startFile(file);
      if (!loaded.has(file)) loaders[file]?.();
      loaded.add(file);
      return tests.filter((one) => one.file === file && !leftTests.test(one.title));
    };
    return { files, testsOf };
  };
}
