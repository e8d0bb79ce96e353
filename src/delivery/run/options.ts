import { InvalidValueError } from "../../errors.js";
import { checkSender } from "../../message/sender-profile.js";
import { configurationInvalid } from "../../transport/mesh/failures/found-here.js";
import type { Transport } from "../../transport/transport.js";
import { timelessOptionNames } from "../../validation/safety/check-safety-options.js";
import { givenFunction, givenList, givenMethods, givenObject } from "../../values/given.js";
import { parseMailboxId } from "../../values/mailbox-id.js";
import { checkOptionNames } from "../../values/option-names.js";
import type { DeliveryOptions, WorkOptions } from "../delivery-options.js";
import type { Retention } from "../patients.js";

const names: Readonly<Record<keyof DeliveryOptions, true>> = {
  store: true,
  transport: true,
  sender: true,
  mailboxes: true,
  onAttention: true,
  onEvent: true,
  workflows: true,
  safety: true,
  deadlines: true,
  fallback: true,
  retention: true,
  work: true,
  clock: true,
  newId: true,
  random: true,
};

const workNames: Readonly<Record<keyof WorkOptions, true>> = {
  sends: true,
  sendsPerMailbox: true,
  lookEveryMs: true,
  pollEveryMs: true,
  leaseMs: true,
  resendAfterMs: true,
  firstPauseMs: true,
  longestPauseMs: true,
  tellMs: true,
};

const second = 1_000;
const minute = 60 * second;

const defaultWork = {
  sends: 16,
  sendsPerMailbox: 4,
  lookEveryMs: second,
  leaseMs: 20 * second,
  resendAfterMs: [30 * second, 2 * minute, 8 * minute, 30 * minute, 60 * minute, 120 * minute],
  firstPauseMs: second,
  longestPauseMs: 30 * minute,
  tellMs: minute,
} as const satisfies WorkOptions;

/** @throws InvalidValueError for anything that is not as the types say, or has another name. */
export function checkDeliveryOptions(options: DeliveryOptions): void {
  checkOptionNames("delivery options", options, names);
  givenObject(options.store, "store", "must be a store, as sqliteStore, postgresStore or memoryStore returns it");
  givenMethods(options.store, "store", ["open", "claimSends"]);
  givenObject(options.transport, "transport", "must be a transport, as meshTransport returns it");
  checkNotAMesh(options.transport);
  givenMethods(options.transport, "transport", ["send", "forMailbox"]);
  const { sender, mailboxes, safety, retention, clock, newId, random, onAttention, onEvent } = options;
  if (sender !== undefined) checkSender(sender);
  if (mailboxes !== undefined) {
    givenList(mailboxes, "mailboxes");
    mailboxes.forEach(parseMailboxId);
  }
  if (safety !== undefined) checkOptionNames("safety", safety, timelessOptionNames);
  if (retention !== undefined) checkRetention(retention);
  for (const [name, given] of Object.entries({ clock, newId, random, onAttention, onEvent }))
    if (given !== undefined) givenFunction(given, name);
}

/** A mesh in memory is no transport, but has one for each mailbox. */
function checkNotAMesh(given: object): void {
  if ("transport" in given && "deliver" in given)
    throw new InvalidValueError("transport", "must be one mailbox of the memoryMesh: give mesh.transport(mailboxId)");
}

function checkRetention(retention: Retention): void {
  checkOptionNames("retention", retention, { days: true });
  const { days } = retention;
  if (!Number.isInteger(days) || days < 1 || days > 36_500)
    throw new InvalidValueError("retention", "must have days, a whole number from 1 to 36500");
}

/** @throws InvalidValueError, and MeshError `configuration-invalid` for polls more often than MESH allows (ME-07). */
export function workOf(given: WorkOptions | undefined, { shortestPollMs = 0 }: Transport): Required<WorkOptions> {
  if (given !== undefined) checkOptionNames("work", given, workNames);
  const work = { ...defaultWork, pollEveryMs: shortestPollMs, ...present(given ?? {}) };
  for (const name of ["sends", "sendsPerMailbox"] as const) {
    if (!Number.isInteger(work[name]) || work[name] < 1)
      throw new InvalidValueError(name, "must be a whole number from 1 on");
  }
  for (const name of ["lookEveryMs", "leaseMs", "firstPauseMs", "longestPauseMs", "tellMs"] as const)
    if (!isDuration(work[name], 1)) throw new InvalidValueError(name, "must be milliseconds, from 1 to a week");
  if (!isDuration(work.pollEveryMs, 0))
    throw new InvalidValueError("pollEveryMs", "must be milliseconds, at most a week");
  givenList(work.resendAfterMs, "resendAfterMs");
  if (!work.resendAfterMs.every((each) => isDuration(each, 0)))
    throw new InvalidValueError("resendAfterMs", "must be a list of milliseconds, each at most a week");
  if (work.firstPauseMs > work.longestPauseMs)
    throw new InvalidValueError("firstPauseMs", "must not be longer than longestPauseMs");
  if (work.pollEveryMs < shortestPollMs) {
    throw configurationInvalid(
      `pollEveryMs must be at least ${shortestPollMs} for this address: NHS England allows no poll more often (ME-07).`,
    );
  }
  return work;
}

/** A timer of Node's cannot wait longer than 24 days. */
const aWeek = 7 * 24 * 60 * minute;

function isDuration(value: unknown, least: number): boolean {
  return typeof value === "number" && value >= least && value <= aWeek;
}

function present(given: WorkOptions): Partial<Required<WorkOptions>> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
