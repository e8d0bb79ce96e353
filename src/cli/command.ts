import type { Terminal } from "./terminal.js";

/** 0: done. 1: invalid or refused. 2: wrong use, or unreadable input. */
export type ExitCode = 0 | 1 | 2;

/** One option, as the help shows it and the parser reads it. */
export interface OptionRow {
  /** Without the dashes. */
  readonly name: string;
  /** One letter. */
  readonly short?: string;
  /** The placeholder for its value in the help. Left out for an option without a value. */
  readonly value?: string;
  /** True where the option may be given several times. */
  readonly repeats?: true;
  /** The allowed values. Left out where any value is allowed. */
  readonly allowed?: readonly string[];
  readonly text: string;
}

/** A command's options and operands, as the user gave them. */
export interface CommandInput {
  /** The value of each option given. For an option without a value: its own name. */
  readonly options: Readonly<Record<string, string | undefined>>;
  /** All values of the options that may be given several times. */
  readonly lists: Readonly<Record<string, readonly string[] | undefined>>;
  readonly operands: readonly string[];
}

/** A command: its help as data, and the function that runs it. */
export interface Command {
  /** What follows the command's name, such as `FILE... [options]`. */
  readonly usage: string;
  /** What it does and what its exit code means, in lines of at most 100 characters. */
  readonly about: readonly string[];
  readonly options: readonly OptionRow[];
  /** The words that may follow, for completion. Left out where files follow, or anything. */
  readonly words?: readonly string[];
  run(input: CommandInput, terminal: Terminal): Promise<ExitCode>;
}
