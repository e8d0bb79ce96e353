import type { FallbackOptions } from "../../delivery/fallback/fallback.js";
import { smtpFallback } from "../../delivery/fallback/smtp/smtp-fallback.js";
import { InvalidValueError } from "../../errors.js";
import { WrongUse } from "../wrong-use.js";
import type { FallbackSettings } from "./config-file.js";
import { checkPracticeAddresses, practiceAddresses, type PracticeAddresses } from "./practice-addresses.js";
import type { Reader } from "./reader.js";

/** What the delivery needs for the other way to a practice. @throws WrongUse that names the member. */
export async function fallbackOptions(given: FallbackSettings, read: Reader): Promise<FallbackOptions> {
  const { smtp, addressFile, domains = [] } = given;
  const { user, password, ca, ...server } = smtp;
  const at = "fallback.addressFile";
  checkPracticeAddresses(await addresses(), domains, at);
  const auth =
    user === undefined || password === undefined
      ? {}
      : { auth: { user, password: await read.secret(password, "fallback.smtp.password") } };
  const trusted = ca === undefined ? {} : { ca: await read.file(ca, "fallback.smtp.ca") };
  try {
    return {
      send: smtpFallback({ ...server, ...auth, ...trusted }),
      // Read anew: the file may have been corrected.
      addressOf: async ({ odsCode = "" }) => (await addresses()).get(odsCode),
      domains,
    };
  } catch (cause) {
    if (cause instanceof InvalidValueError) throw new WrongUse(`fallback.smtp: ${cause.message}`, { cause });
    throw cause;
  }

  async function addresses(): Promise<PracticeAddresses> {
    return practiceAddresses((await read.file(addressFile, at)).toString("utf8"), at);
  }
}
