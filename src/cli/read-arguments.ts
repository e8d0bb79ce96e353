import { parseArgs, type ParseArgsConfig } from "node:util";
import type { Command, CommandInput, OptionRow } from "./command.js";
import { didYouMean } from "./suggest.js";
import { WrongUse } from "./wrong-use.js";

/** The options that every command has. */
export const commonOptions: readonly OptionRow[] = [
  { name: "quiet", text: "say nothing but results and errors" },
  { name: "help", short: "h", text: "show this help" },
];

/** The options and operands of a command, or `"help"` where the user asks for help. @throws WrongUse */
export function readArguments(args: readonly string[], { options: own }: Command): CommandInput | "help" {
  const rows = [...own, ...commonOptions];
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
  const options: NonNullable<ParseArgsConfig["options"]> = {};
  for (const { name, short, value, repeats } of rows) {
    const type = value === undefined ? "boolean" : "string";
    options[name] = {
      type,
      ...(short === undefined ? {} : { short }),
      ...(repeats === undefined ? {} : { multiple: repeats }),
    };
  }
  refuseUnknown(args, options);
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (cause) {
    throw new WrongUse(cause instanceof Error ? cause.message : "the options cannot be read.", { cause });
  }
}

/** Node.js says nothing about what a mistyped option may have meant. */
function refuseUnknown(args: readonly string[], options: NonNullable<ParseArgsConfig["options"]>): void {
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== "option" || Object.hasOwn(options, token.name)) continue;
    const near = didYouMean(token.name, Object.keys(options), (name) => `--${name}`);
    throw new WrongUse(`there is no option ${token.rawName}.${near} A file of this name is given after --.`);
  }
}
