import { readFileSync } from "node:fs";
import type { Terminal } from "./terminal.js";

/**
 * The bytes of a file, or of standard input where the name is `-`. @throws the system's error, whose code
 * `whyUnreadable` explains.
 */
export async function readSource(name: string, terminal: Terminal): Promise<Uint8Array> {
  // Nothing else waits for it, and at once it is read sooner.
  return name === "-" ? await terminal.readInput() : readFileSync(name);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of its path is no folder",
  EACCES: "this user may not read it",
  EPERM: "this user may not read it",
  ENAMETOOLONG: "its name is too long",
  ENOSPC: "there is no room left",
  EADDRINUSE: "the port is in use",
};

/** Why a file could not be read or written, in words. */
export function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  return Object.hasOwn(reasons, code)
    ? (reasons[code] ?? code)
    : `the system refuses it${code === "" ? "" : ` (${code})`}`;
}
