import type { Names } from "../names.js";
import { addDeliveries } from "./add-deliveries.js";
import { applyChange } from "./apply-change.js";
import { claimSends } from "./claim-sends.js";
import { completeAndClaim } from "./complete-and-claim.js";
import { completeSends } from "./complete-sends.js";

/** One step of the schema. Steps only follow: none is ever changed once it was released. */
export interface Migration {
  readonly number: number;
  /** The oldest schema that a library may be made for, and still work on this one. */
  readonly worksFor: number;
  readonly statements: (names: Names) => readonly string[];
}

/**
 * `delivery` is small, hot and rewritten with each step, so its few indexes are those of the loops. Keys never change:
 * they are apart, in `delivery_key`, with the indexes for looking up. `body` is written once. An attempt under way is
 * known by `attempts`, `fence` and `claimed_at` of its delivery, and gets a row with what is next said of it. Times are
 * milliseconds by the delivery's clock, leases go by the database's.
 */
export const migrations: readonly Migration[] = [
  {
    number: 1,
    worksFor: 1,
    statements: (names) => [
      `create table ${names.setting} (name text primary key, value bytea not null)`,
      `create table ${names.mailbox} (
        mailbox_id text collate "C" primary key,
        paused_at bigint, paused_by text,
        failures int not null default 0, retry_at bigint, fault text, failing_since bigint,
        handshake_at bigint, polled_at bigint,
        poll_fence int not null default 0, poll_lease_until timestamptz
      ) with (fillfactor = 50)`,
      `create table ${names.delivery_key} (
        no bigint generated always as identity primary key,
        id text collate "C" not null unique,
        ods_code text collate "C" not null, caller_id text collate "C" not null,
        mailbox_id text collate "C" not null,
        created_at bigint not null,
        message_bundle text collate "C" not null, message_header text collate "C" not null unique,
        document_bundle text collate "C" not null, composition text collate "C" not null,
        encounter text collate "C" not null,
        content_hash text not null, content_version int not null, address_key text not null, patient_key text,
        link_kind text, link_delivery_id text collate "C",
        unique (caller_id, ods_code)
      )`,
      `create index delivery_key_bundle on ${names.delivery_key} (message_bundle)`,
      `create index delivery_key_created on ${names.delivery_key} (created_at, no)`,
      `create index delivery_key_encounter on ${names.delivery_key} (encounter)`,
      `create index delivery_key_patient on ${names.delivery_key} (patient_key) where patient_key is not null`,
      `create index delivery_key_link on ${names.delivery_key} (link_delivery_id) where link_delivery_id is not null`,
      `create table ${names.delivery} (
        no bigint primary key,
        mailbox_id text collate "C" not null,
        state text not null, version int not null, fence int not null,
        attempts int not null default 0, claimed_at bigint, lease_until timestamptz,
        run_at bigint, unknown_outcomes int not null, failures int not null,
        sent_at bigint, due_at bigint, practice_ods_code text,
        waits_for text collate "C", goes_as_first boolean not null, fallback_from text,
        fallback_at bigint, fallback_failures int not null default 0, ended_at bigint,
        fallback_lease_until timestamptz,
        is_purged boolean not null default false
      ) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02)`,
      `create index delivery_waiting on ${names.delivery} (mailbox_id, run_at)
        where state in ('queued', 'outcome-unknown') and run_at is not null`,
      `create index delivery_due on ${names.delivery} (due_at) where due_at is not null`,
      `create index delivery_fallback on ${names.delivery} (fallback_at) where fallback_at is not null`,
      // Nearly all are in the one state that is left out: those are found without it.
      `create index delivery_state on ${names.delivery} (state, no) where state <> 'patient-matched'`,
      `create index delivery_ended on ${names.delivery} (ended_at) where ended_at is not null and not is_purged`,
      `create index delivery_waits_for on ${names.delivery} (waits_for) where waits_for is not null`,
      `create table ${names.body} (
        no bigint primary key,
        envelope bytea not null, bytes bytea not null,
        first_envelope bytea, first_bytes bytea,
        consultation bytea,
        key_id text collate "C"
      )`,
      `create index body_key on ${names.body} (key_id) where key_id is not null`,
      `create table ${names.attempt} (
        no bigint not null, number int not null,
        fence int not null, started_at bigint not null, ended_at bigint,
        outcome text not null, reason text,
        mesh_message_id text collate "C", report_code text,
        primary key (no, number)
      ) with (fillfactor = 85)`,
      `create index attempt_mesh_message_id on ${names.attempt} (mesh_message_id) where mesh_message_id is not null`,
      `create index attempt_without_id on ${names.attempt} (no)
        where mesh_message_id is null and outcome <> 'not-done'`,
      `create table ${names.event} (
        no bigint not null, at bigint not null,
        seq bigint generated always as identity,
        state text not null, reason text not null, person text
      ) partition by range (at)`,
      `create index event_no on ${names.event} (no)`,
      `create table ${names.at("event_other")} partition of ${names.event} default`,
      `create table ${names.inbox} (
        seq bigint generated always as identity primary key,
        mailbox_id text collate "C" not null, message_id text collate "C" not null,
        received_at bigint not null, state text not null,
        item bytea, bytes bytea,
        delivery_id text collate "C", linked_message_id text collate "C",
        failures int not null default 0, candidates text, key_id text collate "C",
        unique (mailbox_id, message_id)
      ) with (fillfactor = 85)`,
      `create index inbox_open on ${names.inbox} (state, seq) where state in ('pending', 'unmatched', 'failing')`,
      `create index inbox_key on ${names.inbox} (key_id) where key_id is not null`,
      `create index inbox_of on ${names.inbox} (delivery_id) where delivery_id is not null and item is not null`,
      `create index inbox_kept on ${names.inbox} (received_at) where item is not null`,
      `create index inbox_linked on ${names.inbox} (linked_message_id)
        where linked_message_id is not null and state in ('pending', 'unmatched')`,
      `create table ${names.attention} (
        seq bigint generated always as identity primary key,
        id text collate "C" not null unique,
        mailbox_id text collate "C" not null, delivery_id text collate "C", inbox_message_id text collate "C",
        reason text not null, detail text, since bigint not null,
        told_at bigint, closed_at bigint, closed_by text, closed_how text,
        fence int not null default 0, tried int not null default 0, lease_until timestamptz,
        key_id text collate "C"
      ) with (fillfactor = 85)`,
      `create index attention_key on ${names.attention} (key_id) where key_id is not null`,
      `create index attention_item on ${names.attention} (inbox_message_id) where inbox_message_id is not null`,
      `create index attention_noted on ${names.attention} (closed_at)
        where closed_by is not null and closed_how <> 'purged'`,
      `create unique index attention_open on ${names.attention}
        (mailbox_id, coalesce(delivery_id, ''), coalesce(inbox_message_id, ''), reason) where closed_at is null`,
      `create index attention_delivery on ${names.attention} (delivery_id) where delivery_id is not null`,
      `create index attention_untold on ${names.attention} (seq) where closed_at is null and told_at is null`,
      `create index attention_open_seq on ${names.attention} (seq) where closed_at is null`,
      `create table ${names.practice} (
        ods_code text collate "C" primary key, switched_off_at bigint not null, until bigint not null
      )`,
      `create table ${names.item_patient} (
        patient_key text not null, inbox bigint not null,
        primary key (patient_key, inbox)
      )`,
      `create index item_patient_inbox on ${names.item_patient} (inbox)`,
      addDeliveries(names),
      claimSends(names),
      completeSends(names),
      applyChange(names),
    ],
  },
  { number: 2, worksFor: 1, statements: completeAndClaim },
  {
    number: 3,
    worksFor: 1,
    statements: (names) => [
      `alter table ${names.mailbox} add column read_at bigint`,
      `update ${names.mailbox} set read_at = polled_at`,
    ],
  },
];

/** The schema that this library is made for. */
export const schemaNumber = 3;
