import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port.js";

/** Why tinyproxy cannot be run here. */
export const tinyproxyMissing: string | undefined =
  spawnSync("tinyproxy", ["-v"]).error === undefined
    ? undefined
    : "tinyproxy is not installed (apt-get install tinyproxy-bin)";

/** tinyproxy as a process of its own. */
export interface Tinyproxy {
  readonly port: number;
  /** What it wrote of the requests that it got. */
  log(): Promise<string>;
  stop(): Promise<void>;
  /** Starts it again at the same port. */
  start(): Promise<void>;
  /** Stops it, and removes its files. */
  end(): Promise<void>;
}

export interface TinyproxySettings {
  /** The ports to which it opens tunnels. */
  readonly allowed: readonly number[];
  /** The user that it asks for, as `name password`. Default: none. */
  readonly user?: string;
}

export async function startTinyproxy({ allowed, user }: TinyproxySettings): Promise<Tinyproxy> {
  const folder = await mkdtemp(join(tmpdir(), "tinyproxy-"));
  const [settings, log] = [join(folder, "tinyproxy.conf"), join(folder, "tinyproxy.log")];
  const port = await freePort();
  await writeFile(
    settings,
    [
      `Port ${port}`,
      "Listen 127.0.0.1",
      "Timeout 60",
      `LogFile "${log}"`,
      "LogLevel Connect",
      ...(user === undefined ? [] : [`BasicAuth ${user}`]),
      ...allowed.map((each) => `ConnectPort ${each}`),
      "",
    ].join("\n"),
  );
  let stop = (): Promise<void> => Promise.resolve();
  const start = async (): Promise<void> => {
    const child = spawn("tinyproxy", ["-d", "-c", settings], { stdio: "ignore" });
    const ended = new Promise<void>((resolve) =>
      child.once("exit", () => {
        resolve();
      }),
    );
    stop = () => {
      child.kill();
      return ended;
    };
    for (let tries = 0; tries < 200; tries += 1) {
      if (await isOpen(port)) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    await stop();
    throw new Error("tinyproxy did not start");
  };
  await start();
  return {
    port,
    log: () => readFile(log, "utf8"),
    stop: () => stop(),
    start,
    async end() {
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => {
      resolve(false);
    });
  });
}
