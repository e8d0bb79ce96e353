import { fork } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { judgeLimit, usualShare, type BenchmarkResult } from "../judgement.js";
import type { Figure } from "./scenario.js";

const folder = fileURLToPath(new URL("..", import.meta.url));
/** In the same depth, so that compiled files find dist/ by the same path. */
const compiled = fileURLToPath(new URL("../../../.cache/bench", import.meta.url));
const ending = ".scenario.ts";
/** The files that import from the sources, and so must bring them along. */
const ofSources: readonly string[] = ["mesh/rsa-certificates.ts", "delivery/postgres-server.ts"];

/** The names of all scenarios. */
export function scenarioNames(): readonly string[] {
  return readdirSync(join(folder, "scenarios"))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

/** Runs a scenario in a process that holds nothing but it: a compiler would take more memory than the client. */
export async function runScenario(name: string, share: number): Promise<readonly BenchmarkResult[]> {
  await compile();
  const child = fork(join(compiled, "scenarios/client.js"), [name, String(share)], { execArgv: [] });
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`the scenario ${name} ended without figures (${String(code)})`);
  });
  ended.catch(() => undefined);
  // Where an answer is lost, a scenario would wait for it for ever.
  const limit = setTimeout(() => child.kill(), Math.max(5, 30 * share) * 60_000);
  try {
    const [figures] = (await Promise.race([once(child, "message"), ended])) as [readonly Figure[]];
    return figures.map(judged);
  } finally {
    clearTimeout(limit);
  }
}

async function compile(): Promise<void> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => /^(mesh|delivery|scenarios)\/.*\.ts$/.test(file));
  const common = { outdir: compiled, outbase: folder, format: "esm", target: "node20", logLevel: "error" } as const;
  const path = (file: string): string => join(folder, file);
  await build({ ...common, entryPoints: files.filter((file) => !ofSources.includes(file)).map(path) });
  await build({ ...common, entryPoints: ofSources.map(path), bundle: true, packages: "external", platform: "node" });
}

function judged({ name, ours, peer, theirs, unit, atMost, guarded = usualShare, note }: Figure): BenchmarkResult {
  return {
    name,
    ours,
    peer,
    theirs,
    ratio: Math.round((ours / theirs) * 100) / 100,
    unit,
    ...judgeLimit(atMost, ours / theirs, guarded),
    ...(note === undefined ? {} : { note }),
  };
}
