import { givenFunction, givenList, givenObject } from "../../values/given.js";
import { configurationInvalid } from "../mesh/failures/found-here.js";
import { longestPollMs, shortestPollMs } from "../poll-intervals.js";
import type { InboxItem, Transport } from "../transport.js";
import { steadyClock, type PollClock } from "./clock.js";
import { ourWorkflows, type OurWorkflows } from "./workflows.js";

/** What an item or an error of a poll is about. */
export interface PollSubject {
  readonly mailboxId: string;
  /** The item. Undefined where the mailbox itself could not be read. */
  readonly messageId?: string;
}

/** What `pollInboxes` needs. */
export interface PollOptions {
  /** Its `forMailbox` gives the transport of each mailbox. */
  readonly transport: Transport;
  /** Ids of the mailboxes, one or thousands. */
  readonly mailboxes: readonly string[];
  /**
   * Stores an item. Only once its promise has resolved is the item acknowledged to MESH, which then forgets it (ME-08).
   * Where it rejects, or this process ends, MESH keeps the item, and the next poll brings it again: storing the same
   * message id twice must do no harm. Items are handed over several at a time, also those of one mailbox.
   */
  readonly onItem: (item: InboxItem, about: Required<PollSubject>) => void | Promise<void>;
  /**
   * Workflow ids of the items that are ours; all others stay untouched in the inbox. A report has the workflow of the
   * message that it is about, so name the workflows that you send too. Default: everything is ours.
   */
  readonly workflows?: readonly string[];
  /**
   * Milliseconds between two polls of a mailbox: above 0, and at most a day. For NHS England's own addresses not below
   * the default, five minutes (ME-07).
   */
  readonly intervalMs?: number;
  /** How many calls may be under way at once, over all mailboxes. Default: 16. */
  readonly concurrency?: number;
  /** Ends the polling: items under way are still stored and acknowledged, then the promise resolves. */
  readonly signal?: AbortSignal;
  /**
   * Called with each failure, as a MeshError or what `onItem` threw. The mailbox or the item is tried again at the
   * mailbox's next poll. What this function throws is ignored.
   */
  readonly onError?: (error: unknown, about: PollSubject) => void | Promise<void>;
  /** For tests. Default: this process's steady clock, which nobody can set. */
  readonly clock?: PollClock;
}

/** The options with their defaults. */
export interface PollSettings extends Required<Omit<PollOptions, "workflows" | "onError" | "signal">> {
  readonly ours: OurWorkflows;
  readonly signal: AbortSignal | undefined;
  readonly tell: (error: unknown, about: PollSubject) => void;
}

/** @throws InvalidValueError, MeshError `configuration-invalid` */
export function settingsOf(options: PollOptions): PollSettings {
  givenObject(options, "options");
  const { transport, mailboxes, onItem, signal, onError } = options;
  const { intervalMs = shortestPollMs, concurrency = 16, clock = steadyClock } = options;
  givenObject(transport, "transport");
  givenList(mailboxes, "mailboxes");
  givenFunction(onItem, "onItem");
  if (onError !== undefined) givenFunction(onError, "onError");
  if (mailboxes.length === 0) throw configurationInvalid("mailboxes is empty: name at least one.");
  // Knows each mailbox now, rather than at its first poll.
  for (const mailboxId of mailboxes) transportFor(transport, mailboxId);
  checkInterval(intervalMs, transport.shortestPollMs);
  if (!Number.isInteger(concurrency) || concurrency < 1)
    throw configurationInvalid("concurrency must be a whole number from 1 on.");
  const ours = ourWorkflows(options.workflows);
  return {
    transport,
    mailboxes: [...new Set(mailboxes)],
    onItem,
    intervalMs,
    concurrency,
    clock,
    signal,
    ours,
    tell: (error, about) => {
      void (async () => onError?.(error, about))().catch(() => undefined);
    },
  };
}

/** A transport need not know its own mailbox as one of its others. @throws MeshError where it has no such mailbox. */
export function transportFor(transport: Transport, mailboxId: string): Transport {
  return mailboxId === transport.mailboxId ? transport : transport.forMailbox(mailboxId);
}

function checkInterval(intervalMs: number, shortest = 0): void {
  if (!(intervalMs > 0 && intervalMs <= longestPollMs))
    throw configurationInvalid("intervalMs must be above 0 and at most a day: an inbox is read daily (ME-07).");
  if (intervalMs < shortest)
    throw configurationInvalid(
      `intervalMs must be at least ${shortest} for this address: NHS England allows no poll more often (ME-07).`,
    );
}
