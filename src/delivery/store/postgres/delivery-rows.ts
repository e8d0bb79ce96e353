import type { DeliveryState } from "../../states.js";
import type { DeliveryFacts, DeliveryRow, LinkKind } from "../rows.js";
import { number, optionalNumber, optionalText, orNull, text, whole } from "./cells.js";
import type { Cells } from "./client.js";
import type { Names } from "./names.js";

interface FactColumn {
  readonly column: string;
  readonly type: "text" | "bigint" | "int" | "boolean";
}

/** Where each fact of a delivery is kept. */
export const factColumns: Readonly<Record<keyof DeliveryFacts, FactColumn>> = {
  state: { column: "state", type: "text" },
  runAt: { column: "run_at", type: "bigint" },
  unknownOutcomes: { column: "unknown_outcomes", type: "int" },
  failures: { column: "failures", type: "int" },
  sentAt: { column: "sent_at", type: "bigint" },
  dueAt: { column: "due_at", type: "bigint" },
  practiceOdsCode: { column: "practice_ods_code", type: "text" },
  waitsFor: { column: "waits_for", type: "text" },
  goesAsFirst: { column: "goes_as_first", type: "boolean" },
  fallbackFrom: { column: "fallback_from", type: "text" },
  fallbackAt: { column: "fallback_at", type: "bigint" },
  fallbackFailures: { column: "fallback_failures", type: "int" },
  endedAt: { column: "ended_at", type: "bigint" },
};

/** What an `update` of `delivery d` sets of these facts, by the jsonb `facts`: a member that is not there stays. */
export function assignmentsOf(facts: string, names: readonly (keyof DeliveryFacts)[]): readonly string[] {
  return names.map((name) => {
    const { column, type } = factColumns[name];
    const given = type === "text" ? `${facts} ->> '${name}'` : `cast(${facts} ->> '${name}' as ${type})`;
    return `${column} = case when ${facts} ? '${name}' then ${given} else d.${column} end`;
  });
}

/** The same of all facts. */
export function factAssignments(facts: string): string {
  const assignments = assignmentsOf(facts, Object.keys(factColumns) as readonly (keyof DeliveryFacts)[]);
  // Moving it ends the lease of whoever is sending it another way.
  const moves = `${facts} ? 'fallbackAt' and cast(${facts} ->> 'fallbackAt' as bigint) is distinct from d.fallback_at`;
  return [...assignments, `fallback_lease_until = case when ${moves} then null else d.fallback_lease_until end`].join(
    ", ",
  );
}

/** Facts as they are passed: what is there and undefined is null. */
export function factsJson(facts: Partial<DeliveryFacts>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, storable(value)]));
}

/** A value as JSON can hold it for a column. */
export function storable(value: string | number | boolean | undefined): string | number | boolean | null {
  if (typeof value === "string") return orNull(value);
  return typeof value === "number" ? whole(value) : (value ?? null);
}

const columns = [
  "k.no, k.id, k.ods_code, k.caller_id, k.mailbox_id, k.created_at",
  "k.message_bundle, k.message_header, k.document_bundle, k.composition, k.encounter",
  "k.content_hash, k.content_version, k.address_key, k.patient_key, k.link_kind, k.link_delivery_id",
  "d.version, d.fence",
  ...Object.values(factColumns).map(({ column }) => `d.${column}`),
].join(", ");

/** What `deliveryRow` reads, of `delivery_key as k` and `delivery as d`. */
export const rowColumns: string = columns;

/** Rows of deliveries; conditions follow. */
export function selectRows(names: Names): string {
  return `select ${rowColumns} from ${names.delivery_key} k join ${names.delivery} d on d.no = k.no`;
}

export function deliveryRow(cells: Cells): DeliveryRow {
  const linked = optionalText(cells, "link_delivery_id");
  return {
    id: text(cells, "id"),
    odsCode: text(cells, "ods_code"),
    callerId: text(cells, "caller_id"),
    mailboxId: text(cells, "mailbox_id"),
    version: number(cells, "version"),
    fence: number(cells, "fence"),
    createdAt: number(cells, "created_at"),
    ids: {
      messageBundle: text(cells, "message_bundle"),
      messageHeader: text(cells, "message_header"),
      documentBundle: text(cells, "document_bundle"),
      composition: text(cells, "composition"),
      encounter: text(cells, "encounter"),
    } as DeliveryRow["ids"],
    contentHash: text(cells, "content_hash"),
    contentVersion: number(cells, "content_version"),
    addressKey: text(cells, "address_key"),
    patientKey: optionalText(cells, "patient_key"),
    link: linked === undefined ? undefined : { kind: text(cells, "link_kind") as LinkKind, deliveryId: linked },
    state: text(cells, "state") as DeliveryState,
    runAt: optionalNumber(cells, "run_at"),
    unknownOutcomes: number(cells, "unknown_outcomes"),
    failures: number(cells, "failures"),
    sentAt: optionalNumber(cells, "sent_at"),
    dueAt: optionalNumber(cells, "due_at"),
    practiceOdsCode: optionalText(cells, "practice_ods_code"),
    waitsFor: optionalText(cells, "waits_for"),
    goesAsFirst: cells["goes_as_first"] === true,
    fallbackFrom: optionalText(cells, "fallback_from") as DeliveryState | undefined,
    fallbackAt: optionalNumber(cells, "fallback_at"),
    fallbackFailures: number(cells, "fallback_failures"),
    endedAt: optionalNumber(cells, "ended_at"),
  };
}
