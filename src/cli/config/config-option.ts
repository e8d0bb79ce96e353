import { InvalidValueError } from "../../errors.js";
import { MeshError } from "../../transport/mesh-error.js";
import type { MeshMailboxSettings, MeshTransportOptions } from "../../transport/mesh/options.js";
import { meshTransport } from "../../transport/mesh/transport.js";
import type { MeshTransport } from "../../transport/transport.js";
import type { CommandInput, OptionRow } from "../command.js";
import type { Terminal } from "../terminal.js";
import { WrongUse } from "../wrong-use.js";
import { readConfig, type Config } from "./read-config.js";

/** The option `--config`, the same for every command that has it. */
export const configOption: OptionRow = {
  name: "config",
  value: "FILE",
  text: "address, mailboxes, certificates, sender (schemas/configuration.schema.json)",
};

/** The configuration that the user named. @throws WrongUse */
export async function configOf({ options }: CommandInput, terminal: Terminal): Promise<Config> {
  const file = options["config"];
  if (file === undefined)
    throw new WrongUse(
      "name the configuration with --config FILE; `update-record sandbox --credentials DIR` writes one.",
    );
  return readConfig(file, terminal);
}

/** Opens a mailbox of the configuration. Nothing is sent yet. @throws WrongUse where its settings cannot work. */
export async function openMailbox(config: Config, mailboxId: string, terminal: Terminal): Promise<MeshTransport> {
  return opened(await config.transportOptions(mailboxId), terminal);
}

/** Opens all mailboxes of the configuration: `forMailbox` gives each. @throws WrongUse as `openMailbox`. */
export async function openMailboxes(config: Config, terminal: Terminal): Promise<MeshTransport> {
  const settings = new Map<string, MeshMailboxSettings>();
  for (const mailboxId of config.mailboxIds) {
    const { password, tls } = await config.transportOptions(mailboxId);
    settings.set(mailboxId, { password, ...(typeof tls === "function" ? {} : { tls }) });
  }
  const own = await config.transportOptions(config.sender.mailboxId);
  return opened({ ...own, mailboxes: (mailboxId) => settings.get(mailboxId) }, terminal);
}

function opened(options: MeshTransportOptions, terminal: Terminal): MeshTransport {
  try {
    return meshTransport({
      ...options,
      onEvent: (event) => {
        if (event.type === "warning") terminal.note(`${event.words}\n`);
      },
    });
  } catch (cause) {
    const isSetting = cause instanceof InvalidValueError || cause instanceof MeshError;
    throw isSetting ? new WrongUse(`the configuration cannot be used: ${cause.message}`, { cause }) : cause;
  }
}
