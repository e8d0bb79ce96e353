import { stat } from "node:fs/promises";
import { counting } from "../counting.js";
import type { CommandInput, ExitCode } from "../command.js";
import { errorLines } from "../error-lines.js";
import type { Terminal } from "../terminal.js";
import { WrongUse } from "../wrong-use.js";
import { findFiles, type Found } from "./find-files.js";

/** What a command does with each of its files. */
export interface FileWork {
  /** The command's name. */
  readonly command: string;
  /** What has been done with a file, for the total. */
  readonly done: "written" | "ready";
  /** What a file is that was read and is not so. */
  readonly notDone: string;
  /** Does it with one file. What it says is said with the file's name. */
  readonly each: (name: string, terminal: Terminal) => Promise<ExitCode>;
}

/** The files that a command is to work on. `isOne`: one was named, by its own name, and the command works as on one. */
export interface Chosen {
  readonly files: readonly Found[];
  readonly isOne: boolean;
}

/** The files that operands stand for. @throws WrongUse where none is named, or standard input twice */
export function chosenFiles(
  { operands }: CommandInput,
  what: "consultation" | "file",
  extensions?: readonly string[],
): Chosen {
  if (operands.length === 0) throw new WrongUse(`name at least one ${what}, or - for standard input.`);
  if (operands.filter((name) => name === "-").length > 1)
    throw new WrongUse("standard input can be read only once: name - once.");
  const files = findFiles(operands, extensions);
  return { files, isOne: files.length === 1 && files[0]?.name === operands[0] && files[0]?.missing === undefined };
}

/** Works on one file after the other; one that fails stops no other. 2: one is unreadable, else 1: one failed. */
export async function overFiles(
  files: readonly Found[],
  { command, done, notDone, each }: FileWork,
  terminal: Terminal,
): Promise<ExitCode> {
  const counts = { 0: 0, 1: 0, 2: 0 };
  const counted = counting(command, done === "written" ? done : "checked", files.length, terminal);
  for (const file of files) {
    counts[await codeOf(file, command, each, terminal)] += 1;
    counted.next();
  }
  const rest = [
    ...(counts[1] === 0 ? [] : [`${counts[1]} ${notDone}`]),
    ...(counts[2] === 0 ? [] : [`${counts[2]} unreadable`]),
  ];
  const all = files.length === 1 ? "1 file" : `${files.length} files`;
  terminal.note(`${[`update-record ${command}: ${all}: ${counts[0]} ${done}`, ...rest].join(", ")}\n`);
  return counts[2] > 0 ? 2 : counts[1] > 0 ? 1 : 0;
}

async function codeOf(
  { name, missing }: Found,
  command: string,
  each: FileWork["each"],
  terminal: Terminal,
): Promise<ExitCode> {
  const head = `update-record ${command}: `;
  const say = (text: string): string =>
    text.replace(/^.+$/gm, (line) => {
      const said = line.startsWith(head) ? line.slice(head.length) : line;
      return `${head}${said.startsWith(name) ? "" : `${name}: `}${said}`;
    });
  const named: Terminal = {
    ...terminal,
    err: (text) => {
      terminal.err(say(text));
    },
    note: (text) => {
      terminal.note(say(text));
    },
  };
  try {
    if (missing !== undefined) throw new WrongUse(`${name} cannot be read: ${missing}.`);
    return await each(name, named);
  } catch (error) {
    named.err(
      errorLines(error)
        .map((line) => `${line}\n`)
        .join(""),
    );
    return error instanceof WrongUse ? 2 : 1;
  }
}

/** Whether a path is a folder. */
export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}
