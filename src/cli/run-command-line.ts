import type { ExitCode } from "./command.js";
import { commands } from "./commands/commands.js";
import { commandHelp, generalHelp } from "./help.js";
import { readArguments } from "./read-arguments.js";
import { errorLines } from "./error-lines.js";
import { visible } from "../render/write/visible.js";
import type { Terminal } from "./terminal.js";
import { WrongUse } from "./wrong-use.js";

/** Runs one command. An error becomes lines for the person and an exit code, never a stack trace. */
export async function runCommandLine(args: readonly string[], given: Terminal): Promise<ExitCode> {
  const err = (text: string): void => {
    given.err(visible(text));
  };
  // Names of options, files and members are the user's, or another's: none may control the terminal.
  const terminal: Terminal = { ...given, err };
  const [name, ...rest] = args;
  if (name === "--help" || name === "-h" || name === "help") {
    terminal.out(generalHelp());
    return 0;
  }
  const row = name === undefined || !Object.hasOwn(commands, name) ? undefined : commands[name];
  if (name === undefined || row === undefined) {
    terminal.err(name === undefined ? generalHelp() : `update-record: there is no such command.\n\n${generalHelp()}`);
    return 2;
  }
  try {
    const command = await row.load();
    const input = readArguments(rest, command);
    if (input !== "help") return await command.run(input, terminal);
    terminal.out(commandHelp(name, command));
    return 0;
  } catch (error) {
    terminal.err(
      errorLines(error)
        .map((line) => `update-record ${name}: ${line}\n`)
        .join(""),
    );
    return error instanceof WrongUse ? 2 : 1;
  }
}
