// What a SQLite store keeps when the power or the disk fails: tsx test/fault/store/sqlite-disk.ts [SEED] [IMAGES]
// A real run is traced; before each acknowledgement the disk must have been told to keep what it is about. From the
// trace images are made that hold what was kept and any part of what was not, and all that was acknowledged must be
// found in them. Without `synchronous = full` the same checks must fail. Then a disk that is full, and a read-only one.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { StoreError } from "../../../src/delivery/store/store-error.js";
import { loadDriver } from "../../../src/delivery/store/sqlite/driver.js";
import { sqliteStore } from "../../../src/delivery/store/sqlite/sqlite-store.js";
import { prepared } from "../../delivery/store/contract/rows.js";
import { seededRandom, type Random } from "../random.js";
import { emptyDisk, follow, writeImage, type Disk } from "./power-loss.js";
import { readTrace, straceOptions, type Operation } from "./trace.js";
import { bodyOf } from "./written-body.js";

const [seed = 20261120, images = 100] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), "sqlite-disk-"));
const deliveries = 60;
let [passed, failed] = [0, 0];

function check(name: string, ok: boolean, more = ""): void {
  if (ok) passed += 1;
  else failed += 1;
  console.log(`${ok ? "ok" : "failed"}  ${name}${more && `: ${more}`}`);
}

/** What a process did that stores deliveries. */
function tracedRun(synchronous: string): readonly Operation[] {
  const [runFolder, trace] = [join(folder, synchronous), join(folder, `${synchronous}.trace`)];
  mkdirSync(runFolder);
  const writer = fileURLToPath(new URL("sqlite-writer.ts", import.meta.url));
  const command = [process.execPath, "--import", "tsx", writer, join(runFolder, "x.db"), synchronous, `${deliveries}`];
  const { status, stderr } = spawnSync("strace", [...straceOptions, "-o", trace, ...command], { encoding: "utf8" });
  if (status !== 0) throw new Error(`the writer ended with ${status}: ${stderr}`);
  return readTrace(readFileSync(trace, "latin1"), runFolder);
}

/** Acknowledgements before which something that was written to the file was not kept for certain. */
function unkept(operations: readonly Operation[]): readonly string[] {
  const disk = emptyDisk();
  const found: string[] = [];
  for (const operation of operations) {
    follow(disk, operation);
    const isOpen = [...disk.pending.keys()].some((name) => name.endsWith("-wal"));
    if (operation.kind === "line" && (isOpen || !disk.durable.has("x.db-wal"))) found.push(operation.text);
  }
  return found;
}

/** Images of the disk at random places of the run: how many of them have lost something. */
async function losses(operations: readonly Operation[], random: Random): Promise<number> {
  const first = operations.findIndex(({ kind }) => kind === "line");
  const places = Array.from({ length: images }, () => first + random.below(operations.length - first));
  const disk = emptyDisk();
  let lost = 0;
  for (const [place, operation] of operations.entries()) {
    follow(disk, operation);
    for (let left = places.filter((each) => each === place).length; left > 0; left--)
      if (!(await isWhole(disk, random))) lost += 1;
  }
  return lost;
}

async function isWhole(disk: Disk, random: Random): Promise<boolean> {
  const image = mkdtempSync(join(folder, "image-"));
  writeImage(disk, image, random);
  const store = sqliteStore(join(image, "x.db"));
  try {
    await store.open();
    for (const line of disk.lines) {
      const [what, callerId = ""] = line.split(" ");
      const row = await store.findByCallerId("FQW30", callerId);
      if (row === undefined || (what === "sent" && row.state !== "sent")) return false;
      const body = await store.findBody(row.id);
      if (body === undefined || Buffer.compare(body.envelope.body, bodyOf(callerId).envelope.body) !== 0) return false;
      if ((await store.listEvents(row.id)).length < (what === "sent" ? 3 : 1)) return false;
    }
    return await isSound(join(image, "x.db"));
  } catch (error) {
    if (error instanceof StoreError) return false;
    throw error;
  } finally {
    await store.close();
    rmSync(image, { recursive: true });
  }
}

async function isSound(file: string): Promise<boolean> {
  const connection = new (await loadDriver())(file);
  const answer = connection.prepare("pragma integrity_check").get() as { readonly integrity_check?: unknown };
  connection.close();
  return answer.integrity_check === "ok";
}

async function powerLoss(): Promise<void> {
  if (spawnSync("strace", ["-V"]).status !== 0) {
    console.log("not run: power loss, since strace is not here");
    return;
  }
  const [full, off] = [tracedRun("full"), tracedRun("off")];
  const lines = full.filter(({ kind }) => kind === "line").length;
  const syncs = full.filter(({ kind }) => kind === "sync").length;
  check("every acknowledgement comes after an fsync", unkept(full).length === 0, `${lines} of them, ${syncs} fsyncs`);
  check("without synchronous = full the same check fails", unkept(off).length > 0);
  // The name of a new file, and that the journal of its making is gone, must be kept too.
  const firstLine = full.findIndex(({ kind }) => kind === "line");
  const folderKept = full.findLastIndex(
    (each, place) => each.kind === "sync" && each.file === "full" && place < firstLine,
  );
  const journalGone = full.findLastIndex((each) => each.kind === "unlink" && each.file.endsWith("-journal"));
  check(
    "the folder is kept after the last journal was removed",
    folderKept > journalGone,
    `${journalGone}, ${folderKept}`,
  );
  const lost = await losses(full, seededRandom(seed));
  check(`${images} images of a power loss hold all that was acknowledged`, lost === 0, `${lost} do not`);
  const lostWithout = await losses(off, seededRandom(seed));
  check("without synchronous = full the same images do not", lostWithout > 0, `${lostWithout} of ${images}`);
}

/** Adds until it fails. */
async function fill(file: string): Promise<{ readonly stored: readonly string[]; readonly error: unknown }> {
  const store = sqliteStore(file);
  const stored: string[] = [];
  try {
    await store.open();
    for (let number = 0; number < 1000; number++) {
      const callerId = `full-${number}`;
      await store.add(prepared({ row: { callerId }, body: bodyOf(callerId) }));
      stored.push(callerId);
    }
    return { stored, error: undefined };
  } catch (error) {
    return { stored, error };
  } finally {
    await store.close();
  }
}

/** A small disk in memory, or false where this process may not make one. */
function mount(at: string, ...options: readonly string[]): boolean {
  return process.getuid?.() === 0 && spawnSync("mount", [...options, at]).status === 0;
}

async function fullDisk(): Promise<void> {
  const disk = join(folder, "small");
  mkdirSync(disk);
  if (!mount(disk, "-t", "tmpfs", "-o", "size=3m", "tmpfs")) {
    console.log("not run: a full disk, since this process may not mount one");
    return;
  }
  try {
    const file = join(disk, "x.db");
    writeFileSync(join(disk, "ballast"), Buffer.alloc(400_000));
    const { stored, error } = await fill(file);
    const free = statfsSync(disk).bavail;
    check("a full disk is said to be full", reasonOf(error) === "full", `${stored.length} stored, ${free} blocks free`);
    rmSync(join(disk, "ballast"));
    const store = sqliteStore(file);
    await store.open();
    const rows = await Promise.all(stored.map((callerId) => store.findByCallerId("FQW30", callerId)));
    const isThere = rows.every((row) => row !== undefined);
    check("nothing that was stored is lost", isThere);
    check("with space again it goes on", (await store.add(prepared())).isNew);
    await store.close();
    check("the file is sound", await isSound(file));
  } finally {
    spawnSync("umount", ["-l", disk]);
  }
}

async function readOnlyDisk(): Promise<void> {
  const [disk, made] = [join(folder, "read-only"), join(folder, "made.db")];
  mkdirSync(disk);
  const store = sqliteStore(made);
  await store.open();
  await store.close();
  if (!mount(disk, "-t", "tmpfs", "tmpfs")) {
    console.log("not run: a read-only disk, since this process may not mount one");
    return;
  }
  try {
    cpSync(made, join(disk, "made.db"));
    if (!mount(disk, "-o", "remount,ro")) throw new Error("it cannot be made read-only");
    for (const name of ["made.db", "new.db"]) {
      const { error } = await fill(join(disk, name));
      check(`a read-only disk is said to be one: ${name}`, reasonOf(error) === "unusable", String(error));
    }
  } finally {
    spawnSync("umount", ["-l", disk]);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof StoreError ? error.reason : String(error);
}

try {
  await powerLoss();
  await fullDisk();
  await readOnlyDisk();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`seed ${seed}\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
