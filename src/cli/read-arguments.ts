import { parseArgs, type ParseArgsConfig } from "node:util";
import type { Command, CommandInput, OptionRow } from "./command.js";
import { WrongUse } from "./wrong-use.js";

/** What was given to a command, or `"help"` where help was asked for. @throws WrongUse */
export function readArguments(args: readonly string[], { options: rows }: Command): CommandInput | "help" {
  const { values, positionals } = parsed(args, rows);
  if (values["help"] === true) return "help";
  const options: Record<string, string> = {};
  for (const { name, allowed } of rows) {
    const value = values[name];
    if (typeof value !== "string") continue;
    if (allowed !== undefined && !allowed.includes(value)) throw new WrongUse(`--${name} must be ${allowed.join(" or ")}.`);
    options[name] = value;
  }
  return { options, operands: positionals };
}

function parsed(args: readonly string[], rows: readonly OptionRow[]): ReturnType<typeof parseArgs> {
  const options: NonNullable<ParseArgsConfig["options"]> = { help: { type: "boolean", short: "h" } };
  for (const { name, short } of rows) options[name] = short === undefined ? { type: "string" } : { type: "string", short };
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (cause) {
    throw new WrongUse(cause instanceof Error ? cause.message : "The options cannot be read.", { cause });
  }
}
