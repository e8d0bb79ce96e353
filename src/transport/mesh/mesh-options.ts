import type { MeshRequest } from "./http/mesh-request.js";

/** PEM text or bytes; several certificates may follow each other in one text. */
export type Pem = string | Uint8Array;

/** Who the client is, and whom it trusts (ME-01). There is no switch to trust everybody. */
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

/** What a mailbox needs to be used over the MESH API. */
export interface MeshTransportOptions {
  /**
   * `meshEnvironments.integration`, `meshEnvironments.live`, or any other https address, without `/messageexchange`.
   */
  readonly baseUrl: string;
  readonly mailboxId: string;
  /**
   * Whether real practices stand behind `baseUrl`. Default: `live` for `meshEnvironments.live`, else `test`; name it
   * where a proxy stands between (CS-24).
   */
  readonly environment?: "live" | "test";
  readonly password: string;
  /** The environment's shared key (HMAC key of the token). */
  readonly sharedKey: string;
  readonly tls: MeshTls;
  /** Milliseconds that one request may take from first to last byte. Default: 30 000. */
  readonly timeoutMs?: number;
  /** Default: the system's clock. */
  readonly clock?: () => Date;
  /** Makes the nonce of each token: a GUID, never the same twice. Default: a random UUID. */
  readonly newNonce?: () => string;
  /** What the handshake says about the program, as `name==version`. Default: this library and its version. */
  readonly clientVersion?: string;
  /** Performs the HTTP requests in place of undici; `tls` is still checked. Default: undici over mutual TLS. */
  readonly request?: MeshRequest;
}
