import { parseArgs, type ParseArgsConfig } from "node:util";
import type { Command, CommandInput, OptionRow } from "./command.js";
import { WrongUse } from "./wrong-use.js";

/** The options and operands of a command, or `"help"` where the user asks for help. @throws WrongUse */
export function readArguments(args: readonly string[], { options: rows }: Command): CommandInput | "help" {
  const { values, positionals } = parsed(args, rows);
  if (values["help"] === true) return "help";
  const options: Record<string, string> = {};
  const lists: Record<string, readonly string[]> = {};
  for (const { name, allowed, repeats } of rows) {
    const given = values[name];
    if (repeats === true && Array.isArray(given)) lists[name] = given.map(String);
    const value = given === true ? name : given;
    if (typeof value !== "string") continue;
    if (allowed !== undefined && !allowed.includes(value))
      throw new WrongUse(`--${name} must be ${allowed.join(" or ")}.`);
    options[name] = value;
  }
  return { options, lists, operands: positionals };
}

function parsed(args: readonly string[], rows: readonly OptionRow[]): ReturnType<typeof parseArgs> {
  const options: NonNullable<ParseArgsConfig["options"]> = { help: { type: "boolean", short: "h" } };
  for (const { name, short, value, repeats } of rows) {
    const type = value === undefined ? "boolean" : "string";
    options[name] = {
      type,
      ...(short === undefined ? {} : { short }),
      ...(repeats === undefined ? {} : { multiple: repeats }),
    };
  }
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (cause) {
    throw new WrongUse(cause instanceof Error ? cause.message : "the options cannot be read.", { cause });
  }
}
