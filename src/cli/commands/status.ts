import type { DeliveryState } from "../../delivery/states.js";
import type { DeliveryStore } from "../../delivery/store/store.js";
import type { Command, CommandInput, ExitCode } from "../command.js";
import { findRecords } from "../store/find-records.js";
import { recordsIn, withAttention, type ShownRecord } from "../store/records.js";
import { recordJson, recordText, totalText } from "../store/show-records.js";
import { openStore, storeOf, storeOption, storePassword } from "../store/store-option.js";
import { countsOf, insightIn, insightJson, openText } from "../store/totals.js";
import type { Terminal } from "../terminal.js";
import { keysOf, keysOption } from "../store/keys-option.js";
import { WrongUse } from "../wrong-use.js";

/** `update-record status`: what has become of messages. */
export const status: Command = {
  usage: "[ID...] --store STORE [--totals] [--format text|json]",
  about: [
    "Says what has become of the messages in a store: of all, oldest first, or of those with an ID, which",
    "is the message's own id or the one that it was sent with (--id, else the SHA-256 of its file).",
    "Without an ID it also counts what is open and says how old it is, and which mailboxes are stopped.",
    "It needs no configuration and no network, and changes nothing.",
    'json is one object a line and message: {"id", "callerId", "state", "attention": [{"id", "reason",',
    '"text", "since"}]}; attention is what a person must deal with.',
    "With --totals and json it is one object of all counts, as of `insight` in docs/operating.md.",
    storePassword,
    "Exit code 0: done. 1: an ID stands for no message, or for several. 2: the store cannot be opened.",
  ],
  options: [
    storeOption,
    keysOption,
    { name: "totals", text: "only how many there are and how old they are, and no single message" },
    { name: "format", value: "FORMAT", allowed: ["text", "json"], text: "for a person (default) or for a program" },
  ],
  run,
};

async function run(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const store = await openStore(storeOf(input), { use: "look", keys: await keysOf(input, terminal) });
  try {
    const isJson = input.options["format"] === "json";
    const isOfAll = input.operands.length === 0;
    if (input.options["totals"] !== undefined) {
      if (!isOfAll) throw new WrongUse("--totals is of all messages: name no ID.");
      const insight = await insightIn(store, true);
      terminal.out(isJson ? insightJson(insight) : `${totalText(countsOf(insight))}${openText(insight)}`);
      return 0;
    }
    const write = isJson ? recordJson : recordText;
    const counts = new Map<DeliveryState, number>();
    const show = (records: readonly ShownRecord[]): void => {
      for (const { row } of records) counts.set(row.state, (counts.get(row.state) ?? 0) + 1);
      if (records.length > 0) terminal.out(records.map(write).join(""));
    };
    const isRight = isOfAll ? await showAll(store, show) : await showSome(input, store, show, terminal);
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (!isJson && total !== 1) terminal.out(totalText(counts));
    if (!isJson && isOfAll) terminal.out(openText(await insightIn(store, false)));
    return isRight ? 0 : 1;
  } finally {
    await store.close();
  }
}

type Show = (records: readonly ShownRecord[]) => void;

async function showAll(store: DeliveryStore, show: Show): Promise<boolean> {
  for await (const records of recordsIn(store, {})) show(records);
  return true;
}

async function showSome(
  { operands }: CommandInput,
  store: DeliveryStore,
  show: Show,
  terminal: Terminal,
): Promise<boolean> {
  const { rows, faults } = await findRecords(store, operands);
  show(await withAttention(store, rows));
  for (const fault of faults) terminal.err(`update-record status: ${fault}\n`);
  return faults.length === 0;
}
