import type { ExitCode } from "./command.js";
import { commands } from "./commands/commands.js";
import { commandHelp, generalHelp } from "./help.js";
import { readArguments } from "./read-arguments.js";
import { visible } from "../render/write/visible.js";
import { withoutPasswords } from "./store/redact.js";
import { didYouMean } from "./suggest.js";
import type { Streams } from "./terminal.js";
import { version } from "./version.js";
import { WrongUse } from "./wrong-use.js";

/** What may stand in place of a command. */
const asked: ReadonlyMap<string, () => string> = new Map([
  ["--help", generalHelp],
  ["-h", generalHelp],
  ["help", generalHelp],
  ["--version", () => `${version()}\n`],
  ["version", () => `${version()}\n`],
]);

function nearTo(name: string): string {
  return didYouMean(name, [...Object.keys(commands), "help", "version", "--help", "--version"]);
}

function silent(): void {
  // See Terminal.note.
}

/** The command's name, of one word or two (`sandbox list`), and what follows it. */
function nameIn([first, second, ...rest]: readonly string[]): readonly [name: string | undefined, readonly string[]] {
  if (second === undefined) return [first, []];
  const both = `${first ?? ""} ${second}`;
  return Object.hasOwn(commands, both) ? [both, rest] : [first, [second, ...rest]];
}

/** `help build` asks for the same as `build --help`. */
function asOption(args: readonly string[]): readonly string[] {
  const [first, second, ...rest] = args;
  const isOfCommand = first === "help" && second !== undefined && !second.startsWith("-");
  return isOfCommand ? [second, ...rest, "--help"] : args;
}

/** Runs one command. An error becomes lines for the person and an exit code, never a stack trace. */
export async function runCommandLine(args: readonly string[], given: Streams): Promise<ExitCode> {
  // Names of options, files and members are the user's, or another's: none may control the terminal. An address may
  // stand where it does not belong, and its password is never shown.
  const err = (text: string): void => {
    given.err(visible(withoutPasswords(text)));
  };
  const [name, rest] = nameIn(asOption(args));
  const answer = name === undefined ? undefined : asked.get(name);
  if (answer !== undefined) {
    given.out(answer());
    return 0;
  }
  const row = name === undefined || !Object.hasOwn(commands, name) ? undefined : commands[name];
  if (name === undefined || row === undefined) {
    const fault = name === undefined ? "" : `update-record: there is no such command.${nearTo(name)}\n\n`;
    err(`${fault}${generalHelp()}`);
    return 2;
  }
  try {
    const command = await row.load();
    const input = readArguments(rest, command);
    if (input !== "help")
      return await command.run(input, { ...given, err, note: input.options["quiet"] === undefined ? err : silent });
    given.out(commandHelp(name, command));
    return 0;
  } catch (error) {
    // It knows every error of the library, which a start without one need not load.
    const { errorLines } = await import("./error-lines.js");
    err(
      errorLines(error)
        .map((line) => `update-record ${name}: ${line}\n`)
        .join(""),
    );
    return error instanceof WrongUse ? 2 : 1;
  }
}
