import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import type * as Simulation from "./simulation.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const time = fileURLToPath(new URL("world/time.ts", import.meta.url));

/** What has virtual timers: the delivery but for its databases, and the steady clock. */
const isTimed = (file: string): boolean =>
  file === "src/transport/polling/clock.ts" ||
  (file.startsWith("src/delivery/") && !/^src\/delivery\/store\/(?:sqlite|postgres)\//.test(file));

/** What the databases' leases go by, in place of the machine's and of the server's clock. */
function leasesByVirtualTime(file: string, text: string): string {
  if (file === "src/delivery/store/sqlite/lease-clock.ts") {
    const replaced = text.replace("Number(hrtime.bigint() / 1_000_000n)", "Math.floor(performance.now())");
    if (replaced === text) throw new Error("the clock of SQLite's leases is not where it was");
    return `import { performance } from ${JSON.stringify(time)};${replaced}`;
  }
  return file.startsWith("src/delivery/store/postgres/")
    ? text.replaceAll("clock_timestamp()", "simulated.now()")
    : text;
}

const once = fileURLToPath(new URL("world/read-once.ts", import.meta.url));

/** What reads whole messages, and with which module: instead of it they get one that reads each message once. */
const reading: Readonly<Record<string, string>> = {
  "src/delivery/submit/check-before-sending.ts": "../../fhir/xml/read-xml.js",
  "src/delivery/people/replaced-by.ts": "../../message/read/read-message.js",
};

function readOnce(file: string, text: string): string {
  const module = reading[file];
  if (module === undefined) return text;
  const replaced = text.replace(JSON.stringify(module), JSON.stringify(once));
  if (replaced === text) throw new Error(`${file} reads messages in another way than it did`);
  return replaced;
}

/** Other text for a source file (from the project's folder), or the same. */
export type Rewrite = (file: string, text: string) => string;

/**
 * Compiles the simulation with the delivery's sources to one file, with virtual timers in place of Node's, and loads
 * it. A rewrite plants a fault: the sources themselves stay as they are.
 *
 * @param name of the file, below `.cache/simulation`
 */
export async function compileSimulation(
  name: string,
  rewrite: Rewrite = (_, text) => text,
): Promise<{ readonly file: string; readonly load: () => Promise<typeof Simulation> }> {
  const file = `${root}/.cache/simulation/${name}.mjs`;
  const sources: Plugin = {
    name: "virtual-time",
    setup(building) {
      building.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
        const from = relative(root, path).replaceAll("\\", "/");
        if (!from.startsWith("src/")) return undefined;
        const text = readOnce(from, leasesByVirtualTime(from, rewrite(from, readFileSync(path, "utf8"))));
        const imports = `import { setTimeout, clearTimeout, performance } from ${JSON.stringify(time)};`;
        return { contents: isTimed(from) ? `${imports}${text}` : text, loader: "ts" };
      });
    },
  };
  await build({
    entryPoints: [fileURLToPath(new URL("simulation.ts", import.meta.url))],
    outfile: file,
    format: "esm",
    target: "node20",
    platform: "node",
    bundle: true,
    packages: "external",
    sourcemap: "inline",
    plugins: [sources],
    logLevel: "error",
  });
  return { file, load: async () => (await import(pathToFileURL(file).href)) as typeof Simulation };
}
