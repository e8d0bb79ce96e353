import type { FallbackOptions } from "../../delivery/fallback/fallback.js";
import { smtpFallback } from "../../delivery/fallback/smtp/smtp-fallback.js";
import { InvalidValueError } from "../../errors.js";
import { WrongUse } from "../wrong-use.js";
import type { FallbackSettings } from "./config-file.js";
import type { Reader } from "./reader.js";

/** What the delivery needs for the other way to a practice. @throws WrongUse that names the member. */
export async function fallbackOptions(given: FallbackSettings, read: Reader): Promise<FallbackOptions> {
  const { smtp, addressFile, domains = [] } = given;
  const { user, password, ca, ...server } = smtp;
  const at = "fallback.addressFile";
  await addressesIn(addressFile, read);
  const auth =
    user === undefined || password === undefined
      ? {}
      : { auth: { user, password: await read.secret(password, "fallback.smtp.password") } };
  const trusted = ca === undefined ? {} : { ca: await read.file(ca, "fallback.smtp.ca") };
  try {
    return {
      send: smtpFallback({ ...server, ...auth, ...trusted }),
      // Read anew: the file may have been corrected.
      addressOf: async ({ odsCode = "" }) => (await addressesIn(addressFile, read)).get(odsCode),
      domains,
    };
  } catch (cause) {
    if (cause instanceof InvalidValueError) throw new WrongUse(`fallback.smtp: ${cause.message}`, { cause });
    throw cause;
  }

  async function addressesIn(path: string, reader: Reader): Promise<ReadonlyMap<string, string>> {
    const text = (await reader.file(path, at)).toString("utf8");
    try {
      const entries = Object.entries(JSON.parse(text) as Readonly<Record<string, unknown>>);
      if (entries.every((entry): entry is [string, string] => typeof entry[1] === "string")) return new Map(entries);
    } catch {
      // The engine's error repeats what it read.
    }
    throw new WrongUse(`the file that ${at} names must be one JSON object: addresses by ODS code.`);
  }
}
