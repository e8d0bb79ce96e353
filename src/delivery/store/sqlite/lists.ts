import { InvalidValueError } from "../../../errors.js";
import type { AttentionRow, DeliveryRow, ItemState, ItemSummary } from "../rows.js";
import type { AttentionFilter, DeliveryFilter, Page, PageAsk } from "../store.js";
import { attentionOf } from "./attentions.js";
import { deliveryOf } from "./columns.js";
import { itemSummary, summaryColumns } from "./items.js";
import { listed, number, numberOrNone, type Bound, type Session, type SqlRow } from "./session.js";

/** A condition, and what it binds. */
type Condition = readonly [sql: string, ...values: Bound[]];

/** Several values stand for several searches, each of which reads its rows in their order from an index. */
interface Search {
  readonly table: string;
  /** Default: all. */
  readonly columns?: string;
  /** A column with few different values, and those of them that are asked for. */
  readonly one: readonly [column: string, values: readonly string[]] | undefined;
  /** Nothing lies before this `seq`. */
  readonly from?: number;
  readonly all: readonly Condition[];
}

/** A page in the order in which rows were added: what is added meanwhile comes after it. */
function pageOf<T>(session: Session, search: Search, { after, limit }: PageAsk, show: (row: SqlRow) => T): Page<T> {
  const from: Condition = ["seq > ?", Math.max(after === undefined ? 0 : cursor(after), (search.from ?? 0) - 1)];
  const searches: readonly (readonly Condition[])[] = search.one?.[1].map((value) => [
    [`${search.one?.[0] ?? ""} = ?`, value],
    from,
    ...search.all,
  ]) ?? [[from, ...search.all]];
  const rows = searches
    .flatMap((conditions) =>
      session.all(
        `select ${search.columns ?? "*"} from ${search.table}
         where ${conditions.map(([sql]) => sql).join(" and ")} order by seq limit ?`,
        ...conditions.flatMap(([, ...values]) => values),
        limit + 1,
      ),
    )
    .sort((a, b) => number(a, "seq") - number(b, "seq"));
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { items: shown.map(show), next: last && String(number(last, "seq")) };
}

function cursor(after: string): number {
  if (!/^\d{1,15}$/.test(after))
    throw new InvalidValueError("page", "must be continued with `next` of the page before, as it was");
  return Number(after);
}

/** A value that is asked for twice is looked for once. */
const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)];

const isOneOf = (column: string, values: readonly string[]): Condition => [
  `${column} in (select value from json_each(?))`,
  listed(values),
];

/** Conditions of the members of a filter that are there. */
function conditionsOf(members: readonly (readonly [sql: string, value: Bound])[]): readonly Condition[] {
  return members.filter(([, value]) => value !== undefined);
}

const deliveries = "update_record_delivery";

export function listDeliveries(session: Session, filter: DeliveryFilter, ask: PageAsk): Page<DeliveryRow> {
  const { states, mailboxId, odsCode, practiceOdsCode, from, to } = filter;
  const all = conditionsOf([
    ["mailbox_id = ?", mailboxId],
    ["ods_code = ?", odsCode],
    ["practice_ods_code = ?", practiceOdsCode],
    ["created_at >= ?", from],
    ["created_at < ?", to],
    // Behind the last one that fits, nothing has to be read.
    [`seq <= (select max(seq) from ${deliveries} indexed by update_record_created where created_at < ?)`, to],
  ]);
  const one = states && (["state", distinct(states)] as const);
  const first = from === undefined ? 0 : firstSince(session, from);
  if (first === undefined) return { items: [], next: undefined };
  return pageOf(session, { table: deliveries, one, from: first, all }, ask, deliveryOf);
}

/** Where deliveries of a time begin: what lies before does not have to be read. */
function firstSince(session: Session, from: number): number | undefined {
  const sql = `select min(seq) as seq from ${deliveries} indexed by update_record_created where created_at >= ?`;
  return numberOrNone(session.get(sql, from) ?? {}, "seq");
}

export function listItems(
  session: Session,
  { states, mailboxId }: { readonly states: readonly ItemState[]; readonly mailboxId?: string },
  ask: PageAsk,
): Page<ItemSummary> {
  const all = conditionsOf([["mailbox_id = ?", mailboxId]]);
  const one = ["state", distinct(states)] as const;
  return pageOf(session, { table: "update_record_inbox", columns: summaryColumns, one, all }, ask, itemSummary);
}

export function listAttention(session: Session, filter: AttentionFilter, ask: PageAsk): Page<AttentionRow> {
  const { includeClosed = false, reasons, mailboxId, deliveryIds, ids, inboxMessageIds, from, to } = filter;
  const all = [
    ...(includeClosed ? [] : ([["closed_at is null"]] as const)),
    ...(reasons === undefined ? [] : [isOneOf("reason", reasons)]),
    ...(deliveryIds === undefined ? [] : [isOneOf("delivery_id", deliveryIds)]),
    ...(inboxMessageIds === undefined ? [] : [isOneOf("inbox_message_id", inboxMessageIds)]),
    ...(ids === undefined ? [] : [isOneOf("id", ids)]),
    ...conditionsOf([
      ["mailbox_id = ?", mailboxId],
      ["since >= ?", from],
      ["since < ?", to],
    ]),
  ];
  return pageOf(session, { table: "update_record_attention", one: undefined, all }, ask, (row) =>
    attentionOf(session, row),
  );
}
