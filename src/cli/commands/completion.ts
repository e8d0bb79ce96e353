import type { Command, CommandInput, ExitCode } from "../command.js";
import { bashScript } from "../completion/bash.js";
import { completedOf, type Completed } from "../completion/completed.js";
import { fishScript } from "../completion/fish.js";
import { zshScript } from "../completion/zsh.js";
import { didYouMean } from "../suggest.js";
import type { Terminal } from "../terminal.js";
import { WrongUse } from "../wrong-use.js";

const scripts: ReadonlyMap<string, (commands: readonly Completed[]) => string> = new Map([
  ["bash", bashScript],
  ["zsh", zshScript],
  ["fish", fishScript],
]);
const shells = [...scripts.keys()];

/** `update-record completion`: a script with which a shell completes commands and options. */
export const completion: Command = {
  usage: "bash|zsh|fish",
  about: [
    "Writes a script with which a shell completes commands, options and their values:",
    "  bash: source <(update-record completion bash), in ~/.bashrc",
    "  zsh:  source <(update-record completion zsh), in ~/.zshrc after compinit",
    "  fish: update-record completion fish > ~/.config/fish/completions/update-record.fish",
    "Exit code 2: there is no such shell.",
  ],
  options: [],
  words: shells,
  run,
};

async function run({ operands }: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const [shell = "", ...more] = operands;
  const script = scripts.get(shell);
  if (script === undefined || more.length > 0)
    throw new WrongUse(`name one shell: ${shells.join(", ")}.${didYouMean(shell, shells)}`);
  // The table of commands holds this command too.
  const { commands } = await import("./commands.js");
  terminal.out(script(await completedOf(commands)));
  return 0;
}
