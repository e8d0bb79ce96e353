import type { DeliveryRow } from "../rows.js";
import type { Lease, SendCompletion } from "../store.js";
import { openAttention } from "./attentions.js";
import { deliveryOf } from "./columns.js";
import { changeAttempt, findStored, insertEvent, setFacts } from "./deliveries.js";
import { leaseHolds, leaseMoment, leaseValues } from "./lease-clock.js";
import type { Session } from "./session.js";

export function completeSend(session: Session, completion: SendCompletion): boolean {
  const { deliveryId, fence, attempt, set, event, open } = completion;
  const stored = findStored(session, deliveryId);
  if (stored === undefined) return false;
  const { number, meshMessageId, endedAt, outcome, reason } = attempt;
  const id = meshMessageId === undefined ? {} : { meshMessageId };
  // That it was done may be known already, from an answer: nothing less certain takes its place.
  const ending = { endedAt, outcome, ...(reason !== undefined && { reason }) };
  const keeps = outcome !== "done" && isDone(session, stored.seq, number);
  changeAttempt(session, stored.seq, { number, ...id, ...(!keeps && ending) });
  if (stored.row.state !== "sending" || stored.row.fence !== fence) return false;
  if (!isLast(session, stored.seq, number)) return false;
  setFacts(session, stored, set, false);
  insertEvent(session, stored.seq, event);
  for (const each of open) openAttention(session, each);
  return true;
}

function isLast(session: Session, seq: number, number: number): boolean {
  const sql = "select number from update_record_attempt where delivery = ? order by number desc limit 1";
  return session.get(sql, seq)?.["number"] === number;
}

function isDone(session: Session, seq: number, number: number): boolean {
  const sql = "select 1 from update_record_attempt where delivery = ? and number = ? and outcome = 'done'";
  return session.get(sql, seq, number) !== undefined;
}

export function renewSends(session: Session, leases: readonly Lease[], leaseMs: number): readonly Lease[] {
  const { boot, ms } = leaseMoment();
  const sql = `update update_record_delivery set lease_boot = ?, lease_from = ?, lease_until = ?
    where id = ? and fence = ? and state = 'sending'`;
  return leases.filter(({ id, fence }) => session.run(sql, boot, ms, ms + leaseMs, id, fence) > 0);
}

export function listStaleSends(session: Session, limit: number): readonly DeliveryRow[] {
  const sql = `select * from update_record_delivery indexed by update_record_sending
    where state = 'sending' and not ${leaseHolds} order by seq limit ?`;
  return session.all(sql, ...leaseValues(leaseMoment()), limit).map(deliveryOf);
}
