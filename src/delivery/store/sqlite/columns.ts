import type { DeliveryState } from "../../states.js";
import type { AttemptOutcome, AttemptRow, DeliveryFacts, DeliveryRow, LinkKind, NewEvent } from "../rows.js";
import { number, numberOrNone, text, textOrNone, type Bound, type SqlRow } from "./session.js";

/** The columns of what changes in the life of a delivery. */
const factColumns = {
  state: "state",
  runAt: "run_at",
  unknownOutcomes: "unknown_outcomes",
  failures: "failures",
  sentAt: "sent_at",
  dueAt: "due_at",
  practiceOdsCode: "practice_ods_code",
  waitsFor: "waits_for",
  goesAsFirst: "goes_as_first",
  fallbackFrom: "fallback_from",
  fallbackAt: "fallback_at",
  fallbackFailures: "fallback_failures",
  endedAt: "ended_at",
} as const satisfies Readonly<Record<keyof DeliveryFacts, string>>;

/** The columns of all else that a row holds. */
const fixedColumns = {
  id: "id",
  odsCode: "ods_code",
  callerId: "caller_id",
  mailboxId: "mailbox_id",
  version: "version",
  fence: "fence",
  createdAt: "created_at",
  contentHash: "content_hash",
  contentVersion: "content_version",
  addressKey: "address_key",
  patientKey: "patient_key",
} as const satisfies Readonly<Record<keyof Omit<DeliveryRow, keyof DeliveryFacts | "ids" | "link">, string>>;

const idColumns = {
  messageBundle: "bundle_id",
  messageHeader: "header_id",
  documentBundle: "document_id",
  composition: "composition_id",
  encounter: "encounter_id",
} as const satisfies Readonly<Record<keyof DeliveryRow["ids"], string>>;

/** Columns and values of the members that are named. */
function valuesOf<Name extends string>(
  columns: Readonly<Record<Name, string>>,
  values: Readonly<Record<NoInfer<Name>, Bound>>,
): readonly (readonly [string, Bound])[] {
  return (Object.keys(columns) as Name[]).map((name) => [columns[name], values[name]]);
}

/** Columns and values of a whole row. */
export function deliveryValues(row: DeliveryRow): readonly (readonly [string, Bound])[] {
  return [
    ...valuesOf(fixedColumns, row),
    ...valuesOf(factColumns, row),
    ...valuesOf(idColumns, row.ids),
    ["link_kind", row.link?.kind],
    ["link_id", row.link?.deliveryId],
  ];
}

/** Columns and values of the facts that are there; one that is undefined is cleared. */
export function factValues(facts: Partial<DeliveryFacts>): readonly (readonly [string, Bound])[] {
  return (Object.keys(factColumns) as (keyof DeliveryFacts)[])
    .filter((name) => Object.hasOwn(facts, name))
    .map((name) => [factColumns[name], facts[name]]);
}

export function deliveryOf(row: SqlRow): DeliveryRow {
  const linkKind = textOrNone(row, "link_kind");
  return {
    id: text(row, "id"),
    odsCode: text(row, "ods_code"),
    callerId: text(row, "caller_id"),
    mailboxId: text(row, "mailbox_id"),
    version: number(row, "version"),
    fence: number(row, "fence"),
    createdAt: number(row, "created_at"),
    // Written by this library, which checked them then.
    ids: Object.fromEntries(
      Object.entries(idColumns).map(([name, column]) => [name, text(row, column)]),
    ) as unknown as DeliveryRow["ids"],
    contentHash: text(row, "content_hash"),
    contentVersion: number(row, "content_version"),
    addressKey: text(row, "address_key"),
    patientKey: textOrNone(row, "patient_key"),
    link: linkKind === undefined ? undefined : { kind: linkKind as LinkKind, deliveryId: text(row, "link_id") },
    state: text(row, "state") as DeliveryState,
    runAt: numberOrNone(row, "run_at"),
    unknownOutcomes: number(row, "unknown_outcomes"),
    failures: number(row, "failures"),
    sentAt: numberOrNone(row, "sent_at"),
    dueAt: numberOrNone(row, "due_at"),
    practiceOdsCode: textOrNone(row, "practice_ods_code"),
    waitsFor: textOrNone(row, "waits_for"),
    goesAsFirst: number(row, "goes_as_first") === 1,
    fallbackFrom: textOrNone(row, "fallback_from") as DeliveryState | undefined,
    fallbackAt: numberOrNone(row, "fallback_at"),
    fallbackFailures: number(row, "fallback_failures"),
    endedAt: numberOrNone(row, "ended_at"),
  };
}

export function eventOf(deliveryId: string, row: SqlRow): NewEvent {
  return {
    deliveryId,
    at: number(row, "at"),
    state: text(row, "state") as DeliveryState,
    reason: text(row, "reason"),
    by: textOrNone(row, "by_whom"),
  };
}

export function attemptOf(deliveryId: string, row: SqlRow): AttemptRow {
  return {
    deliveryId,
    number: number(row, "number"),
    fence: number(row, "fence"),
    startedAt: number(row, "started_at"),
    endedAt: numberOrNone(row, "ended_at"),
    outcome: text(row, "outcome") as AttemptOutcome,
    reason: textOrNone(row, "reason"),
    meshMessageId: textOrNone(row, "mesh_message_id"),
    reportCode: textOrNone(row, "report_code"),
  };
}
