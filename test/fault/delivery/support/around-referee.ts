// What the referee says of a delivery's other way to its practice, and of the retention.
import type { Attention } from "../../../../src/delivery/attention.js";
import { isOpen, type Case } from "./case.js";
import { addressOf } from "./marks.js";

/** What the run had around its deliveries. */
export interface Limits {
  /** The shortest time after its end that a delivery's patient data is kept. */
  readonly keptMs: number;
  /** The shortest time after which another process may take over what one was sending another way. */
  readonly leaseMs: number;
}

/** An event has the time at which a worker asked; the lease begins when the database came to it, on a busy machine. */
const slackMs = 2_000;

/** A consultation that goes another way does so once, or once more for each try of which nobody knows how it ended. */
export function otherWayFaults(one: Case, { leaseMs }: Limits): readonly string[] {
  const { mark, record, events, mails } = one;
  if (mark.kind.goesAnotherWay !== true)
    return mails.length === 0 ? [] : ["it went another way, though the practice has it, or a person must decide"];
  const faults: string[] = [];
  const isSent = events.some(({ reason }) => reason === "fallback-sent");
  const began = events.filter(({ reason }) => reason === "fallback-began").length;
  const failed = events.filter(({ reason }) => reason.startsWith("fallback-failed-")).length;
  const uncertain = began - failed - (isSent ? 1 : 0);
  if (isSent && mails.length === 0) faults.push("lost: it counts as sent another way, and the mail server has nothing");
  if (mails.length === 0 && !isAttended(one)) faults.push("lost: it went no way, and nobody was told");
  if (mails.length > (isSent ? 1 : 0) + uncertain)
    faults.push(`${mails.length} mails, and ${uncertain} tries of which nobody knows how they ended`);
  const documents = new Set(mails.map(({ sha256 }) => sha256));
  if (documents.size > 1) faults.push(`${documents.size} different documents were sent another way`);
  if (documents.has(undefined)) faults.push("a mail has no document");
  const address = addressOf(mark.number % 2 === 0 ? "told" : "looked-up");
  if (mails.some(({ to }) => to !== address)) faults.push("a mail went to another address");
  events.forEach(({ at, reason }, place) => {
    if (reason !== "fallback-began") return;
    const before = events.slice(0, place);
    if (before.some((event) => event.reason === "fallback-sent")) faults.push("it went another way again");
    const last = before.findLast((event) => event.reason.startsWith("fallback-"));
    const afterMs = last?.reason === "fallback-began" ? Date.parse(at) - Date.parse(last.at) : Infinity;
    if (afterMs < leaseMs - slackMs) faults.push(`two processes sent it another way at a time, after ${afterMs} ms`);
  });
  if (record.state === "sent-by-fallback" && !isSent) faults.push("nothing says that it was sent another way");
  return faults;
}

function isAttended(one: Case): boolean {
  return isOpen(one, "fallback-failed") || isOpen(one, "acknowledgement-overdue") || isOpen(one, "outcome-unknown");
}

/** What is purged was at its end for long enough, needs nobody, and keeps its audit. */
export function purgeFaults({ events, attention }: Case, { keptMs }: Limits): readonly string[] {
  const purges = events.filter(({ reason }) => reason === "purged");
  const [purge] = purges;
  if (purge === undefined) return [];
  const faults: string[] = [];
  if (purges.length > 1) faults.push(`it was purged ${purges.length} times`);
  const before = events.slice(0, events.indexOf(purge));
  const end = before.findLast(({ state }, place) => before[place - 1]?.state !== state);
  if (end === undefined || !["patient-matched", "sent-by-fallback"].includes(end.state))
    faults.push(`it was purged while it was ${end?.state ?? "nothing"}`);
  if (end !== undefined && Date.parse(purge.at) - Date.parse(end.at) < keptMs) faults.push("it was purged too early");
  const purgedAt = Date.parse(purge.at);
  const wasNeeded = ({ since, closed }: Attention): boolean =>
    Date.parse(since) < purgedAt && (closed === undefined || Date.parse(closed.at) > purgedAt);
  if (attention.some(wasNeeded)) faults.push("it was purged while a person was needed");
  return faults;
}
