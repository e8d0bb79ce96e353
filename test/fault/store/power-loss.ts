import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Random } from "../random.js";
import type { Operation } from "./trace.js";

type Change = Extract<Operation, { readonly kind: "write" | "truncate" }>;

/** A disk: what is certainly on it, and what was asked for since. */
export interface Disk {
  readonly durable: Map<string, Buffer>;
  readonly pending: Map<string, Change[]>;
  /** Lines that were printed before. */
  readonly lines: string[];
}

export function emptyDisk(): Disk {
  return { durable: new Map(), pending: new Map(), lines: [] };
}

/** What an operation does to the disk. Files that are gone again are not looked at. */
export function follow(disk: Disk, operation: Operation): void {
  switch (operation.kind) {
    case "line":
      disk.lines.push(operation.text);
      break;
    case "sync": {
      const changes = disk.pending.get(operation.file) ?? [];
      const before = disk.durable.get(operation.file) ?? Buffer.alloc(0);
      disk.durable.set(operation.file, changes.reduce(changed, before));
      disk.pending.delete(operation.file);
      break;
    }
    case "unlink":
      disk.durable.delete(operation.file);
      disk.pending.delete(operation.file);
      break;
    default: {
      const changes = disk.pending.get(operation.file);
      if (changes === undefined) disk.pending.set(operation.file, [operation]);
      else changes.push(operation);
    }
  }
}

function changed(before: Buffer, change: Change): Buffer {
  if (change.kind === "truncate") {
    return before.length >= change.size
      ? before.subarray(0, change.size)
      : Buffer.concat([before, Buffer.alloc(change.size - before.length)]);
  }
  const after = Buffer.alloc(Math.max(before.length, change.at + change.bytes.length));
  before.copy(after);
  change.bytes.copy(after, change.at);
  return after;
}

const sector = 512;

/** Of what was not certainly on the disk, any part may be: whole writes, or the sectors of one. */
function survivors(changes: readonly Change[], random: Random): readonly Change[] {
  const share = random.below(101);
  return changes.flatMap((change) => {
    if (random.below(100) >= share) return [];
    if (change.kind === "truncate" || random.below(10) < 7) return [change];
    const sectors: Change[] = [];
    for (let at = 0; at < change.bytes.length; at += sector) {
      const bytes = change.bytes.subarray(at, at + sector);
      if (random.below(2) === 0) sectors.push({ ...change, at: change.at + at, bytes });
    }
    return sectors;
  });
}

/** Writes what may be found after the power has failed. */
export function writeImage({ durable, pending }: Disk, folder: string, random: Random): void {
  for (const name of new Set([...durable.keys(), ...pending.keys()])) {
    // SQLite makes its shared memory anew.
    if (name.endsWith("-shm")) continue;
    const before = durable.get(name) ?? Buffer.alloc(0);
    writeFileSync(join(folder, name), survivors(pending.get(name) ?? [], random).reduce(changed, before));
  }
}
