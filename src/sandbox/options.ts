import type { SandboxEvent } from "./events.js";

/** A mailbox of the sandbox. What is left out is a fixed value for tests. */
export interface SandboxMailboxOptions {
  readonly mailboxId: string;
  /** Default: `password`. */
  readonly password?: string;
  /** ODS code of the organisation that owns it. */
  readonly odsCode: string;
}

/** A simulated practice: it reads what comes, and answers or misbehaves as the patient's given name asks. */
export interface SandboxPracticeOptions {
  readonly mailboxId: string;
  readonly odsCode: string;
  /** NHS numbers (10 digits) of its patients, for automatic routing; left out: every test patient is its own. */
  readonly patients?: readonly string[];
}

/** How a sandbox starts. */
export interface SandboxOptions {
  /** Default 0: a free one. */
  readonly port?: number;
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /** The sandbox's clock: the Date header of each answer, and the time that tokens are held against. */
  readonly clock?: () => Date;
  /** Default: X26ABC1, a pharmacy, and X26ABC2, for an integration tester's own practice system. */
  readonly mailboxes?: readonly SandboxMailboxOptions[];
  /** Default: one practice, A12345, for every test patient. The first that has the patient gets the message. */
  readonly practices?: readonly SandboxPracticeOptions[];
  /** Default `TestKey`. */
  readonly sharedKey?: string;
  /** How long a practice takes to answer. Default 0. */
  readonly replyDelayMs?: number;
  /** Told of everything that happens, in words without patient data. */
  readonly onEvent?: (event: SandboxEvent) => void;
}
