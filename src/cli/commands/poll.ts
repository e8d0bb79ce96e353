import type { Command, CommandInput, ExitCode } from "../command.js";
import { storePassword } from "../store/store-option.js";
import type { Terminal } from "../terminal.js";
import { failureLines } from "../work/failures.js";
import { noticesOption, openForWork, workOptionRows } from "../work/open-for-work.js";

/** `update-record poll`: one pass of everything that `run` does again and again. */
export const poll: Command = {
  usage: "--config FILE --store STORE [--format text|json]",
  about: [
    "Does once what `run` does again and again: sends what is due, reads the inboxes that may be read",
    "again (with NHS England's environments every five minutes, ME-07), notices what is overdue, and",
    "tells what a person must deal with. Start it by a timer where no process may run all the time.",
    "json is one object a line and notice, as of `attention`.",
    storePassword,
    "Exit code 0: done. 1: something did not work; it is tried again in the next pass. 2: wrong use, or",
    "configuration or store cannot be read.",
  ],
  options: [...workOptionRows, noticesOption],
  run,
};

async function run(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const isJson = input.options["format"] === "json";
  const { delivery } = await openForWork("poll", input, terminal);
  try {
    const { sent, received, overdue, fallbacks, told, failures } = await delivery.poll();
    for (const failure of failures)
      for (const line of failureLines(failure)) terminal.err(`update-record poll: ${line}\n`);
    const another = fallbacks === 0 ? "" : `${fallbacks} sent another way, `;
    const total = `${sent} sent, ${received} received, ${overdue} overdue, ${another}${told} told\n`;
    if (isJson) terminal.note(`update-record poll: ${total}`);
    else terminal.out(total);
    return failures.length === 0 ? 0 : 1;
  } finally {
    await delivery.close();
  }
}
