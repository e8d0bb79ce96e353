import type { Command, CommandInput, ExitCode } from "../command.js";
import { configOf, configOption, openMailboxes } from "../config/config-option.js";
import { openStore, storeOf, storeOption, storePassword } from "../store/store-option.js";
import type { Terminal } from "../terminal.js";
import { failureLines } from "../work/failures.js";
import { notices } from "../work/notices.js";
import { fallbackOf } from "../work/fallback-of.js";
import { openWorker } from "../work/open-worker.js";
import { WrongUse } from "../wrong-use.js";
import { keysOf, keysOption } from "../store/keys-option.js";

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
  options: [
    configOption,
    storeOption,
    keysOption,
    {
      name: "format",
      value: "FORMAT",
      allowed: ["text", "json"],
      text: "notices for a person (default) or for a program",
    },
  ],
  run,
};

async function run(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  if (input.operands.length > 0) throw new WrongUse("the poll command takes options only.");
  const address = storeOf(input);
  const keys = await keysOf(input, terminal);
  const config = await configOf(input, terminal);
  const fallback = await fallbackOf(config);
  const transport = await openMailboxes(config, terminal);
  const store = await openStore(address, { mustExist: false, keys }).catch(async (error: unknown) => {
    await transport.close();
    throw error;
  });
  const isJson = input.options["format"] === "json";
  const onAttention = notices("poll", { store, terminal, isJson });
  const delivery = await openWorker({ config, store, transport }, { onAttention, ...fallback });
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
