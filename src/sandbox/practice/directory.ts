import { parseMailboxId } from "../../values/mailbox-id.js";
import { practiceSystem, type PracticeSystem, type SimulatedPracticeOptions } from "./simulated-practice.js";

/** The practices of a sandbox, found without looking at each: there may be thousands. */
export interface PracticeDirectory {
  /** In the order in which they were given. */
  readonly all: readonly PracticeSystem[];
  /** The practice with this mailbox, in upper case. */
  at(mailboxId: string): PracticeSystem | undefined;
  /** The first practice that has the patient with this NHS number (10 digits). */
  of(nhsNumber: string): PracticeSystem | undefined;
}

/** Opens the practices. */
export function practiceDirectory(all: readonly SimulatedPracticeOptions[]): PracticeDirectory {
  const practices = all.map((options) => practiceSystem({ ...options, mailboxId: parseMailboxId(options.mailboxId) }));
  const byMailbox = new Map<string, PracticeSystem>();
  for (const practice of practices) if (!byMailbox.has(practice.mailboxId)) byMailbox.set(practice.mailboxId, practice);
  // A practice without a list has every patient, so no later one gets any.
  const open = all.findIndex(({ patients }) => patients === undefined);
  const byPatient = new Map<string, PracticeSystem>();
  for (const [place, { patients = [] }] of all.slice(0, open < 0 ? all.length : open).entries())
    for (const patient of patients) {
      const practice = practices[place];
      if (practice !== undefined && !byPatient.has(patient)) byPatient.set(patient, practice);
    }
  return {
    all: practices,
    at: (mailboxId) => byMailbox.get(mailboxId),
    of: (nhsNumber) => byPatient.get(nhsNumber) ?? practices[open],
  };
}
