import { purgedNote } from "../patient-data.js";
import { isDurable } from "./database.js";
import { quoteText, type Names } from "./names.js";

/** The statements that find and delete what holds patient data. Lists of numbers are JSON. */
export interface PurgeStatements {
  /** Items of a patient (1: the key), as a query for their `seq`. */
  readonly itemsOfPatient: string;
  /** Locks deliveries that ended by (1), at most so many (2), but for those that are needed or locked. */
  readonly lockEnded: string;
  /** Those of some deliveries (1) that are needed. */
  readonly neededOf: string;
  /** Deletes all that some deliveries (1) hold of patients, at a time (2), for a reason (3), by somebody (4). */
  readonly purgeDeliveries: string;
  /** Deletes the content of items that belong to none, received and dealt with by (1), at most so many (2). */
  readonly purgeLeftItems: string;
  /** Deletes notes that belong to none, closed by (1), at most so many (2). */
  readonly purgeLeftNotes: string;
  /** Locks the deliveries of a patient (1), and the items. */
  readonly lockPatient: string;
  readonly lockItems: string;
  /** Those of some deliveries, or of some items (1), that somebody must still deal with. */
  readonly openDeliveries: string;
  readonly openItems: string;
  /** Deletes the content of some items (1). */
  readonly purgeItems: string;
}

const nosIn = (parameter: string): string =>
  `(select cast(n as bigint) from jsonb_array_elements_text(cast(cast(${parameter} as text) as jsonb)) as n)`;

export function purgeStatements(names: Names): PurgeStatements {
  const { delivery, delivery_key: key, attention, inbox, body, event, item_patient: patients } = names;
  const isOpen = (condition: string): string =>
    `exists (select from ${attention} a where ${condition} and a.closed_at is null)`;
  /** A person must look at it, or another one may still need what it holds. */
  const isNeeded = `(${isOpen("a.delivery_id = k.id")}
    or exists (select from ${key} s where s.link_delivery_id = k.id and s.patient_key is not null)
    or exists (select from ${delivery} w where w.waits_for = k.id))`;
  const rows = `${delivery} d join ${key} k on k.no = d.no`;
  /** What names a delivery has outlived its patient data. */
  const isOfNone = (id: string): string =>
    `not exists (select from ${key} o where o.id = ${id} and o.patient_key is not null)`;
  const about = "a.inbox_message_id = x.message_id and a.mailbox_id = x.mailbox_id";
  const itemsOfPatient = `select p.inbox from ${patients} p where p.patient_key = $1
    union select i.seq from ${key} o join ${inbox} i on i.delivery_id = o.id
      where o.patient_key = $1 and i.item is not null`;
  const emptied = "set state = 'purged', item = null, bytes = null, key_id = null";
  const noNote = `set closed_how = ${quoteText(purgedNote)}, key_id = null`;
  /** What goes with the content of items that `content` names. */
  const withContent = `named as (delete from ${patients} p using content c where p.inbox = c.seq),
    item_notes as (
      update ${attention} a ${noNote} from content c
      where a.inbox_message_id = c.message_id and a.mailbox_id = c.mailbox_id and a.closed_by is not null
    )`;
  const contentOf = (source: string): string =>
    `content as (update ${inbox} x ${emptied} ${source} returning x.seq, x.mailbox_id, x.message_id)`;
  return {
    itemsOfPatient,
    lockEnded: `select d.no, ${isDurable} as durable from ${rows}
      where d.ended_at is not null and not d.is_purged and d.ended_at <= cast($1 as bigint)
        and k.patient_key is not null and not ${isNeeded}
      order by d.ended_at, d.no limit $2 for update of d skip locked`,
    neededOf: `select d.no from ${rows} where d.no in ${nosIn("$1")} and ${isNeeded}`,
    purgeDeliveries: `with due as materialized (
        select d.no, k.id, d.state from ${rows} where d.no in ${nosIn("$1")} and ${isDurable}
      ), keys as (update ${key} k set patient_key = null from due where k.no = due.no
      ), hot as (update ${delivery} d set version = d.version + 1, is_purged = true from due where d.no = due.no
      ), bodies as (delete from ${body} b using due where b.no = due.no
      ), ${contentOf("from due where x.delivery_id = due.id and x.item is not null")}, ${withContent},
      notes as (update ${attention} a ${noNote} from due where a.delivery_id = due.id and a.closed_by is not null
      ), steps as (
        insert into ${event} (no, at, state, reason, person)
        select due.no, cast($2 as bigint), due.state, cast($3 as text), cast($4 as text) from due order by due.no
      ) select ${isDurable} as durable`,
    purgeLeftItems: `with due as materialized (
        select x.seq from ${inbox} x where x.item is not null and x.received_at <= cast($1 as bigint) and ${isDurable}
          and ((x.state = 'matched' and ${isOfNone("x.delivery_id")} and not ${isOpen("a.delivery_id = x.delivery_id")})
            or (x.state = 'unmatched' and not ${isOpen(about)}
              and exists (select from ${attention} a where ${about} and a.closed_at <= cast($1 as bigint))))
        order by x.seq limit $2 for update of x skip locked
      ), ${contentOf("from due where x.seq = due.seq")}, ${withContent}
      select (select count(*) from due) as count, ${isDurable} as durable`,
    purgeLeftNotes: `with due as materialized (
        select a.seq from ${attention} a
        where a.closed_by is not null and a.closed_how <> ${quoteText(purgedNote)}
          and a.closed_at <= cast($1 as bigint) and ${isOfNone("a.delivery_id")} and ${isDurable}
        order by a.seq limit $2 for update of a skip locked
      ), notes as (update ${attention} a ${noNote} from due where a.seq = due.seq)
      select (select count(*) from due) as count, ${isDurable} as durable`,
    lockPatient: `select d.no, ${isDurable} as durable from ${rows} where k.patient_key = $1
      order by d.no for update of d`,
    lockItems: `select x.seq, ${isDurable} as durable from ${inbox} x
      where x.seq in (${itemsOfPatient}) and x.state <> 'purged' order by x.seq for update of x`,
    openDeliveries: `select k.id from ${rows} where d.no in ${nosIn("$1")}
      and (d.ended_at is null or ${isOpen("a.delivery_id = k.id")}) order by d.no`,
    openItems: `select x.seq from ${inbox} x where x.seq in ${nosIn("$1")}
      and (x.state = 'pending' or ${isOpen(about)})`,
    purgeItems: `with ${contentOf(`where x.seq in ${nosIn("$1")} and ${isDurable}`)}, ${withContent}
      select ${isDurable} as durable`,
  };
}
