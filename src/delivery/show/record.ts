import { type Instant, instantOf } from "../../values/dates.js";
import type { DeliveryAttempt, DeliveryEvent, DeliveryRecord } from "../record.js";
import type { AttemptRow, DeliveryRow, Millis, NewEvent } from "../store/rows.js";

/** A delivery as callers see it. */
export function recordOf(row: DeliveryRow): DeliveryRecord {
  const { id, callerId, odsCode, mailboxId, state, version, ids, practiceOdsCode, link } = row;
  const waits = state === "queued" || state === "outcome-unknown";
  return {
    id,
    callerId,
    odsCode,
    mailboxId,
    state,
    version,
    ids,
    createdAt: instantAt(row.createdAt),
    sentAt: instantIf(row.sentAt),
    nextSendAt: waits ? instantIf(row.runAt) : undefined,
    dueAt: instantIf(row.dueAt),
    nextFallbackAt: instantIf(row.fallbackAt),
    practiceOdsCode,
    link,
  };
}

export function eventOf({ at, state, reason, by }: NewEvent): DeliveryEvent {
  return { at: instantAt(at), state, reason, by };
}

export function attemptOf(row: AttemptRow): DeliveryAttempt {
  const { number, outcome, reason, meshMessageId, reportCode } = row;
  const times = { startedAt: instantAt(row.startedAt), endedAt: instantIf(row.endedAt) };
  return { number, ...times, outcome, reason, meshMessageId, reportCode };
}

/** A time of a row, in UTC. */
export function instantAt(at: Millis): Instant {
  return instantOf(new Date(at));
}

function instantIf(at: Millis | undefined): Instant | undefined {
  return at === undefined ? undefined : instantAt(at);
}
