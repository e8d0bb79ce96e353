import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type pg from "pg";

/** The last version for Node.js 20. It claims and completes jobs one by one. */
export const graphileWorkerVersion = "0.16.6";

const folder = fileURLToPath(
  new URL(`../../../.cache/bench-peers/graphile-worker-${graphileWorkerVersion}`, import.meta.url),
);

interface JobHelpers {
  readonly job: { readonly id: string };
  readonly query: (text: string, values: readonly unknown[]) => Promise<unknown>;
}

interface Settings {
  readonly pgPool: pg.Pool;
  readonly logger: unknown;
}

/** What is used of graphile-worker. */
export interface GraphileWorker {
  readonly Logger: new (factory: () => () => void) => unknown;
  readonly makeWorkerUtils: (settings: Settings) => Promise<{ migrate(): Promise<void>; release(): Promise<void> }>;
  /** Does all jobs that are there. */
  readonly runOnce: (
    settings: Settings & {
      readonly concurrency: number;
      readonly noHandleSignals: boolean;
      readonly taskList: Readonly<Record<string, (payload: unknown, helpers: JobHelpers) => Promise<void>>>;
    },
  ) => Promise<void>;
}

/** Loads graphile-worker, which is installed on first use: nobody else needs it. Or says why it cannot be had. */
export function graphileWorker(): { readonly load: () => GraphileWorker } | { readonly notRun: string } {
  const installed = join(folder, "complete");
  if (!existsSync(installed)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    const wanted = `graphile-worker@${graphileWorkerVersion}`;
    const options = ["--no-audit", "--no-fund", "--no-save", "--ignore-scripts"];
    const { status } = spawnSync("npm", ["install", ...options, wanted], { cwd: folder, stdio: "ignore" });
    if (status !== 0) return { notRun: `${wanted} cannot be installed` };
    writeFileSync(installed, "");
  }
  const load = createRequire(join(folder, "package.json"));
  return { load: () => load("graphile-worker") as GraphileWorker };
}
