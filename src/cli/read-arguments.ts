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
  refuseWrong(args, rows, options);
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (cause) {
    throw new WrongUse(cause instanceof Error ? cause.message : "the options cannot be read.", { cause });
  }
}

type Tokens = NonNullable<ReturnType<typeof parseArgs>["tokens"]>;
type OptionToken = Extract<Tokens[number], { readonly kind: "option" }>;

/** Node.js says nothing about what a mistyped option may have meant, and takes the last of two without a word. */
function refuseWrong(
  args: readonly string[],
  rows: readonly OptionRow[],
  options: NonNullable<ParseArgsConfig["options"]>,
): void {
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  const given = new Set<string>();
  for (const token of tokens) {
    if (token.kind === "positional" && token.value === "")
      throw new WrongUse("a name is empty: is a variable of the shell without a value?");
    if (token.kind !== "option") continue;
    const row = rows.find(({ name }) => name === token.name);
    if (row === undefined) throw unknownOption(token, rows);
    const fault = valueFault(token, row) ?? (given.has(token.name) ? twiceFault(row) : undefined);
    if (fault !== undefined) throw new WrongUse(`--${row.name} ${fault}`);
    given.add(token.name);
  }
}

function unknownOption({ name, rawName }: OptionToken, rows: readonly OptionRow[]): WrongUse {
  const names = rows.map((row) => row.name);
  const near = didYouMean(name, names, (one) => `--${one}`);
  return new WrongUse(`there is no option ${rawName}.${near} A file of this name is given after --.`);
}

function valueFault({ value, inlineValue }: OptionToken, row: OptionRow): string | undefined {
  if (row.value === undefined) return value === undefined ? undefined : "takes no value.";
  const needs = `needs a value: ${row.allowed?.join(" or ") ?? row.value}.`;
  if (value === undefined) return needs;
  // A single dash is standard input or output.
  const isOption = !inlineValue && value.length > 1 && value.startsWith("-");
  return isOption ? `${needs} One that begins with - is written --${row.name}=VALUE.` : undefined;
}

/** What says nothing but that it is there may be there twice. */
function twiceFault({ value, repeats }: OptionRow): string | undefined {
  return value === undefined || repeats === true ? undefined : "is given twice: give it once.";
}
