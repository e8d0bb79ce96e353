import type { PracticeChange } from "../change.js";
import type { PracticeRow } from "../rows.js";
import type { ClaimedFallback, DeliveryStore, FallbackAsk } from "../store.js";
import { unlessDamaged } from "../unless-damaged.js";
import { readBody } from "./bodies.js";
import { insertEvent, storedOf, type StoredDelivery } from "./deliveries.js";
import { fallbackLeaseHolds, leaseMoment, leaseValues, type LeaseMoment } from "./lease-clock.js";
import { number, text, type Session } from "./session.js";
import type { Transactions } from "./transactions.js";

export function fallbacks({
  read,
  write,
}: Pick<Transactions, "read" | "write">): Pick<DeliveryStore, "claimFallbacks" | "findPractice"> {
  return {
    claimFallbacks: (ask) => write((session) => claimFallbacks(session, ask)),
    findPractice: (odsCode) => read((session) => findPractice(session, odsCode)),
  };
}

function claimFallbacks(session: Session, ask: FallbackAsk): readonly ClaimedFallback[] {
  const moment = leaseMoment();
  const rows = session.all(
    `select * from update_record_delivery indexed by update_record_fallback
     where fallback_at is not null and (fallback_at <= ? or fallback_at > ?) and not ${fallbackLeaseHolds}
       and mailbox_id not in (select mailbox_id from update_record_mailbox where paused_at is not null)
     order by fallback_at, seq limit ?`,
    ask.now - (ask.dueForMs ?? 0),
    ask.now + ask.longestPauseMs,
    ...leaseValues(moment),
    ask.limit,
  );
  return rows.map((row) => claim(session, storedOf(row), ask, moment));
}

function claim(
  session: Session,
  { seq, row }: StoredDelivery,
  { now, leaseMs }: FallbackAsk,
  { boot, ms }: LeaseMoment,
): ClaimedFallback {
  const [version, fallbackFailures] = [row.version + 1, row.fallbackFailures + 1];
  session.run(
    `update update_record_delivery set version = ?, fallback_failures = ?,
       fallback_lease_boot = ?, fallback_lease_from = ?, fallback_lease_until = ? where seq = ?`,
    version,
    fallbackFailures,
    boot,
    ms,
    ms + leaseMs,
    seq,
  );
  const { id: deliveryId, state } = row;
  insertEvent(session, seq, { deliveryId, at: now, state, reason: "fallback-began", by: undefined });
  return { row: { ...row, version, fallbackFailures }, body: unlessDamaged(() => readBody(session, seq, row.id)) };
}

export function changePractice(session: Session, { odsCode, switchedOff }: PracticeChange): void {
  if (switchedOff === undefined) session.run("delete from update_record_practice where ods_code = ?", odsCode);
  else
    session.run(
      `insert into update_record_practice values (?, ?, ?)
       on conflict do update set switched_off_at = excluded.switched_off_at, until = excluded.until`,
      odsCode,
      switchedOff.at,
      switchedOff.until,
    );
}

function findPractice(session: Session, odsCode: string): PracticeRow | undefined {
  const row = session.get("select * from update_record_practice where ods_code = ?", odsCode);
  return (
    row && {
      odsCode: text(row, "ods_code"),
      switchedOffAt: number(row, "switched_off_at"),
      until: number(row, "until"),
    }
  );
}
