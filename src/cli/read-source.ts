import { readFileSync } from "node:fs";

/** Standard input. */
export interface Input {
  /** Reads the whole of standard input. */
  readInput(): Promise<Uint8Array>;
}

/**
 * The bytes of a file, or of standard input where the name is `-`. @throws the system's error, whose code
 * `whyUnreadable` explains.
 */
export async function readSource(name: string, input: Input): Promise<Uint8Array> {
  // Reading synchronously is faster, and no other work is waiting.
  return name === "-" ? await input.readInput() : readFileSync(name);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of its path is not a folder",
  EACCES: "this user may not read it",
  EPERM: "this user may not read it",
  ENAMETOOLONG: "its name is too long",
  ENOSPC: "there is no space left",
  EADDRINUSE: "the port is in use",
};

/** Why a file could not be read or written, for a person. */
export function whyUnreadable(error: unknown): string {
  const code = codeOf(error);
  return Object.hasOwn(reasons, code)
    ? (reasons[code] ?? code)
    : `the system refuses it${code === "" ? "" : ` (${code})`}`;
}

/** The system's code of an error, such as `ENOENT`. Empty where it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
