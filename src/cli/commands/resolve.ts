import type { Command, CommandInput, ExitCode } from "../command.js";
import { longestNote } from "../../delivery/people/fallback.js";
import { givenPerson, givenWords } from "../../delivery/people/person.js";
import { optionValue } from "../option-value.js";
import { Refused } from "../refused.js";
import { findRecords } from "../store/find-records.js";
import { offlineDelivery } from "../store/offline-delivery.js";
import { withAttention } from "../store/records.js";
import { recordJson, recordText } from "../store/show-records.js";
import { openStore, storeOf, storeOption, storePassword } from "../store/store-option.js";
import type { Terminal } from "../terminal.js";
import { WrongUse } from "../wrong-use.js";
import { keysOf, keysOption } from "../store/keys-option.js";

/** `update-record resolve`: a person has dealt with something. */
export const resolve: Command = {
  usage: "ID... --store STORE --by NAME --how TEXT",
  about: [
    "Closes what `attention` lists, because a person has dealt with it. An ID is that of a message (the",
    "message's own, or the one that it was sent with), of which everything open is closed, or of a single",
    "attention. A message that waits for nothing else becomes settled. Name and text are kept for audit:",
    "leave the patient's name out of them. It needs no configuration and no network.",
    'json is one object a line and message, as of `status`: {"id", "callerId", "state", "attention"}.',
    storePassword,
    "Exit code 0: closed, or closed before. 1: an ID stands for nothing, or for several messages: then",
    "nothing is closed. 2: wrong use, or the store cannot be opened.",
  ],
  options: [
    storeOption,
    keysOption,
    { name: "by", value: "NAME", text: "who has dealt with it" },
    { name: "how", value: "TEXT", text: "how: for instance 'telephoned the practice, sent by e-mail'" },
    { name: "format", value: "FORMAT", allowed: ["text", "json"], text: "for a person (default) or for a program" },
  ],
  run,
};

async function run(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const { operands, options } = input;
  if (operands.length === 0) throw new WrongUse("name at least one ID: `update-record attention` lists what is open.");
  const [by, how] = [textOf(input, "by"), textOf(input, "how")];
  optionValue("by", () => givenPerson({ by }));
  optionValue("how", () => givenWords(how, "how", longestNote));
  const store = await openStore(storeOf(input), { use: "change", keys: await keysOf(input, terminal) });
  try {
    const { rows, attentionIds, faults } = await findRecords(store, operands, { attentions: true });
    if (faults.length > 0) throw new Refused([...faults, "Nothing was closed."].join("\n"));
    const delivery = await offlineDelivery(store);
    const { count } = await delivery.resolve({ ids: [...rows.map(({ id }) => id), ...attentionIds] }, { by, how });
    const after = await Promise.all(rows.map(async (row) => (await store.findById(row.id)) ?? row));
    const isJson = options["format"] === "json";
    terminal.out((await withAttention(store, after)).map(isJson ? recordJson : recordText).join(""));
    if (!isJson) terminal.out(`${count} closed\n`);
    return 0;
  } finally {
    await store.close();
  }
}

function textOf({ options }: CommandInput, name: "by" | "how"): string {
  const text = options[name]?.trim() ?? "";
  if (text === "")
    throw new WrongUse(
      `say ${name === "by" ? "who has dealt with it: --by NAME" : "how it was dealt with: --how TEXT"}.`,
    );
  return text;
}
