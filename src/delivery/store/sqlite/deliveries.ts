import type { AttemptChange, RecordChange } from "../change.js";
import type { DeliveryFacts, DeliveryRow, NewEvent, PreparedDelivery } from "../rows.js";
import type { Added } from "../store.js";
import { otherIdError } from "../taken.js";
import { insertBody } from "./bodies.js";
import { deliveryOf, deliveryValues, factValues } from "./columns.js";
import { leaseHolds, leaseMoment, leaseValues } from "./lease-clock.js";
import { addMailbox } from "./mailboxes.js";
import { marks, number, type Bound, type Session, type SqlRow } from "./session.js";

/** A delivery, and by what the other tables name it. */
export interface StoredDelivery {
  readonly seq: number;
  readonly row: DeliveryRow;
}

export function storedOf(row: SqlRow): StoredDelivery {
  return { seq: number(row, "seq"), row: deliveryOf(row) };
}

export function findStored(session: Session, id: string): StoredDelivery | undefined {
  const row = session.get("select * from update_record_delivery where id = ?", id);
  return row && storedOf(row);
}

/** False where its id, its caller's id or its message's header is there already. */
export function insertDelivery(session: Session, { row, body, events }: PreparedDelivery): boolean {
  const values = deliveryValues(row);
  const inserted = session.get(
    `insert into update_record_delivery (${values.map(([column]) => column).join(", ")}) values (${marks(values)})
     on conflict do nothing returning seq`,
    ...values.map(([, value]) => value),
  );
  if (inserted === undefined) return false;
  const seq = number(inserted, "seq");
  addMailbox(session, row.mailboxId);
  insertBody(session, seq, row.id, body);
  for (const event of events) insertEvent(session, seq, event);
  return true;
}

/** @throws DeliveryError `different-content` where the message is stored under another id of the caller. */
export function addDelivery(session: Session, prepared: PreparedDelivery): Added {
  const { row } = prepared;
  if (insertDelivery(session, prepared)) return { row, isNew: true };
  const known = session.get(
    "select * from update_record_delivery where caller_id = ? and ods_code = ?",
    row.callerId,
    row.odsCode,
  );
  if (known !== undefined) return { row: deliveryOf(known), isNew: false };
  const same = session.get("select * from update_record_delivery where header_id = ?", row.ids.messageHeader);
  throw otherIdError(same && deliveryOf(same));
}

export function insertEvent(session: Session, seq: number, { at, state, reason, by }: NewEvent): void {
  session.run(
    "insert into update_record_event (delivery, at, state, reason, by_whom) values (?, ?, ?, ?, ?)",
    seq,
    at,
    state,
    reason,
    by,
  );
}

const leaseEnd = ["lease_boot", "lease_from", "lease_until"].map((column) => [column, null] as const);
const fallbackLeaseEnd = leaseEnd.map(([column]) => [`fallback_${column}`, null] as const);

/** Sets facts and counts the version up. Leaving `sending` ends its lease, and moving `fallbackAt` that one's. */
export function setFacts(
  session: Session,
  { seq, row }: StoredDelivery,
  facts: Partial<DeliveryFacts>,
  raisesFence: boolean,
): void {
  const values: (readonly [string, Bound])[] = [
    ...factValues(facts),
    ["version", row.version + 1],
    ["fence", row.fence + Number(raisesFence)],
  ];
  const ends = facts.state !== undefined && facts.state !== "sending";
  if (ends) values.push(...leaseEnd);
  if (Object.hasOwn(facts, "fallbackAt") && facts.fallbackAt !== row.fallbackAt) values.push(...fallbackLeaseEnd);
  session.run(
    `update update_record_delivery set ${values.map(([column]) => `${column} = ?`).join(", ")} where seq = ?`,
    ...values.map(([, value]) => value),
    seq,
  );
}

/** False where the row is not as the change expects it. */
export function changeDelivery(session: Session, change: RecordChange): boolean {
  const { id, version, set, raisesFence = false, ifLeaseRanOut = false } = change;
  const stored = findStored(session, id);
  if (stored?.row.version !== version) return false;
  if (ifLeaseRanOut && !hasRunOut(session, stored)) return false;
  setFacts(session, stored, set, raisesFence);
  return true;
}

function hasRunOut(session: Session, { seq }: StoredDelivery): boolean {
  const sql = `select 1 from update_record_delivery where seq = ? and state = 'sending' and not ${leaseHolds}`;
  return session.get(sql, seq, ...leaseValues(leaseMoment())) !== undefined;
}

const attemptColumns = {
  endedAt: "ended_at",
  outcome: "outcome",
  reason: "reason",
  reportCode: "report_code",
} as const satisfies Readonly<Record<keyof Omit<AttemptChange, "deliveryId" | "number" | "meshMessageId">, string>>;

/** A MESH id that is known stays. */
export function changeAttempt(session: Session, seq: number, change: Omit<AttemptChange, "deliveryId">): void {
  const names = Object.keys(attemptColumns) as (keyof typeof attemptColumns)[];
  const given = names.filter((name) => change[name] !== undefined);
  session.run(
    `update update_record_attempt set ${given.map((name) => `${attemptColumns[name]} = ?, `).join("")}
     mesh_message_id = ifnull(mesh_message_id, ?) where delivery = ? and number = ?`,
    ...given.map((name) => change[name]),
    change.meshMessageId,
    seq,
    change.number,
  );
}
