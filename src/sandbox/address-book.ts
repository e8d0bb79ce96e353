import { workflows } from "../terminology/workflows.js";
import type { SandboxMailboxOptions, SandboxPracticeOptions } from "./options.js";

/** Who owns which mailbox, and what it accepts. */
export interface AddressBook {
  /** The ODS code of a mailbox, given in upper case. Undefined where there is no such mailbox. */
  odsCodeOf(mailboxId: string): string | undefined;
  /** True for a mailbox of the sandbox, false for a practice's and for an unknown one. */
  isMailbox(mailboxId: string): boolean;
  /** The mailboxes that accept a workflow, of one organisation or of all (ME-12). */
  receivers(workflowId: string, odsCode?: string): readonly string[];
}

/** A practice accepts Update Record alone; every other mailbox accepts any workflow. */
export function addressBook(
  mailboxes: readonly SandboxMailboxOptions[],
  practices: readonly SandboxPracticeOptions[],
): AddressBook {
  const owners = new Map<string, string>();
  const byOdsCode = new Map<string, string[]>();
  const practiceIds = new Set(practices.map(({ mailboxId }) => mailboxId));
  for (const { mailboxId, odsCode } of [...practices, ...mailboxes]) {
    if (owners.has(mailboxId)) continue;
    owners.set(mailboxId, odsCode);
    const same = byOdsCode.get(odsCode.toUpperCase());
    if (same === undefined) byOdsCode.set(odsCode.toUpperCase(), [mailboxId]);
    else same.push(mailboxId);
  }
  return {
    odsCodeOf: (mailboxId) => owners.get(mailboxId),
    isMailbox: (mailboxId) => owners.has(mailboxId) && !practiceIds.has(mailboxId),
    receivers: (workflowId, odsCode) =>
      (odsCode === undefined ? [...owners.keys()] : (byOdsCode.get(odsCode.toUpperCase()) ?? [])).filter(
        (mailboxId) => workflowId === workflows.updateRecord || !practiceIds.has(mailboxId),
      ),
  };
}
