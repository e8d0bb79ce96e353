import * as v from "valibot";
import { choose } from "../../consultation/schema/choose.js";
import { closedObject, optional } from "../../consultation/schema/closed-object.js";
import { filledListOf } from "../../consultation/schema/list-of.js";
import { oneOf } from "../../consultation/schema/one-of.js";
import { asJsonSchema, exactly, type Schema } from "../../consultation/schema/schema.js";
import { recipientTypes, type RecipientType } from "../../terminology/message-header.js";
import { releases } from "../../terminology/release.js";
import { meshEnvironments } from "../../transport/mesh/options.js";
import { isMailboxId } from "../../values/mailbox-id.js";
import { isOdsCode } from "../../values/ods-code.js";
import { isAddress, isDomain } from "../../delivery/fallback/address.js";
import type {
  ConfigFile,
  FallbackSettings,
  KeySettings,
  MailboxSettings,
  RetentionSettings,
  Secret,
  SenderSettings,
  SmtpFile,
  CertificateFiles,
  TlsFiles,
} from "./config-file.js";

/** No fault repeats the text: it may be a secret. */
function textThat(is: (text: string) => boolean, pattern: string, message: string): Schema<string> {
  return exactly(v.pipe(v.string("must be text"), v.check(is, message), asJsonSchema<string>({ pattern })));
}

const filled = textThat((text) => text !== "", ".", "must not be empty");
const mailboxId = textThat(
  isMailboxId,
  "^[A-Z0-9][A-Z0-9_-]{0,99}$",
  "must be 1 to 100 upper-case letters, digits, _ and - (ME-02)",
);
const odsCode = textThat(isOdsCode, "^[A-Z0-9]{3,9}$", "must be an ODS code in upper case (UR-003)");

const env = closedObject({ env: filled });
const file = closedObject({ file: filled });
const neither: Schema<Secret> = exactly(
  v.custom<Secret>(() => false, "must be text, or an object with env (a variable's name) or file (a path)"),
);
type Place = typeof filled | typeof env | typeof file | typeof neither;

const secret: Schema<Secret> = choose<() => Place>(
  (given) => {
    if (typeof given === "string") return filled;
    if (typeof given !== "object" || given === null) return neither;
    if (Object.hasOwn(given, "env")) return env;
    return Object.hasOwn(given, "file") ? file : neither;
  },
  [() => filled, () => env, () => file],
);

const files = {
  cert: optional(filled),
  key: optional(filled),
  pfx: optional(filled),
  passphrase: optional(secret),
} as const;
const certificate: Schema<CertificateFiles> = closedObject(files);
const tls: Schema<TlsFiles> = closedObject({ ca: filled, ...files });

const mailbox: Schema<MailboxSettings> = closedObject({ mailboxId, password: secret, tls: optional(certificate) });

const sender: Schema<SenderSettings> = closedObject({
  odsCode,
  mailboxId,
  release: oneOf(releases),
  recipientType: optional(oneOf(Object.keys(recipientTypes) as RecipientType[])),
  identifierSystem: optional(filled),
  dateOfBirthFormat: optional(oneOf(["yyyyMMdd", "ddMMyyyy"])),
});

const port: Schema<number> = exactly(
  v.pipe(
    v.number("must be a number"),
    v.check((value) => Number.isInteger(value) && value >= 1 && value <= 65_535, "must be from 1 to 65535"),
    asJsonSchema<number>({ minimum: 1, maximum: 65_535 }),
  ),
);
const address = textThat(isAddress, "^[^@\\s]+@[^@\\s]+$", "must be one plain e-mail address, without a name");
const domain = textThat(isDomain, "^[a-z0-9.-]+$", "must be a domain in lower case, such as example.org");

const smtp: Schema<SmtpFile> = closedObject({
  host: filled,
  port: optional(port),
  tls: optional(oneOf(["starttls", "implicit"])),
  ca: optional(filled),
  user: optional(filled),
  password: optional(secret),
  from: address,
});
const fallback: Schema<FallbackSettings> = closedObject({
  smtp,
  addressFile: filled,
  domains: optional(filledListOf(domain, "must name at least one domain, or be left out")),
});

const seconds: Schema<number> = exactly(
  v.pipe(
    v.number("must be a number"),
    v.check((value) => value > 0 && value <= 86_400, "must be above 0 and at most 86400, a day (ME-07)"),
    asJsonSchema<number>({ exclusiveMinimum: 0, maximum: 86_400 }),
  ),
);

const days: Schema<number> = exactly(
  v.pipe(
    v.number("must be a number"),
    v.check((value) => Number.isInteger(value) && value >= 1 && value <= 36_500, "must be a whole number, 1 to 36500"),
    asJsonSchema<number>({ minimum: 1, maximum: 36_500 }),
  ),
);

const retention: Schema<RetentionSettings> = closedObject({ days });

const keyId = textThat(
  (text) => /^[A-Za-z0-9._-]{1,64}$/.test(text),
  "^[A-Za-z0-9._-]{1,64}$",
  "must be 1 to 64 letters, digits, dots, _ and -",
);

/** The file that `--keys` names, the newest key first. */
export const keysFile: Schema<readonly KeySettings[]> = filledListOf(
  closedObject({ id: keyId, key: secret }),
  "must name at least one key",
);

/** The configuration of the command line: its check, and its JSON Schema, which is made of this. */
export const config: Schema<ConfigFile> = closedObject({
  $schema: optional(filled),
  environment: optional(oneOf(Object.keys(meshEnvironments) as (keyof typeof meshEnvironments)[])),
  baseUrl: optional(filled),
  sharedKey: secret,
  mailboxes: filledListOf(mailbox, "must name at least one mailbox"),
  tls,
  proxy: optional(secret),
  sender,
  fallback: optional(fallback),
  intervalSeconds: optional(seconds),
  retention: optional(retention),
});

/** The parts that have a name of their own in the JSON Schema, that of their type. */
export const configParts: Readonly<Record<string, object>> = {
  MailboxSettings: mailbox,
  CertificateFiles: certificate,
  TlsFiles: tls,
  SenderSettings: sender,
  FallbackSettings: fallback,
  SmtpFile: smtp,
  RetentionSettings: retention,
  Secret: secret,
};
