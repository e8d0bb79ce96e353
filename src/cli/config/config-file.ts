import type { RecipientType } from "../../terminology/message-header.js";
import type { Release } from "../../terminology/release.js";
import type { meshEnvironments } from "../../transport/mesh/options.js";

/** A secret, or where to find it. */
export type Secret =
  | string
  /** The name of an environment variable. */
  | { readonly env: string }
  /** A file that holds it, relative to the configuration. A line break at its end does not count. */
  | { readonly file: string };

/** A client certificate with its key: two PEM files, or one PFX (PKCS #12) file. */
export interface CertificateFiles {
  /** PEM file of the client certificate. Paths are relative to the configuration. */
  readonly cert?: string;
  /** PEM file of its private key. */
  readonly key?: string;
  /** PFX (PKCS #12) file with both, instead of `cert` and `key`. */
  readonly pfx?: string;
  /** Only where the key or the PFX file is encrypted. */
  readonly passphrase?: Secret;
}

/** The client's certificate, and the authorities that it trusts (ME-01). */
export interface TlsFiles extends CertificateFiles {
  /** PEM file of the certificates (root and sub CA) that the server's chain must end in. */
  readonly ca: string;
}

/** One MESH mailbox. */
export interface MailboxSettings {
  readonly mailboxId: string;
  readonly password: Secret;
  /** Its own client certificate. Left out: that of `tls`. */
  readonly tls?: CertificateFiles;
}

/** Who sends (UR-003 to UR-006). */
export interface SenderSettings {
  /** ODS code of the sender. */
  readonly odsCode: string;
  /** The mailbox that sends and gets the answers: one of `mailboxes`. */
  readonly mailboxId: string;
  /** The release of Update Record to follow. */
  readonly release: Release;
  /** `FA` For Action (default), `FI` For Information. */
  readonly recipientType?: RecipientType;
  /** System of the identifiers that this sender assigns, an absolute URI. */
  readonly identifierSystem?: string;
  /** How the date of birth is written in the routing address. Default `yyyyMMdd`. */
  readonly dateOfBirthFormat?: "yyyyMMdd" | "ddMMyyyy";
}

/** A mail server. TLS and a trusted certificate are always required. */
export interface SmtpFile {
  /** The server's name, which its certificate must be for. */
  readonly host: string;
  /** Default: 465 with `implicit`, else 587. */
  readonly port?: number;
  /** `starttls` (default), or `implicit`: encrypted from the first byte. */
  readonly tls?: "starttls" | "implicit";
  /** PEM file of the certificates that its chain must end in. Default: those that Node trusts. */
  readonly ca?: string;
  /** With `password`, where the server asks for it. */
  readonly user?: string;
  readonly password?: Secret;
  /** The address that messages come from, and bounces go to. */
  readonly from: string;
}

/** The other way to a practice that does not take Update Record: a PDF by e-mail (UR-102). */
export interface FallbackSettings {
  readonly smtp: SmtpFile;
  /**
   * A JSON file, one object: practices' addresses by their ODS code. It is read anew at each use, so that it can be
   * changed at any time.
   */
  readonly addressFile: string;
  /** Domains besides nhs.net to which patients' data may go. */
  readonly domains?: readonly string[];
}

/** One encryption key of a store. */
export interface KeySettings {
  /** Its name, which is stored in clear. */
  readonly id: string;
  /** 32 bytes in base64, or where to find them. */
  readonly key: Secret;
}

/** How long the store keeps patient data. */
export interface RetentionSettings {
  /** Days after the end of a delivery. */
  readonly days: number;
}

/** The configuration of the command line. No other member is allowed. */
export interface ConfigFile {
  /** The JSON Schema of this file, for editors. */
  readonly $schema?: string;
  /** NHS England's environment. With `baseUrl`: the one that this address leads to. */
  readonly environment?: keyof typeof meshEnvironments;
  /** Another https address of MESH, without `/messageexchange`. */
  readonly baseUrl?: string;
  /** The environment's shared key. */
  readonly sharedKey: Secret;
  readonly mailboxes: readonly MailboxSettings[];
  readonly tls: TlsFiles;
  /** An HTTP proxy, `http://host:port`, which may hold `user:password@`. */
  readonly proxy?: Secret;
  readonly sender: SenderSettings;
  /** Left out: a person is told of what must go another way. */
  readonly fallback?: FallbackSettings;
  /** Seconds between two polls. Default, and least for NHS England's environments: 300. */
  readonly intervalSeconds?: number;
  /** When `run` and `poll` delete what holds patient data. Default: never. */
  readonly retention?: RetentionSettings;
}
