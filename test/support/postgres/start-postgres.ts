import { execFileSync, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chownSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { freePort } from "../../interop/support/free-port.js";
import { postgresBinaries, type PostgresMajor } from "./binaries.js";

export interface PostgresSettings {
  /** Default: Debian's, where it is installed. */
  readonly version?: PostgresMajor;
  /** On wherever crashes or speed are measured. Default: off. */
  readonly fsync?: boolean;
  /** Further settings of the server, such as `max_connections`. */
  readonly settings?: Readonly<Record<string, string | number>>;
}

/** A real server with a data folder of its own, on a port of the loopback interface. Anybody there may log in. */
export interface PostgresServer {
  /** As the server says it, such as `18.4`. */
  readonly version: string;
  readonly port: number;
  /** Where its superuser logs in. */
  readonly url: string;
  /** The server's process: changes with each start. */
  readonly pid: number;
  /** Makes an empty database, and answers its URL. */
  newDatabase(name?: string): Promise<string>;
  /** `immediate` is a crash: nothing is written any more. `kill` sends SIGKILL to the first process. */
  stop(how?: "fast" | "immediate" | "kill"): Promise<void>;
  start(): Promise<void>;
  restart(how?: "fast" | "immediate" | "kill"): Promise<void>;
  /** Stops it and deletes its data. */
  end(): Promise<void>;
  log(): string;
}

const signals = { fast: "SIGINT", immediate: "SIGQUIT", kill: "SIGKILL" } as const;

/** Why no server can be started here. Undefined where one can. */
export function postgresMissing(version?: PostgresMajor): string | undefined {
  const found = postgresBinaries(version);
  return "notRun" in found ? found.notRun : undefined;
}

/** Starts a server that ends with `end()`. @throws Error where there is none: see {@link postgresMissing}. */
export async function startPostgres(settings: PostgresSettings = {}): Promise<PostgresServer> {
  const found = postgresBinaries(settings.version);
  if ("notRun" in found) throw new Error(found.notRun);
  const { bin } = found;
  const who = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), "postgresql-"));
  if (who !== undefined) chownSync(folder, who.uid, who.gid);
  const data = join(folder, "data");
  const init = ["-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"];
  execFileSync(join(bin, "initdb"), init, { ...who, cwd: folder, stdio: ["ignore", "ignore", "pipe"] });

  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const logFile = join(folder, "log");
  const given: Readonly<Record<string, string | number>> = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    fsync: settings.fsync === true ? "on" : "off",
    max_connections: 60,
    // After a crash one call for the whole disk, instead of one for each of thousands of files.
    recovery_init_sync_method: "syncfs",
    ...settings.settings,
  };
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    const log = openSync(logFile, "a");
    const options = Object.entries(given).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const started = spawn(join(bin, "postgres"), ["-D", data, ...options], {
      ...who,
      cwd: folder,
      stdio: ["ignore", log, log],
    });
    closeSync(log);
    child = started;
    for (let waited = 0; ; waited++) {
      if (started.exitCode !== null || waited > 600) throw new Error(`PostgreSQL does not start: ${server.log()}`);
      if (await answers(url)) return;
      await pause(50);
    }
  }

  async function stop(how: keyof typeof signals = "fast"): Promise<void> {
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signals[how]);
    await ended;
    // The server's other processes notice in a moment that the first has died.
    if (how === "kill") await pause(200);
  }

  const server = {
    version: versionOf(bin),
    port,
    url,
    get pid(): number {
      return child?.pid ?? 0;
    },
    async newDatabase(name = `test_${Math.random().toString(36).slice(2)}`): Promise<string> {
      const client = new pg.Client(url);
      await client.connect();
      await client.query(`create database "${name}"`);
      await client.end();
      return `postgres://postgres@127.0.0.1:${port}/${name}`;
    },
    start,
    stop,
    async restart(how?: keyof typeof signals): Promise<void> {
      await stop(how);
      await start();
    },
    async end(): Promise<void> {
      await stop("immediate");
      rmSync(folder, { recursive: true, force: true });
    },
    log: (): string => readFileSync(logFile, "utf8"),
  };
  try {
    await start();
  } catch (error) {
    await server.end();
    throw error;
  }
  return server;
}

/** Who runs servers that refuse to be run by root. Undefined: whoever we are. */
export function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, name], { encoding: "utf8" }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error("there is no user to run PostgreSQL as");
}

function versionOf(bin: string): string {
  const said = execFileSync(join(bin, "postgres"), ["--version"], { encoding: "utf8" });
  return /\d+\.\d+/.exec(said)?.[0] ?? said.trim();
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
