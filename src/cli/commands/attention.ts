import type { AttentionRow } from "../../delivery/store/rows.js";
import type { DeliveryStore } from "../../delivery/store/store.js";
import type { Command, CommandInput } from "../command.js";
import { attentionIn, type ShownRecord } from "../store/records.js";
import { aboutText, attentionJson, attentionLine, recordJson, recordText } from "../store/show-records.js";
import { openStore, storeOf, storeOption, storePassword } from "../store/store-option.js";
import type { Terminal } from "../terminal.js";
import { WrongUse } from "../wrong-use.js";
import { keysOf, keysOption } from "../store/keys-option.js";

/** `update-record attention`: what a person must deal with. */
export const attention: Command = {
  usage: "--store STORE [--format text|json]",
  about: [
    "Lists what a person must deal with, oldest first, and what to do about it: messages, mailboxes that",
    "cannot be used, and items of an inbox that belong to no message. `resolve` closes it.",
    "It needs no configuration and no network, and changes nothing.",
    'json is one object a line and message: {"id", "callerId", "state", "attention": [{"id", "reason",',
    '"text", "since"}]}; where it is about no message, id, callerId and state are null.',
    storePassword,
    "Exit code 0: done, also where nothing is open. 2: the store cannot be opened.",
  ],
  options: [
    storeOption,
    keysOption,
    { name: "format", value: "FORMAT", allowed: ["text", "json"], text: "for a person (default) or for a program" },
  ],
  run,
};

async function run(input: CommandInput, terminal: Terminal): Promise<0> {
  if (input.operands.length > 0) throw new WrongUse("the attention command takes options only.");
  const store = await openStore(storeOf(input), { use: "look", keys: await keysOf(input, terminal) });
  try {
    const isJson = input.options["format"] === "json";
    const open = await attentionIn(store, {});
    for (const subject of subjectsOf(open)) {
      const record = await recordOf(store, subject);
      if (record !== undefined) terminal.out(isJson ? recordJson(record) : recordText(record));
      else
        for (const one of subject)
          terminal.out(isJson ? attentionJson(one) : `${aboutText(one)}\n${attentionLine(one)}`);
    }
    if (!isJson) terminal.out(open.length === 0 ? "nothing: nobody is needed\n" : totalText(open.length));
    return 0;
  } finally {
    await store.close();
  }
}

/** Those of one record together; each of the others alone. */
function subjectsOf(open: readonly AttentionRow[]): readonly (readonly AttentionRow[])[] {
  const subjects = new Map<string, AttentionRow[]>();
  for (const one of open) {
    const subject = one.deliveryId ?? one.id;
    const others = subjects.get(subject);
    if (others === undefined) subjects.set(subject, [one]);
    else others.push(one);
  }
  return [...subjects.values()];
}

async function recordOf(store: DeliveryStore, attention: readonly AttentionRow[]): Promise<ShownRecord | undefined> {
  const id = attention[0]?.deliveryId;
  const row = id === undefined ? undefined : await store.findById(id);
  return row === undefined ? undefined : { row, attention };
}

function totalText(count: number): string {
  return count === 1 ? "1 thing is open\n" : `${count} things are open\n`;
}
