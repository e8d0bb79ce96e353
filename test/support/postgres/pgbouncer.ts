import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { freePort } from "../../interop/support/free-port.js";
import { unprivileged, type PostgresServer } from "./start-postgres.js";

const command = "/usr/sbin/pgbouncer";

/** Why PgBouncer cannot be started here. Undefined where it can. */
export const pgbouncerMissing: string | undefined = existsSync(command) ? undefined : `${command} is missing`;

/** PgBouncer in transaction mode, with two connections to the server for everybody. */
export async function startPgbouncer(
  server: PostgresServer,
  url: string,
): Promise<{ readonly url: string; readonly end: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "pgbouncer-"));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const database = new URL(url).pathname.slice(1);
  writeFileSync(
    join(folder, "pgbouncer.ini"),
    `[databases]
${database} = host=127.0.0.1 port=${server.port} user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 2
server_reset_query = discard all
`,
  );
  const child = spawn(command, [join(folder, "pgbouncer.ini")], { ...unprivileged(), stdio: "ignore" });
  const there = `postgres://postgres@127.0.0.1:${port}/${database}`;
  for (let waited = 0; waited < 100; waited++) {
    const client = new pg.Client(there);
    client.on("error", () => undefined);
    const isUp = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    if (isUp) break;
    await pause(50);
  }
  return {
    url: there,
    end: async () => {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}
