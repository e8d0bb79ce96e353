import { ownText } from "./facts.js";

/** What a practice's system knows of the messages that it has accepted: their ids (20007, 20008). */
export interface PracticeMemory {
  readonly knows: (ids: readonly (string | undefined)[]) => boolean;
  readonly remember: (ids: readonly (string | undefined)[]) => void;
}

/** What all practices remember, each run by itself. */
export interface PracticeMemories {
  of(run: string, mailboxId: string): PracticeMemory;
  /** Forgets a run, or all. */
  clear(run?: string): void;
  /** Takes in what a state file has. */
  restore(remembered: RememberedIds): void;
  /** Everything, to be kept in a file. */
  all(): Iterable<RememberedIds>;
}

/** Ids that a practice remembers. */
export interface RememberedIds {
  readonly run: string;
  readonly mailboxId: string;
  readonly ids: readonly string[];
}

/** Nothing is remembered yet. `remembered` is told of new ids. */
export function practiceMemories(remembered?: (ids: RememberedIds) => void): PracticeMemories {
  const runs = new Map<string, Map<string, Set<string>>>();
  const memoryOf = (run: string, mailboxId: string): PracticeMemory => {
    const practices = runs.get(run) ?? new Map<string, Set<string>>();
    runs.set(run, practices);
    const ids = practices.get(mailboxId) ?? new Set<string>();
    practices.set(mailboxId, ids);
    return practiceMemory(ids);
  };
  return {
    restore({ run, mailboxId, ids }) {
      memoryOf(run, mailboxId).remember(ids);
    },
    of(run, mailboxId) {
      const memory = memoryOf(run, mailboxId);
      return {
        knows: memory.knows,
        remember(given) {
          memory.remember(given);
          remembered?.({ run, mailboxId, ids: present(given) });
        },
      };
    },
    clear(run) {
      if (run === undefined) runs.clear();
      else runs.delete(run);
    },
    *all() {
      for (const [run, practices] of runs)
        for (const [mailboxId, ids] of practices) yield { run, mailboxId, ids: [...ids] };
    },
  };
}

/** The memory of one practice. */
export function practiceMemory(taken: Set<string> = new Set()): PracticeMemory {
  return {
    knows: (ids) => present(ids).some((id) => taken.has(id)),
    remember(ids) {
      for (const id of present(ids)) taken.add(ownText(id));
    },
  };
}

function present(ids: readonly (string | undefined)[]): readonly string[] {
  return ids.filter((id) => id !== undefined);
}
