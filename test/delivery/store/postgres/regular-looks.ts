import type { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PostgresPool } from "../../../../src/delivery/store/postgres/client.js";
import { migratePostgres } from "../../../../src/delivery/store/postgres/migrate.js";
import { postgresStore } from "../../../../src/delivery/store/postgres/postgres-store.js";
import type { DeliveryStore } from "../../../../src/delivery/store/store.js";
import { pglitePool } from "../../../support/postgres/pglite-pool.js";
import { mailboxId, now } from "../contract/rows.js";

/** What every worker asks again and again, and what an overview asks. */
const looks: Readonly<Record<string, (store: DeliveryStore) => Promise<unknown>>> = {
  "pending items": (store) => store.listItems({ states: ["pending"] }, { limit: 50 }),
  "failing items": (store) => store.listItems({ states: ["failing"], mailboxId }, { limit: 1000 }),
  "an inbox as shown": (store) => store.listItems({ states: ["failing", "pending", "unmatched"] }, { limit: 100 }),
  "stored items": (store) => store.storedItems(mailboxId, ["m1", "m2"]),
  "items about a message": (store) => store.listItemsLinkedTo("m7"),
  "items of a patient": (store) => store.listPatientItems("p7"),
  "stale sends": (store) => store.listStaleSends(100),
  "a send under way": (store) => store.isSendUnderWay(mailboxId, now),
  "due deliveries": (store) => store.listDue(now, 100),
  "releasable deliveries": (store) => store.listReleasable(100),
  "open deliveries": (store) => store.list({ states: ["undeliverable", "refused", "overdue"] }, { limit: 100 }),
  "a MESH id": (store) => store.findByMeshMessageId("M7"),
  "an address": (store) => store.listByAddressKey("a7"),
  fallbacks: (store) => store.claimFallbacks({ now, leaseMs: 1000, limit: 4, longestPauseMs: 1000 }),
  notices: (store) => store.claimNotices({ leaseMs: 1000, limit: 8 }),
  polls: (store) => store.claimPolls({ now, intervalMs: 0, leaseMs: 1000, limit: 8 }),
  "open attentions": (store) => store.listAttention({}, { limit: 100 }),
  "counts of deliveries": (store) => store.countDeliveries({ now, states: ["queued", "outcome-unknown"] }),
  "counts of attentions": (store) => store.countAttention(),
  "counts of items": (store) => store.countItems(),
  purge: (store) => store.purge({ endedBefore: 0, at: now, limit: 100 }),
};

const some = "from generate_series(1, 10000) i";
const at = "update_record";
/** As long as the least that a message holds: rows of a few bytes would make reading all of them look cheap. */
const content = "convert_to(repeat(md5(i::text), 25), 'utf8')";

/** What has grown for a long time, and is done. */
const finished = [
  `insert into ${at}.delivery_key (id, ods_code, caller_id, mailbox_id, created_at, message_bundle, message_header,
    document_bundle, composition, encounter, content_hash, content_version, address_key, patient_key)
  select 'd' || i, 'FQW30', 'c' || i, '${mailboxId}', i, 'b' || i, 'h' || i, 'd', 'c', 'e' || i, 'h', 1, 'a' || i,
    'p' || i ${some}`,
  `insert into ${at}.delivery (no, mailbox_id, state, version, fence, attempts, unknown_outcomes, failures, ended_at,
    goes_as_first)
  select no, mailbox_id, 'patient-matched', 6, 1, 1, 0, 0, created_at, false from ${at}.delivery_key`,
  `insert into ${at}.body (no, envelope, bytes) select i, '{}', ${content} ${some}`,
  `insert into ${at}.attempt (no, number, fence, started_at, ended_at, outcome, mesh_message_id)
  select no, 1, 1, 1, 1, 'done', 'M' || no from ${at}.delivery_key`,
  `insert into ${at}.inbox (mailbox_id, message_id, received_at, state, item, delivery_id)
  select '${mailboxId}', 'm' || i, i, 'matched', ${content}, 'd' || i ${some}`,
  `insert into ${at}.item_patient (patient_key, inbox) select 'p' || i, i ${some}`,
  `insert into ${at}.attention (id, mailbox_id, delivery_id, reason, since, told_at, closed_at, closed_by, closed_how)
  select 'n' || i, '${mailboxId}', 'd' || i, 'overdue', i, i, i, 'Dana', 'telephoned' ${some}`,
  "analyze",
];

interface Plan {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  readonly "Index Cond"?: string;
  readonly Plans?: readonly Plan[];
}

/** The steps of a plan that read a whole table which grows, or all of it by an index. */
function wholeReads(plan: Plan, partial: ReadonlySet<string>): readonly string[] {
  const { "Node Type": type, "Index Name": index, "Index Cond": condition } = plan;
  const table = plan["Relation Name"] ?? "";
  const isSmall = ["mailbox", "practice", "setting"].includes(table);
  const reads =
    (type === "Seq Scan" && !isSmall) || (index !== undefined && condition === undefined && !partial.has(index));
  return [
    ...(reads ? [`${type} ${table} ${index ?? ""}`.trim()] : []),
    ...(plan.Plans ?? []).flatMap((step) => wholeReads(step, partial)),
  ];
}

/** The tests of these looks, on an engine that other tests use as well. */
export function regularLooks(engine: PGlite): void {
  const asked: (readonly [text: string, values: unknown[]])[] = [];
  const pool: PostgresPool = {
    connect: async () => {
      const client = await pglitePool(engine).connect();
      return {
        ...client,
        query: async (text, values) => {
          if (!/^(begin|commit|rollback)$/.test(text)) asked.push([text, values]);
          return client.query(text, values);
        },
      };
    },
  };
  const store = postgresStore({ pool });
  /** Indexes that hold few rows of a table: to read all of one costs little. */
  let partial: ReadonlySet<string>;

  beforeAll(async () => {
    await migratePostgres({ pool });
    for (const statement of finished) await engine.query(statement);
    await store.open();
    const { rows: indexes } = await engine.query<{ readonly name: string }>(
      "select indexrelid::regclass::text as name from pg_index where indpred is not null",
    );
    partial = new Set(indexes.map(({ name }) => name.replace(`${at}.`, "")));
  });
  afterAll(() => store.close());

  test.each(Object.entries(looks))(
    "%s: no look that comes again and again reads a table that grows",
    async (_, look) => {
      asked.length = 0;
      await look(store);
      expect(asked).not.toEqual([]);
      for (const [text, values] of [...asked]) {
        const explained = await engine.query<{ readonly "QUERY PLAN": readonly { readonly Plan: Plan }[] }>(
          `explain (format json) ${text}`,
          values,
        );
        expect(
          explained.rows.flatMap((row) => row["QUERY PLAN"].flatMap(({ Plan: plan }) => wholeReads(plan, partial))),
        ).toEqual([]);
      }
    },
  );
}
