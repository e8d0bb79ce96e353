import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = fileURLToPath(new URL("..", import.meta.url));
const compiled = fileURLToPath(new URL("../../../../.cache/fault", import.meta.url));

/** Names of child processes: files of `test/fault/delivery` that run by themselves. */
export type ChildName =
  | "crash/mail-process"
  | "crash/sandbox-process"
  | "crash/submitter"
  | "crash/worker"
  | "points/one-life"
  | "stale/holder";

/** A driver with binaries of its own, what no child loads, and what few of them load, when they need it. */
const external: readonly string[] = [
  "@photostructure/sqlite",
  "@opentelemetry/api",
  "pg-native",
  "nodemailer",
  "smtp-server",
  "pdfkit",
  "bidi-js",
  "dejavu-fonts-ttf",
];

/** What packages that are no modules call. */
const requireForPackages =
  'import { createRequire as requireIn } from "node:module"; const require = requireIn(import.meta.url);';

/** Compiles the child processes, each to one small file: hundreds are started, and the loading is most of it. */
export async function compileChildren(names: readonly ChildName[]): Promise<void> {
  await build({
    entryPoints: names.map((name) => `${folder}/${name}.ts`),
    outdir: compiled,
    outbase: folder,
    format: "esm",
    target: "node20",
    platform: "node",
    bundle: true,
    minify: true,
    external: [...external],
    banner: { js: requireForPackages },
    logLevel: "error",
  });
}

/** A child process. Its errors come out here; it ends with this process. */
export function startChild(name: ChildName, settings: object): ChildProcess {
  return fork(`${compiled}/${name}.js`, [JSON.stringify(settings)], {
    execArgv: [],
    serialization: "json",
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

/** The next message of a child. @throws where it ends before */
export async function heard(child: ChildProcess): Promise<unknown> {
  const stop = new AbortController();
  const ended = once(child, "exit", { signal: stop.signal }).then(([code, signal]) => {
    throw new Error(`a child process ended before its time (${String(code ?? signal)})`);
  });
  try {
    const [message] = (await Promise.race([once(child, "message", { signal: stop.signal }), ended])) as [unknown];
    return message;
  } finally {
    ended.catch(() => undefined);
    stop.abort();
  }
}

/** Resolves once the child has ended. */
export async function ended(
  child: ChildProcess,
): Promise<{ readonly code: number | null; readonly signal: string | null }> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return { code: child.exitCode, signal: child.signalCode };
}

/** Resolves once this child is told to begin: until then it is ready to take another's place at once. */
export async function begun(): Promise<void> {
  process.send?.("loaded");
  await once(process, "message");
}

/** What a child was started with. */
export function settingsOf(): unknown {
  process.on("disconnect", () => process.exit());
  return JSON.parse(process.argv[2] ?? "{}") as unknown;
}
