import type { Delivery } from "../../delivery/delivery.js";
import type { CommandInput, OptionRow } from "../command.js";
import { configOf, configOption, openMailboxes } from "../config/config-option.js";
import type { Config } from "../config/read-config.js";
import { keysOf, keysOption } from "../store/keys-option.js";
import { openStore, storeOf, storeOption, type StoreAddress } from "../store/store-option.js";
import type { Terminal } from "../terminal.js";
import { WrongUse } from "../wrong-use.js";
import { fallbackOf } from "./fallback-of.js";
import { notices } from "./notices.js";
import { openWorker } from "./open-worker.js";

/** The options of the commands that work over a store: `poll` and `run`. */
export const workOptionRows: readonly OptionRow[] = [configOption, storeOption, keysOption];

/** How both write the notices for people. */
export const noticesOption: OptionRow = {
  name: "format",
  value: "FORMAT",
  allowed: ["text", "json"],
  text: "notices for a person (default) or for a program",
};

/** What was opened. Closing the delivery closes all of it. */
export interface OpenedForWork {
  readonly delivery: Delivery;
  readonly config: Config;
  readonly address: StoreAddress;
}

/** Opens all that `poll` and `run` work with. @throws WrongUse for operands, options, configuration or store. */
export async function openForWork(
  command: "poll" | "run",
  input: CommandInput,
  terminal: Terminal,
): Promise<OpenedForWork> {
  if (input.operands.length > 0) throw new WrongUse(`the ${command} command takes options only.`);
  const address = storeOf(input);
  const keys = await keysOf(input, terminal);
  const config = await configOf(input, terminal);
  const fallback = await fallbackOf(config);
  const transport = await openMailboxes(config, terminal);
  const store = await openStore(address, { use: "make", keys }).catch(async (error: unknown) => {
    await transport.close();
    throw error;
  });
  const onAttention = notices(command, { store, terminal, isJson: input.options["format"] === "json" });
  const delivery = await openWorker({ config, store, transport }, { onAttention, ...fallback });
  return { delivery, config, address };
}
