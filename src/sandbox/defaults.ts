import type { SandboxMailboxOptions, SandboxPracticeOptions } from "./options.js";

/**
 * What a sandbox is like that is asked for nothing else. Names, password and key are those of NHS England's own
 * sandbox.
 */
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
