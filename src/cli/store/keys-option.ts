import * as v from "valibot";
import { pathOf } from "../../consultation/parse-consultation.js";
import type { EncryptionKey } from "../../delivery/store/sealing/encryption-keys.js";
import type { CommandInput, OptionRow } from "../command.js";
import { readerFor } from "../config/reader.js";
import { keysFile } from "../config/schema.js";
import { readJson } from "../read-json.js";
import type { Terminal } from "../terminal.js";
import { WrongUse } from "../wrong-use.js";

/** The option `--keys`, the same for every command that has `--store`. */
export const keysOption: OptionRow = {
  name: "keys",
  value: "FILE",
  text: "the store's encryption keys (docs/data-protection.md)",
};

/** The keys that the user named. @throws WrongUse that never repeats one. */
export async function keysOf(
  { options }: CommandInput,
  terminal: Terminal,
): Promise<readonly EncryptionKey[] | undefined> {
  const file = options["keys"];
  if (file === undefined) return undefined;
  const checked = v.safeParse(keysFile, await readJson(file, terminal));
  if (!checked.success)
    throw new WrongUse(
      [
        "the file of --keys cannot be used:",
        ...checked.issues.map(({ path = [], message }) => `  ${pathOf(path.map(({ key }) => key)) || "it"} ${message}`),
      ].join("\n"),
    );
  const read = readerFor(file);
  const keys: EncryptionKey[] = [];
  for (const [index, { id, key }] of checked.output.entries()) {
    const text = await read.secret(key, `[${index}].key`);
    if (!/^[A-Za-z0-9+/]{43}=$/.test(text))
      throw new WrongUse(`[${index}].key of the file of --keys must be 32 bytes in base64: openssl rand -base64 32.`);
    keys.push({ id, key: Uint8Array.from(Buffer.from(text, "base64")) });
  }
  return keys;
}
