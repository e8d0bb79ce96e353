/** A mailbox with everything that its owner needs to use it. */
export interface SandboxMailbox {
  readonly mailboxId: string;
  readonly password: string;
  readonly sharedKey: string;
  readonly odsCode: string;
  /** Client certificate and private key, PEM. */
  readonly cert: string;
  readonly key: string;
}

/** Connection settings of one mailbox, in the shape that `meshTransport` takes. */
export interface SandboxTransportOptions {
  readonly baseUrl: string;
  readonly mailboxId: string;
  readonly password: string;
  readonly sharedKey: string;
  readonly tls: { readonly ca: string; readonly cert: string; readonly key: string };
}

/** Where the connection is cut: before the sandbox took the message, or after, with the answer lost. */
export type CutMoment = "before-taking" | "after-taking";

/** What has happened since the start, counted. */
export interface SandboxCounts {
  /** TLS handshakes that were completed: one for each connection. */
  readonly connections: number;
  readonly requests: number;
}

/** A running MESH sandbox. */
export interface Sandbox extends AsyncDisposable {
  /** Such as `https://127.0.0.1:41234`. */
  readonly url: string;
  readonly port: number;
  /** Certificate of the sandbox's own authority, PEM: what a client has to trust. */
  readonly ca: string;
  readonly sharedKey: string;
  readonly mailboxes: readonly SandboxMailbox[];
  readonly counts: SandboxCounts;
  /** @throws RangeError where the sandbox has no such mailbox. */
  transportOptionsFor(mailboxId: string): SandboxTransportOptions;
  /**
   * Writes `ca.pem`, `client.pem` and `client.key` of a mailbox (default: the first) into a folder; the key readable by
   * its owner alone.
   */
  writeCredentials(
    directory: string,
    mailboxId?: string,
  ): Promise<{ readonly ca: string; readonly cert: string; readonly key: string }>;
  /** Cuts the connection of the next send. */
  cutNextSend(moment: CutMoment): void;
  /** Ends all connections and forgets everything. Also done at the end of an `await using` block. */
  close(): Promise<void>;
}
