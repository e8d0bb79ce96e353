import type { SandboxArrival } from "./arrival.js";
import type { SandboxEvent } from "./events.js";

/** A mailbox of the sandbox. */
export interface SandboxMailboxOptions {
  /** 1 to 100 upper-case letters, digits, `_` and `-`. */
  readonly mailboxId: string;
  /** Default: `password`. */
  readonly password?: string;
  /** ODS code of the organisation that owns it. */
  readonly odsCode: string;
}

/** A simulated practice. It reads each message, and answers or misbehaves as the patient's given name asks. */
export interface SandboxPracticeOptions {
  /** As of {@link SandboxMailboxOptions}. */
  readonly mailboxId: string;
  /** ODS code of the practice. */
  readonly odsCode: string;
  /** NHS numbers (10 digits) of its patients, for automatic routing. Default: every test patient is registered here. */
  readonly patients?: readonly string[];
  /**
   * False: it files whatever comes, also what it has already. Default true: it answers 20007 and 20008 (ME-13).
   */
  readonly deduplication?: boolean;
}

/** The settings of a sandbox. */
export interface SandboxOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /**
   * The sandbox's clock: used for the Date header of each answer, and to check tokens. Default: the system's clock,
   * which `sandbox.time` can move on.
   */
  readonly clock?: () => Date;
  /** Default: X26ABC1 for a pharmacy, and X26ABC2 for an integration tester's own practice system. */
  readonly mailboxes?: readonly SandboxMailboxOptions[];
  /**
   * Default: one practice, A12345, for every test patient. A message goes to the first practice that has the patient.
   */
  readonly practices?: readonly SandboxPracticeOptions[];
  /** Default `TestKey`. */
  readonly sharedKey?: string;
  /** How long a practice takes to answer, in milliseconds. Default 0. */
  readonly replyDelayMs?: number;
  /** Called with everything that happens. Events hold no patient data. */
  readonly onEvent?: (event: SandboxEvent) => void;
  /** Called once for each message that reaches a practice, before de-duplication. For test patients only. */
  readonly onArrival?: (arrival: SandboxArrival) => void;
  /**
   * True: one client certificate serves all mailboxes, as a supplier's does. Default false: each mailbox has its own,
   * and no other one opens it.
   */
  readonly oneCertificate?: boolean;
  /**
   * A file that keeps everything when the process ends: messages with their bytes, the practices' switches and memory,
   * how far the clock was moved. The next sandbox with this file goes on from there. Its folder is made if need be. It
   * holds what was sent, and only its owner may read it. Default: nothing is kept.
   */
  readonly stateFile?: string;
}

/** The values of options that are left out. Names, password and key are those of NHS England's own sandbox. */
export const defaults: {
  readonly host: string;
  readonly sharedKey: string;
  readonly password: string;
  readonly mailboxes: readonly SandboxMailboxOptions[];
  readonly practices: readonly SandboxPracticeOptions[];
} = {
  host: "127.0.0.1",
  sharedKey: "TestKey",
  password: "password",
  mailboxes: [
    { mailboxId: "X26ABC1", odsCode: "FA123" },
    { mailboxId: "X26ABC2", odsCode: "X26" },
  ],
  practices: [{ mailboxId: "A12345GP001", odsCode: "A12345" }],
};
