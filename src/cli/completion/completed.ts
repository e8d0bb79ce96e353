import type { Command, OptionRow } from "../command.js";
import { commonOptions } from "../read-arguments.js";

/** What a shell completes for one command. */
export interface Completed {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly OptionRow[];
  /** Words that may follow the command; empty where files do. */
  readonly words: readonly string[];
}

/** The commands of a table, as a shell completes them. */
export async function completedOf(
  rows: Readonly<Record<string, { readonly summary: string; load(): Promise<Command> }>>,
): Promise<readonly Completed[]> {
  return Promise.all(
    Object.entries(rows).map(async ([name, row]) => {
      const { options, words = [] } = await row.load();
      return { name, summary: row.summary, options: [...options, ...commonOptions], words };
    }),
  );
}

/** The values of an option, where they are known. */
export function valuesOf({ allowed = [] }: OptionRow): readonly string[] {
  return allowed;
}

/** The option with its dashes, and its letter where it has one. */
export function flagsOf({ name, short }: OptionRow): readonly string[] {
  return [`--${name}`, ...(short === undefined ? [] : [`-${short}`])];
}

/** The first word of each command, each once. */
export function firstWords(commands: readonly Completed[]): readonly string[] {
  return [...new Set(commands.map(({ name }) => name.replace(/ .*/, "")))];
}

/** The second words of the commands that begin with this one. */
export function secondWords(name: string, commands: readonly Completed[]): readonly string[] {
  return commands.flatMap((one) => (one.name.startsWith(`${name} `) ? [one.name.slice(name.length + 1)] : []));
}
