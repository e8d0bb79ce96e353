import type { Command, CommandInput } from "../command.js";
import { opening, shownStore, storeOf, storeOption, storePassword } from "../store/store-option.js";
import type { Terminal } from "../terminal.js";
import { WrongUse } from "../wrong-use.js";

/** `update-record migrate`: makes the tables of a PostgreSQL store, or brings them up to date. */
export const migrate: Command = {
  usage: "--store postgres://USER@HOST/DATABASE",
  about: [
    "Makes the tables of a PostgreSQL store, or brings them up to date. Do it before the first use and",
    "after an upgrade of this package, as a user who may change the schema: `send`, `run` and the others",
    "need no such right. Several may do it at once, and again is harmless. An SQLite file needs none.",
    storePassword,
    "Exit code 0: the tables are as this version needs them. 1: refused. 2: the store cannot be reached.",
  ],
  options: [storeOption],
  run,
};

async function run(input: CommandInput, terminal: Terminal): Promise<0> {
  if (input.operands.length > 0) throw new WrongUse("the migrate command takes options only.");
  const address = storeOf(input);
  if (address.kind === "sqlite") {
    terminal.out("an SQLite file is brought up to date whenever it is opened: nothing to do\n");
    return 0;
  }
  const { migratePostgres } = await import("../../delivery/store/postgres/migrate.js");
  const { from, to } = await opening(() => migratePostgres(address.url));
  const done = from === to ? "are up to date already" : from === 0 ? "are made" : `are brought from ${from} to ${to}`;
  terminal.out(`the tables in ${shownStore(address)} ${done}\n`);
  return 0;
}
