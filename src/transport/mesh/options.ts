import type { MeshEvent } from "./events.js";
import { maxMessageBytes, type MeshRequest } from "./exchange.js";

/** One environment of MESH. */
export interface MeshEnvironment {
  /** Its address: the `baseUrl` of a transport. */
  readonly url: string;
  /** `live` where real practices receive what is sent (CS-24). */
  readonly environment: "live" | "test";
  /** True for an address that NHS England gives up: use the one without `-hscn`. */
  readonly deprecated: boolean;
}

/** The environments that NHS England publishes (MESH API description, servers). */
export const meshEnvironments: Readonly<
  Record<"integration" | "live" | "integration-hscn" | "live-hscn", MeshEnvironment>
> = {
  /** Path to live, over the internet. */
  integration: { url: "https://msg.intspineservices.nhs.uk", environment: "test", deprecated: false },
  /** Production, over the internet. */
  live: { url: "https://mesh-sync.spineservices.nhs.uk", environment: "live", deprecated: false },
  /** Path to live, over HSCN. */
  "integration-hscn": { url: "https://msg.int.spine2.ncrs.nhs.uk", environment: "test", deprecated: true },
  /** Production, over HSCN. */
  "live-hscn": { url: "https://mesh-sync.national.ncrs.nhs.uk", environment: "live", deprecated: true },
};

/** PEM text or bytes. One text may hold several certificates, one after the other. */
export type Pem = string | Uint8Array;

interface TlsCommon {
  /** The certificates (root and sub CA) that the server's chain must end in. */
  readonly ca: Pem | readonly Pem[];
  /** Only where the key or the PFX file is encrypted. */
  readonly passphrase?: string;
}

/** A client certificate and its key as PEM. */
export interface MeshPemTls extends TlsCommon {
  /** The client certificate issued for the mailbox. */
  readonly cert: Pem;
  /** Its private key. */
  readonly key: Pem;
  readonly pfx?: never;
}

/** A client certificate and its key in one PFX (PKCS #12) file. */
export interface MeshPfxTls extends TlsCommon {
  /** The bytes of the file. */
  readonly pfx: Uint8Array;
  readonly cert?: never;
  readonly key?: never;
}

/** The client's certificate, and the authorities it trusts (ME-01). Checking the server cannot be switched off. */
export type MeshTls = MeshPemTls | MeshPfxTls;

/** One or more certificates as a list. */
export function pemList(ca: MeshTls["ca"] | undefined): readonly Pem[] {
  if (ca === undefined) return [];
  return typeof ca === "string" || ca instanceof Uint8Array ? [ca] : ca;
}

/** How long each part of a call may take, in milliseconds, and how large a message may be. */
export interface MeshLimits {
  /** Waiting for a connection to become free. Then the call fails as `busy`, and nothing was sent. */
  readonly waiting: number;
  /** Connecting: name, TCP, proxy and TLS together. */
  readonly connecting: number;
  /** From the request to the answer's headers. */
  readonly headers: number;
  /** From the answer's headers to the end of its body. */
  readonly body: number;
  /**
   * The whole call, all attempts together. Each page of an inbox and each part of a message is a call of its own: end
   * the walk by a signal where it must not take longer.
   */
  readonly total: number;
  /** Most bytes of a message, sent or received, uncompressed. */
  readonly maxMessageBytes: number;
}

/** The limits where options name none. */
export const defaultLimits: MeshLimits = {
  waiting: 30_000,
  connecting: 10_000,
  headers: 30_000,
  body: 60_000,
  total: 120_000,
  maxMessageBytes,
};

/** What differs for another mailbox. What is left out is as for the transport's own. */
export interface MeshMailboxSettings {
  /** Its password. */
  readonly password?: string;
  /** Its client certificate. */
  readonly tls?: MeshTls;
}

/** What `meshTransport` needs to use a mailbox. */
export interface MeshTransportOptions {
  /** `meshEnvironments.integration.url` or another https address, without `/messageexchange`. */
  readonly baseUrl: string;
  /** The mailbox that sends and is read. */
  readonly mailboxId: string;
  /**
   * Whether `baseUrl` leads to real practices. Default: that of the named environment with this address, else `test`.
   * Set it where you reach MESH through an address of your own (CS-24).
   */
  readonly environment?: "live" | "test";
  /** The mailbox's password. */
  readonly password: string;
  /** The environment's shared key (HMAC key of the token). */
  readonly sharedKey: string;
  /**
   * The client certificate. A function gives the current one, so that it is renewed without a restart: requests under
   * way finish with the old one.
   */
  readonly tls: MeshTls | (() => MeshTls | Promise<MeshTls>);
  /** Settings of the other mailboxes that `forMailbox` may open. Undefined: there is no such mailbox. */
  readonly mailboxes?: (mailboxId: string) => MeshMailboxSettings | undefined;
  /**
   * An HTTP proxy, `http://host:port`, asked with CONNECT. It may hold `user:password@`, which is never shown.
   * Default: none.
   */
  readonly proxy?: string;
  /** Default: see `defaultLimits`. */
  readonly limits?: Partial<MeshLimits>;
  /** Compresses what is sent (gzip). Default: false. */
  readonly compress?: boolean;
  /** Bytes of one part: a larger message goes in several (ME-06). Default, and most: 100 000 000. */
  readonly chunkBytes?: number;
  /** Sends a SHA-256 checksum with each message. Default: false. */
  readonly checksum?: boolean;
  /** Default: the system's clock. */
  readonly clock?: () => Date;
  /** Makes the nonce of each token: a GUID that is never repeated. Default: a random UUID. */
  readonly newNonce?: () => string;
  /** How the handshake names your program, as `name==version`. Default: this library and its version. */
  readonly clientVersion?: string;
  /** Performs the HTTP requests instead of undici; `tls` is still checked. Default: undici over mutual TLS. */
  readonly request?: MeshRequest;
  /** Told what happens. What it throws changes nothing. */
  readonly onEvent?: (event: MeshEvent) => void;
}
