import type { Terminal } from "./terminal.js";

/** 0: done. 1: the answer is no. 2: wrong use, or input that cannot be read. */
export type ExitCode = 0 | 1 | 2;

/** One option, as the help shows it and the parser reads it. */
export interface OptionRow {
  /** Without the dashes. */
  readonly name: string;
  /** One letter. */
  readonly short?: string;
  /** What stands for its value in the help; left out of an option that has none and is given or not. */
  readonly value?: string;
  /** True where it may be given several times. */
  readonly repeats?: true;
  /** The only values it may have. */
  readonly allowed?: readonly string[];
  readonly text: string;
}

/** What was given to a command. */
export interface CommandInput {
  /** Of an option without a value: its name, where it was given. */
  readonly options: Readonly<Record<string, string | undefined>>;
  /** Every value of the options that may be given several times. */
  readonly lists: Readonly<Record<string, readonly string[] | undefined>>;
  readonly operands: readonly string[];
}

/** A command: its help as data, and what it does. */
export interface Command {
  /** What follows the command's name, such as `FILE... [options]`. */
  readonly usage: string;
  /** What it does and what its exit code says, in lines of at most 90 characters. */
  readonly about: readonly string[];
  readonly options: readonly OptionRow[];
  run(input: CommandInput, terminal: Terminal): Promise<ExitCode>;
}
