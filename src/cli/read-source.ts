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

type Reasons = Readonly<Record<string, string>>;

const common: Reasons = {
  EISDIR: "it is a folder",
  ENOTDIR: "a part of its path is not a folder",
  ENAMETOOLONG: "its name is too long",
};

const reading: Reasons = {
  ...common,
  ENOENT: "there is no such file",
  EACCES: "this user may not read it",
  EPERM: "this user may not read it",
};

const writing: Reasons = {
  ...common,
  ENOENT: "there is no folder that it can be written into",
  EEXIST: "there is a file of this name",
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  EROFS: "the disk is read-only",
  ENOSPC: "there is no space left",
  EDQUOT: "there is no space left",
};

const listening: Reasons = {
  EADDRINUSE: "the port is in use",
  EACCES: "this user may not use the port",
};

/** Why a file or folder could not be read, for a person. */
export function whyUnreadable(error: unknown): string {
  return wordsFor(error, reading);
}

/** Why a file could not be written, or a folder made, for a person. */
export function whyUnwritable(error: unknown): string {
  return wordsFor(error, writing);
}

/** Why a server could not start, for a person. */
export function whyNotListening(error: unknown): string {
  return wordsFor(error, listening);
}

function wordsFor(error: unknown, reasons: Reasons): string {
  const code = codeOf(error);
  return Object.hasOwn(reasons, code)
    ? (reasons[code] ?? code)
    : `the system refuses it${code === "" ? "" : ` (${code})`}`;
}

/** The system's code of an error, such as `ENOENT`. Empty where it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
