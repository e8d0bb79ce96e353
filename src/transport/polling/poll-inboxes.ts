import { shortestPollMs } from "../poll-intervals.js";
import { line } from "./line.js";
import { settingsOf, type PollOptions, type PollSettings } from "./options.js";
import { closeListing, handle, newPass, nextId, type Pass, type PolledMailbox } from "./pass.js";
import { schedule } from "./schedule.js";

/** A listing of so many may not have been all: MESH's page (ME-07). */
const fullListing = 500;

/** How many items of a mailbox are begun before the others have their turn. */
const itemsInTurn = 8;

/**
 * Polls the inboxes of one or thousands of mailboxes until `signal` is aborted (ME-07). Each is listed once in
 * `intervalMs`, evenly spread over that time, and at once again while more is waiting; a handshake is made daily
 * (ME-03). Mailboxes take turns, so that one with thousands of items holds up no other. One that fails is tried again
 * after its interval, and changes nothing for the others.
 *
 * @throws InvalidValueError, MeshError `configuration-invalid` for options that cannot work. Nothing else is thrown.
 * @example
 * const stored = new Map<string, unknown>();
 * const stop = new AbortController();
 * const polling = pollInboxes({
 *   transport, mailboxes: ["X26ABC1", "X26ABC2"], signal: stop.signal,
 *   onItem: (item, { mailboxId }) => void stored.set(item.messageId, { mailboxId, item }), // or in a database
 *   onError: (error, about) => console.warn(about, error),
 * });
 * // When the process is to end:
 * stop.abort();
 * await polling;
 */
export async function pollInboxes(options: PollOptions): Promise<void> {
  const settings = settingsOf(options);
  const { signal } = settings;
  if (signal?.aborted === true) return;
  await new Promise<void>((resolve) => {
    const polling = pollingOf(settings, resolve);
    signal?.addEventListener("abort", polling.stop, { once: true });
  });
}

/** Begins the polling. `onEnd` is called once it was stopped and the items under way are handled. */
function pollingOf(settings: PollSettings, onEnd: () => void): { readonly stop: () => void } {
  const { concurrency, clock } = settings;
  const inLine = line<PolledMailbox>();
  const timetable = schedule<PolledMailbox>(clock, (mailbox) => {
    inLine.toEnd(mailbox);
    work();
  });
  let working = 0;
  let isStopped = false;

  function work(): void {
    while (working < concurrency && !isStopped) {
      const mailbox = inLine.take();
      if (mailbox === undefined) return;
      working += 1;
      void takeTurn(mailbox).then(() => {
        working -= 1;
        work();
      });
    }
    if (!isStopped || working > 0) return;
    for (let left = inLine.take(); left !== undefined; left = inLine.take()) if (left.pass) closeListing(left.pass);
    onEnd();
  }

  /** Handles the mailbox's next item. Meanwhile the mailbox is in the line again, for the item after it. */
  async function takeTurn(mailbox: PolledMailbox): Promise<void> {
    const pass = (mailbox.pass ??= newPass(clock.now()));
    const messageId = await nextId(settings, mailbox, pass);
    if (messageId === undefined || isStopped) {
      pass.isOver = true;
    } else {
      pass.begun += 1;
      pass.underWay += 1;
      if (pass.begun % itemsInTurn === 0) inLine.toEnd(mailbox);
      else inLine.toFront(mailbox);
      work();
      await handle(settings, mailbox, pass, messageId);
      pass.underWay -= 1;
    }
    if (pass.isOver && pass.underWay === 0) rest(mailbox, pass);
  }

  /** The pass is over: the next one follows at once where more may be waiting, else after the interval. */
  function rest(mailbox: PolledMailbox, pass: Pass): void {
    const { failed, listed, acknowledged, startedAt } = pass;
    closeListing(pass);
    mailbox.pass = undefined;
    if (!failed && listed >= fullListing && acknowledged > 0) {
      inLine.toEnd(mailbox);
      return;
    }
    mailbox.dueAt = startedAt + settings.intervalMs * (failed ? 1 + Math.random() / 10 : 1);
    timetable.add(mailbox);
  }

  // Spread over the interval; where that is longer than five minutes, over these.
  const apart = Math.min(settings.intervalMs, shortestPollMs) / settings.mailboxes.length;
  settings.mailboxes.forEach((mailboxId, place) => {
    timetable.add({ mailboxId, dueAt: clock.now() + place * apart, handshakeDueAt: -Infinity, pass: undefined });
  });
  return {
    stop() {
      isStopped = true;
      timetable.stop();
      work();
    },
  };
}
