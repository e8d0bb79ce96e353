import type { CredentialFiles } from "./write-credentials.js";
import type { SandboxFaults } from "./faults/fault.js";
import type { SandboxMessages } from "./messages/messages.js";
import type { SandboxPractices } from "./practice/switch.js";
import type { SandboxTime } from "./time/time.js";

/** A mailbox, and everything that its owner needs to use it. */
export interface SandboxMailbox {
  /** Its id at MESH. */
  readonly mailboxId: string;
  /** Its password. */
  readonly password: string;
  /** The key of the environment, by which tokens are made. */
  readonly sharedKey: string;
  /** ODS code of the organisation that owns it. */
  readonly odsCode: string;
  /** Client certificate and private key, PEM. */
  readonly cert: string;
  /** The private key, PEM. */
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

/** Counts of what has happened since the start. */
export interface SandboxCounts {
  /** Completed TLS handshakes: one for each connection. */
  readonly connections: number;
  /** How many of them went on with a TLS session of before, which costs a client much less. */
  readonly resumed: number;
  /** Requests that were answered. */
  readonly requests: number;
}

/** A running MESH sandbox. */
export interface Sandbox extends AsyncDisposable {
  /** Such as `https://127.0.0.1:41234`. */
  readonly url: string;
  /** The port on which it listens. */
  readonly port: number;
  /** Certificate of the sandbox's own authority, PEM. A client must trust it. */
  readonly ca: string;
  /** The key by which tokens are made. */
  readonly sharedKey: string;
  /** The mailboxes, with what their owners need. */
  readonly mailboxes: readonly SandboxMailbox[];
  /** What has happened since the start. */
  readonly counts: SandboxCounts;
  /**
   * What `meshTransport` needs to use a mailbox of this sandbox. With a `run`, a test run of its own: such a client
   * sees only what was sent with the same run, in every inbox, so that tests can share a sandbox.
   *
   * @example
   * const transport = meshTransport(sandbox.transportOptionsFor("X26ABC1", { run: "refusals.test" }));
   *
   * @throws InvalidValueError where the sandbox has no such mailbox.
   * @throws InvalidValueError for a run that is not 1 to 64 letters, digits, `.`, `_` and `-`.
   */
  transportOptionsFor(
    mailboxId: string,
    options?: {
      /** 1 to 64 letters, digits, `.`, `_` and `-`; not `.` or `..`. Default: no run. */
      readonly run?: string;
    },
  ): SandboxTransportOptions;
  /**
   * Writes `ca.pem`, `client.pem` and `client.key` of a mailbox (default: the first) into a folder. Only the files'
   * owner may read the key.
   */
  writeCredentials(directory: string, mailboxId?: string): Promise<CredentialFiles>;
  /** Faults on demand. */
  readonly faults: SandboxFaults;
  /** The messages that the sandbox holds: to list, to wait for, to send again. */
  readonly messages: SandboxMessages;
  /** The practices, and how each answers. */
  readonly practices: SandboxPractices;
  /** The sandbox's clock. */
  readonly time: SandboxTime;
  /**
   * Restarts the server as MESH's own restarts: all connections end, so answers under way are lost; nothing listens for
   * so many milliseconds (default 0); then it serves the same port, and still has every message.
   *
   * @throws InvalidValueError where `downForMs` is no whole number from 0 on
   */
  restart(options?: {
    /** Milliseconds in which nothing listens. Default 0. */
    readonly downForMs?: number;
  }): Promise<void>;
  /**
   * Ends all connections, and forgets all messages that no `stateFile` keeps. The end of an `await using` block does
   * the same.
   *
   * @throws SandboxError `state-unusable` where the state file could not be written to its end
   */
  close(): Promise<void>;
}
