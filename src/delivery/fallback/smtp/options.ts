import { InvalidValueError } from "../../../errors.js";
import { givenFunction, givenText } from "../../../values/given.js";
import { checkOptionNames } from "../../../values/option-names.js";
import { isAddress } from "../address.js";

/** A mail server, and who sends from it. TLS and a trusted certificate are always required. */
export interface SmtpOptions {
  /** The server's name, to which its certificate must be made out. */
  readonly host: string;
  /** Default: 465 with `tls: "implicit"`, else 587. */
  readonly port?: number;
  /** `starttls` (default): the connection must become encrypted before anything is said. `implicit`: it begins so. */
  readonly tls?: "starttls" | "implicit";
  /** Certificates (PEM) that the server's chain must end in. Default: those that Node trusts. */
  readonly ca?: string | Uint8Array | readonly (string | Uint8Array)[];
  /** Only where the server asks for it. */
  readonly auth?: {
    /** The user's name at the mail server. */
    readonly user: string;
    /** The password, or a function that returns it at each try. */
    readonly password: string | (() => string | Promise<string>);
  };
  /** The address that messages come from: bounces go to it, so somebody must read it. */
  readonly from: string;
  /** How long the server may be silent, while connecting and between two answers. Milliseconds, default 30,000. */
  readonly timeoutMs?: number;
}

/** Options that were checked. */
export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  readonly isImplicit: boolean;
  readonly ca: SmtpOptions["ca"];
  readonly auth: SmtpOptions["auth"];
  readonly from: string;
  readonly timeoutMs: number;
}

const names: Readonly<Record<keyof SmtpOptions, true>> = {
  host: true,
  port: true,
  tls: true,
  ca: true,
  auth: true,
  from: true,
  timeoutMs: true,
};

/** @throws InvalidValueError for anything that is not as the types say. */
export function smtpSettings(options: SmtpOptions): SmtpSettings {
  checkOptionNames("Options of smtpFallback", options, names);
  const { host, tls = "starttls", ca, auth, from, timeoutMs = 30_000 } = options;
  const isImplicit = (tls as unknown) === "implicit";
  const { port = isImplicit ? 465 : 587 } = options;
  givenText(host, "host");
  if (!/^[A-Za-z0-9.:-]{1,253}$/.test(host)) throw new InvalidValueError("host", "must be the name of a server");
  if (!isImplicit && (tls as unknown) !== "starttls")
    throw new InvalidValueError("tls", "must be `starttls` or `implicit`: nothing is sent without TLS");
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new InvalidValueError("port", "must be a whole number from 1 to 65535");
  if (ca !== undefined && ![ca].flat().every((each) => typeof each === "string" || each instanceof Uint8Array))
    throw new InvalidValueError("ca", "must be certificates in PEM: text, a Uint8Array, or a list of these");
  if (!isAddress(from)) throw new InvalidValueError("from", "must be one plain e-mail address, without a name");
  if (!(typeof timeoutMs === "number" && timeoutMs >= 1 && timeoutMs <= 600_000))
    throw new InvalidValueError("timeoutMs", "must be milliseconds, from 1 to 600000");
  if (auth !== undefined) checkAuth(auth);
  return { host, port, isImplicit, ca, auth, from, timeoutMs };
}

function checkAuth(auth: NonNullable<SmtpOptions["auth"]>): void {
  checkOptionNames("auth", auth, { user: true, password: true });
  givenText(auth.user, "auth.user");
  if (typeof auth.password !== "string") givenFunction(auth.password, "auth.password");
}
