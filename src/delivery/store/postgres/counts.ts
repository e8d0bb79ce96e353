import type { AttentionReason } from "../../attention.js";
import type { DeliveryState } from "../../states.js";
import type { CountAsk, DeliveryCounts, ItemCount } from "../counts.js";
import { toText } from "../storable-text.js";
import { number, optionalNumber, text, whole } from "./cells.js";
import type { Database } from "./database.js";
import { knownState } from "./known-state.js";
import { quoteText, type Names } from "./names.js";

/**
 * Counts by the partial indexes of what is open. Where states are asked for in which deliveries end, the table is read
 * as a whole.
 */
export function counts(database: Database, names: Names): DeliveryCounts {
  return {
    async countDeliveries(ask) {
      const rows = await database.rows(
        `select g.*, k.created_at from (
          select d.mailbox_id, d.state, count(*) as count, min(d.no) as first, min(d.sent_at) as sent_at,
            count(*) filter (where d.run_at <= cast($2 as bigint)) as due, count(d.run_at) as runs,
            min(d.run_at) as run_at
          from ${names.delivery} d where ${conditionOf(ask)} group by d.mailbox_id, d.state
        ) g join ${names.delivery_key} k on k.no = g.first order by g.mailbox_id, g.state collate "C"`,
        [mailboxValue(ask), whole(ask.now)],
      );
      return rows.map((cells) => ({
        mailboxId: text(cells, "mailbox_id"),
        state: text(cells, "state") as DeliveryState,
        count: number(cells, "count"),
        oldestAt: number(cells, "created_at"),
        oldestSentAt: optionalNumber(cells, "sent_at"),
        due: number(cells, "due"),
        later: number(cells, "runs") - number(cells, "due"),
        oldestRunAt: optionalNumber(cells, "run_at"),
      }));
    },
    async countByPractice(ask) {
      const rows = await database.rows(
        `select d.practice_ods_code, d.state, count(*) as count from ${names.delivery} d
          where ${conditionOf(ask)} and d.practice_ods_code is not null
          group by d.practice_ods_code, d.state order by d.practice_ods_code collate "C", d.state collate "C"`,
        [mailboxValue(ask)],
      );
      return rows.map((cells) => ({
        practiceOdsCode: text(cells, "practice_ods_code"),
        state: text(cells, "state") as DeliveryState,
        count: number(cells, "count"),
      }));
    },
    async countAttention() {
      const rows = await database.rows(
        `select mailbox_id, reason, count(*) as count, count(*) - count(told_at) as untold, min(since) as oldest
          from ${names.attention} where closed_at is null
          group by mailbox_id, reason order by mailbox_id, reason collate "C"`,
      );
      return rows.map((cells) => ({
        mailboxId: text(cells, "mailbox_id"),
        reason: text(cells, "reason") as AttentionReason,
        count: number(cells, "count"),
        untold: number(cells, "untold"),
        oldestAt: number(cells, "oldest"),
      }));
    },
    async countItems() {
      const rows = await database.rows(
        `select mailbox_id, state, count(*) as count, min(received_at) as oldest from ${names.inbox}
          where state in ('pending', 'unmatched', 'failing')
          group by mailbox_id, state order by mailbox_id, state collate "C"`,
      );
      return rows.map((cells) => ({
        mailboxId: text(cells, "mailbox_id"),
        state: text(cells, "state") as ItemCount["state"],
        count: number(cells, "count"),
        oldestAt: number(cells, "oldest"),
      }));
    },
  };
}

/** States are written into the statement, so that their indexes are found. */
function conditionOf({ states }: CountAsk): string {
  const ofStates =
    states.length === 0 ? "false" : `d.state in (${states.map((state) => quoteText(knownState(state))).join(", ")})`;
  return `${ofStates} and (cast($1 as text) is null or d.mailbox_id = cast($1 as text))`;
}

function mailboxValue({ mailboxId }: CountAsk): string | null {
  return mailboxId === undefined ? null : toText(mailboxId);
}
