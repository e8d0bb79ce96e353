import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { loadDriver, type OwnConnection, type SqliteDriver } from "../../../../src/delivery/store/sqlite/driver.js";

/** The SQLite of this Node. */
export const Driver: SqliteDriver = await loadDriver();

/** A connection of the test's own. */
export function connectionTo(file: string): OwnConnection {
  return new Driver(file);
}

/**
 * A folder for the files of a test, in memory where the machine has that: here it matters what is stored, and not how
 * long a disk takes.
 */
export function testFolder(): string {
  const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "sqlite-store-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  return folder;
}
