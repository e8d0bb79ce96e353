import type { OptionRow } from "../command.js";
import { secondWords, valuesOf, type Completed } from "./completed.js";

/** A script that fish sources. */
export function fishScript(commands: readonly Completed[]): string {
  return [
    "# Completion of update-record for fish: update-record completion fish | source",
    ...commands.flatMap(({ name, summary, options, words }) => [
      ...(name.includes(" ")
        ? []
        : [`complete -c update-record -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`]),
      ...suggestions(name, [...words, ...secondWords(name, commands)]),
      ...options.map((option) => `${seen(name)} ${specOf(option)}`),
    ]),
    "",
  ].join("\n");
}

function suggestions(name: string, words: readonly string[]): readonly string[] {
  return words.length === 0 ? [] : [`${seen(name)} -f -a ${quoted(words.join(" "))}`];
}

function seen(name: string): string {
  const is = name.split(" ").map((word) => `__fish_seen_subcommand_from ${word}`);
  return `complete -c update-record -n ${quoted(is.join("; and "))}`;
}

function specOf(option: OptionRow): string {
  const { name, short, value, text } = option;
  const known = valuesOf(option);
  return [
    `-l ${name}`,
    ...(short === undefined ? [] : [`-s ${short}`]),
    ...(value === undefined ? [] : [known.length === 0 ? "-r" : `-x -a ${quoted(known.join(" "))}`]),
    `-d ${quoted(text)}`,
  ].join(" ");
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
