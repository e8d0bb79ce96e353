import type { Command, OptionRow } from "./command.js";
import { commands } from "./commands/commands.js";
import { commonOptions } from "./read-arguments.js";
import { version } from "./version.js";

/** What `update-record --help` prints. */
export function generalHelp(): string {
  const rows = Object.entries(commands).map(([name, { summary }]): Row => [name, summary]);
  return [
    "Usage: update-record <command> [options]",
    "",
    `Builds, checks, sends and tests GP Connect Update Record messages. Version ${version()}.`,
    "",
    ...columns(rows),
    "",
    "`update-record <command> --help` shows its options, `update-record --version` the version.",
    "`-` is standard input or output.",
    "Exit code: 0 done, 1 invalid or refused, 2 wrong use or unreadable input.",
    "",
  ].join("\n");
}

/** What `update-record NAME --help` prints. */
export function commandHelp(name: string, { usage, about, options }: Command): string {
  const rows = [...options, ...commonOptions].map(optionRow);
  return [`Usage: update-record ${name} ${usage}`, "", ...about, "", ...columns(rows), ""].join("\n");
}

type Row = readonly [left: string, right: string];

function optionRow({ name, short, value, allowed, repeats, text }: OptionRow): Row {
  const letter = short === undefined ? "" : `-${short}, `;
  const given = value === undefined ? "" : ` ${allowed?.join("|") ?? value}`;
  return [`${letter}--${name}${given}${repeats === true ? "..." : ""}`, text];
}

function columns(rows: readonly Row[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
