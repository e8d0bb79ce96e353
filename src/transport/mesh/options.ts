import type { MeshRequest } from "./exchange.js";

/** Base addresses that NHS England publishes (MESH API description, "Environments and testing"). */
export const meshEnvironments = {
  /** Path to live, over the internet. */
  integration: "https://msg.intspineservices.nhs.uk",
  /** Production, over the internet. */
  live: "https://mesh-sync.spineservices.nhs.uk",
} as const;

/** PEM text or bytes. One text may hold several certificates, one after the other. */
export type Pem = string | Uint8Array;

/** The client's certificate, and the authorities it trusts (ME-01). Checking the server cannot be switched off. */
export interface MeshTls {
  /** The certificates (root and sub CA) that the server's chain must end in. */
  readonly ca: Pem | readonly Pem[];
  /** The client certificate issued for the mailbox. */
  readonly cert: Pem;
  /** Its private key, PEM. */
  readonly key: Pem;
  /** Only where the key is encrypted. */
  readonly passphrase?: string;
}

/** One or more certificates as a list. */
export function pemList(ca: MeshTls["ca"] | undefined): readonly Pem[] {
  if (ca === undefined) return [];
  return typeof ca === "string" || ca instanceof Uint8Array ? [ca] : ca;
}

/** What `meshTransport` needs to use a mailbox. */
export interface MeshTransportOptions {
  /**
   * `meshEnvironments.integration`, `meshEnvironments.live`, or any other https address, without `/messageexchange`.
   */
  readonly baseUrl: string;
  readonly mailboxId: string;
  /**
   * Whether `baseUrl` leads to real practices. Default: `live` for `meshEnvironments.live`, else `test`. Set it where
   * you reach MESH through a proxy (CS-24).
   */
  readonly environment?: "live" | "test";
  readonly password: string;
  /** The environment's shared key (HMAC key of the token). */
  readonly sharedKey: string;
  readonly tls: MeshTls;
  /** Time limit of one request, from first to last byte, in milliseconds. Default: 30 000. */
  readonly timeoutMs?: number;
  /** Default: the system's clock. */
  readonly clock?: () => Date;
  /** Makes the nonce of each token: a GUID that is never repeated. Default: a random UUID. */
  readonly newNonce?: () => string;
  /** How the handshake names your program, as `name==version`. Default: this library and its version. */
  readonly clientVersion?: string;
  /** Performs the HTTP requests instead of undici; `tls` is still checked. Default: undici over mutual TLS. */
  readonly request?: MeshRequest;
}
