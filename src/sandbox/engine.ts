import { addressBook } from "./address-book.js";
import { sandboxAnswers } from "./answers.js";
import { callOwner } from "./callbacks.js";
import type { SandboxEvent } from "./events.js";
import { faultPlan } from "./faults/faults.js";
import { messageRouter, type MessageRouter } from "./message-router.js";
import { mailboxReader } from "./messages/mailbox-reader.js";
import type { SandboxMessages } from "./messages/messages.js";
import { messageObservers } from "./messages/observers.js";
import { sandboxMessages } from "./messages/sandbox-messages.js";
import { defaults, type SandboxMailboxOptions, type SandboxOptions } from "./options.js";
import { practiceDirectory } from "./practice/directory.js";
import { practiceMemories, type PracticeMemories } from "./practice/memory.js";
import { practiceSwitches, type PracticeSwitches } from "./practice/switches.js";
import type { Mesh } from "./routes/exchange.js";
import { messageOf } from "./state/records.js";
import { saver } from "./state/saver.js";
import type { StateFile } from "./state/state-file.js";
import { bodyStore, type BodyStore } from "./store/bodies.js";
import { mailboxStore, type MailboxStore } from "./store/mailbox-store.js";
import { movableClock, type MovableClock } from "./time/clock.js";
import { delayedWork } from "./time/delayed-work.js";

/**
 * Bytes of bodies. What nobody has read goes into a temporary folder beyond 64 MB; of what was read, the latest 256 MB
 * are kept for people.
 */
const bodyLimits = { inMemory: 64 * 1024 * 1024, read: 256 * 1024 * 1024 } as const;

/** A MESH with its practices, without server, certificates and passwords. */
export interface Engine {
  readonly mesh: Mesh;
  readonly messages: SandboxMessages;
  readonly practices: PracticeSwitches;
  readonly clock: MovableClock;
  /** Begins no more work. Resolves when the work under way is done. */
  readonly stop: () => Promise<void>;
  /** Writes what is to be kept, and forgets all bodies. */
  close(): Promise<void>;
}

/** Puts the parts of a sandbox together, and goes on from a state file where there is one. */
export function sandboxEngine(
  options: SandboxOptions,
  mailboxes: readonly SandboxMailboxOptions[],
  tell: (event: Omit<SandboxEvent, "at">) => void,
  state: StateFile | undefined,
): Engine {
  const saving = state === undefined ? undefined : saver(state.log);
  const givenPractices = options.practices ?? defaults.practices;
  const delayed = delayedWork();
  const clock = movableClock(options.clock, {
    ahead: state?.content.settings.ahead ?? 0,
    moved(milliseconds) {
      saveSettings();
      mesh.messageRouter.expire();
      delayed.hasten(milliseconds);
    },
  });
  const observers = messageObservers();
  const store = mailboxStore(clock.now, {
    changed(message) {
      observers.changed(message);
      reader.changed(message);
      saving?.changed(message);
    },
    forgotten: saving?.forgotten ?? (() => undefined),
  });
  const bodies: BodyStore = state === undefined ? bodyStore(bodyLimits) : { keep: state.log.keep, close: state.close };
  const directory = practiceDirectory(givenPractices.map((practice) => ({ ...practice, clock: clock.now })));
  const memories = practiceMemories(saving?.remembered);
  const practices = practiceSwitches(directory.all, () => {
    saveSettings();
  });
  if (state !== undefined) practices.restore(state.content.settings.switches);
  const saveSettings = (): void => {
    saving?.settings({ ahead: clock.ahead(), switches: practices.list() });
  };
  const { onArrival } = options;
  const addresses = addressBook(mailboxes, givenPractices);
  const answers = sandboxAnswers({ store, bodies, tell });
  const reader = mailboxReader({ store, addresses, answers });
  const router = messageRouter({
    store,
    bodies,
    answers,
    addresses,
    practices: directory,
    switches: practices,
    memories,
    later: delayed.later,
    replyDelayMs: options.replyDelayMs ?? 0,
    tell,
    clock: clock.now,
    ...(onArrival === undefined
      ? {}
      : {
          arrived: (one) => {
            callOwner(onArrival, one);
          },
        }),
  });
  const mesh: Mesh = {
    clock: clock.now,
    store,
    bodies,
    addresses,
    tell,
    faults: faultPlan(),
    messageRouter: router,
    ...(saving === undefined ? {} : { saved: saving.saved }),
  };
  if (state !== undefined) restore(state, { store, memories, router });
  return {
    mesh,
    practices,
    clock,
    messages: sandboxMessages({
      store,
      observers,
      reader,
      messageRouter: router,
      forget(run) {
        memories.clear(run);
        saving?.memoryCleared(run);
      },
    }),
    stop: delayed.cancel,
    async close() {
      reader.stop();
      try {
        await saving?.saved();
      } finally {
        await bodies.close();
      }
    },
  };
}

/** Goes on where the file ends: what was waiting waits again, and what was under way is done. */
function restore(
  { content, log }: StateFile,
  {
    store,
    memories,
    router,
  }: { readonly store: MailboxStore; readonly memories: PracticeMemories; readonly router: MessageRouter },
): void {
  for (const remembered of content.memory) memories.restore(remembered);
  const messages = [...content.messages.values()].map((record) => messageOf(record, log.bodyAt));
  messages.sort((one, other) => one.number - other.number);
  store.restore(messages);
  for (const message of messages) router.resume(message);
}
