import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { whyUnreadable } from "../read-source.js";
import { WrongUse } from "../wrong-use.js";
import type { Secret } from "./config-file.js";

/** Reads what a configuration names. `place` is the member, for the error. */
export interface Reader {
  file(path: string, place: string): Promise<Buffer>;
  secret(given: Secret, place: string): Promise<string>;
}

/** Reads what the file of this name, or standard input (`-`), names. */
export function readerFor(name: string): Reader {
  return readerIn(name === "-" ? "." : dirname(name));
}

/** What it names is relative to its folder. */
function readerIn(folder: string): Reader {
  const file: Reader["file"] = async (path, place) => {
    try {
      return await readFile(resolve(folder, path));
    } catch (cause) {
      throw new WrongUse(`the file that ${place} names cannot be read: ${whyUnreadable(cause)}.`, { cause });
    }
  };
  return {
    file,
    async secret(given, place) {
      if (typeof given === "string") return given;
      if ("file" in given) return (await file(given.file, place)).toString("utf8").replace(/\r?\n$/, "");
      // The name is not repeated: by mistake it may be the secret itself.
      const value = process.env[given.env];
      if (value === undefined || value === "")
        throw new WrongUse(`the environment variable that ${place} names is not set.`);
      return value;
    },
  };
}
