/** One step of the tables. A step is never changed once it was published: another one follows it. */
export interface Migration {
  readonly sql: string;
  /** The oldest step that a library must know to work on the tables after this one: those before it need not change. */
  readonly worksFrom: number;
}

/** What waits to be sent. A partial index serves a query only where the query has the same words. */
export const waits = "state in ('queued', 'outcome-unknown') and run_at is not null";

/** What has ended, and is not purged. */
export const hasEnded = "ended_at is not null and patient_key is not null";

/** What a person closed, with a note that is not purged. */
export const isNoted = "closed_by is not null and closed_how <> 'purged'";

const lease = "lease_boot text, lease_from integer, lease_until integer";
const fallbackLease = "fallback_lease_boot text, fallback_lease_from integer, fallback_lease_until integer";

/**
 * The name of each table begins with `update_record_`, since they may lie in a file of the caller's own. `seq` is the
 * order in which rows were added. The tables' numbers are the places in this list, from 1.
 */
export const migrations: readonly Migration[] = [
  {
    worksFrom: 1,
    sql: `
create table update_record_delivery (
  seq integer primary key,
  id text not null unique,
  ods_code text not null,
  caller_id text not null,
  mailbox_id text not null,
  version integer not null,
  fence integer not null,
  state text not null,
  run_at integer,
  ${lease},
  unknown_outcomes integer not null,
  failures integer not null,
  sent_at integer,
  due_at integer,
  practice_ods_code text,
  waits_for text,
  goes_as_first integer not null,
  fallback_from text,
  fallback_at integer,
  fallback_failures integer not null default 0,
  ${fallbackLease},
  ended_at integer,
  created_at integer not null,
  header_id text not null unique,
  bundle_id text not null,
  document_id text not null,
  composition_id text not null,
  encounter_id text not null,
  content_hash text not null,
  content_version integer not null,
  address_key text not null,
  patient_key text,
  link_kind text,
  link_id text,
  unique (caller_id, ods_code)
);
create index update_record_waiting on update_record_delivery (mailbox_id, run_at) where ${waits};
create index update_record_sending on update_record_delivery (mailbox_id) where state = 'sending';
create index update_record_due on update_record_delivery (due_at) where due_at is not null;
create index update_record_fallback on update_record_delivery (fallback_at) where fallback_at is not null;
create index update_record_state on update_record_delivery (state);
create index update_record_created on update_record_delivery (created_at);
create index update_record_bundle on update_record_delivery (bundle_id);
create index update_record_encounter on update_record_delivery (encounter_id);
create index update_record_address on update_record_delivery (address_key);
create index update_record_link on update_record_delivery (link_id) where link_id is not null;
create index update_record_waits_for on update_record_delivery (waits_for) where waits_for is not null;
create index update_record_patient on update_record_delivery (patient_key) where patient_key is not null;
create index update_record_ended on update_record_delivery (ended_at) where ${hasEnded};

create table update_record_body (
  delivery integer primary key,
  envelope text not null,
  bytes blob not null,
  as_first text,
  as_first_bytes blob,
  sent_digest blob not null,
  submitted text not null,
  submitted_digest blob not null,
  key_id text
);
create index update_record_body_key on update_record_body (key_id) where key_id is not null;

create table update_record_event (
  seq integer primary key,
  delivery integer not null,
  at integer not null,
  state text not null,
  reason text not null,
  by_whom text
);
create index update_record_event_of on update_record_event (delivery);

create table update_record_attempt (
  delivery integer not null,
  number integer not null,
  fence integer not null,
  started_at integer not null,
  ended_at integer,
  outcome text not null,
  reason text,
  mesh_message_id text,
  report_code text,
  primary key (delivery, number)
) without rowid;
create index update_record_mesh_id on update_record_attempt (mesh_message_id) where mesh_message_id is not null;

create table update_record_inbox (
  seq integer primary key,
  mailbox_id text not null,
  message_id text not null,
  received_at integer not null,
  state text not null,
  item text,
  bytes blob,
  delivery_id text,
  linked_message_id text,
  failures integer not null,
  candidates text not null,
  key_id text,
  unique (message_id, mailbox_id)
);
create index update_record_inbox_key on update_record_inbox (key_id) where key_id is not null;
create index update_record_inbox_of on update_record_inbox (delivery_id)
  where delivery_id is not null and item is not null;
create index update_record_inbox_kept on update_record_inbox (received_at) where item is not null;
create index update_record_inbox_state on update_record_inbox (state);
create index update_record_linked on update_record_inbox (linked_message_id)
  where linked_message_id is not null and state in ('pending', 'unmatched');

create table update_record_attention (
  seq integer primary key,
  id text not null unique,
  mailbox_id text not null,
  delivery_id text,
  inbox_message_id text,
  reason text not null,
  detail text,
  since integer not null,
  told_at integer,
  closed_at integer,
  closed_by text,
  closed_how text,
  fence integer not null default 0,
  tried integer not null default 0,
  key_id text,
  ${lease}
);
create index update_record_attention_key on update_record_attention (key_id) where key_id is not null;
create index update_record_attention_item on update_record_attention (inbox_message_id)
  where inbox_message_id is not null;
create index update_record_noted on update_record_attention (closed_at) where ${isNoted};
create unique index update_record_open on update_record_attention
  (mailbox_id, ifnull(delivery_id, ''), ifnull(inbox_message_id, ''), reason) where closed_at is null;
create index update_record_attention_of on update_record_attention (delivery_id) where delivery_id is not null;
create index update_record_untold on update_record_attention (seq) where closed_at is null and told_at is null;
create index update_record_open_seq on update_record_attention (seq) where closed_at is null;

create table update_record_mailbox (
  mailbox_id text primary key,
  paused_at integer,
  paused_by text,
  failures integer not null default 0,
  retry_at integer,
  fault text,
  failing_since integer,
  handshake_at integer,
  polled_at integer,
  poll_fence integer not null default 0,
  turn integer not null default 0,
  ${lease}
) without rowid;

create table update_record_practice (
  ods_code text primary key,
  switched_off_at integer not null,
  until integer not null
) without rowid;
create table update_record_item_patient (
  patient_key text not null,
  inbox integer not null,
  primary key (patient_key, inbox)
) without rowid;
create index update_record_patient_of_item on update_record_item_patient (inbox);
`,
  },
  {
    worksFrom: 1,
    sql: `
alter table update_record_mailbox add column read_at integer;
update update_record_mailbox set read_at = polled_at;
`,
  },
];
