import type { AttemptChange, AttentionClosing, Change } from "../change.js";
import { areDistinct } from "../distinct.js";
import type { Sealing } from "../sealing/sealing.js";
import { toText } from "../storable-text.js";
import { insertValues } from "./add.js";
import { attentionJson } from "./attention-rows.js";
import { orNull, whole } from "./cells.js";
import type { Database } from "./database.js";
import { factsJson } from "./delivery-rows.js";
import { eventJson } from "./events.js";
import type { Names } from "./names.js";
import { closingKinds } from "./schema/apply-change.js";
import { sealedClosings, type SealedClosing } from "./sealed-closings.js";

/** Makes a change: see `apply_change`. */
export async function apply(database: Database, names: Names, sealing: Sealing, change: Change): Promise<boolean> {
  const { add = [], records = [] } = change;
  if (!areDistinct(records) || !areDistinct(add.map(({ row }) => row))) return false;
  const [added, pieces] = insertValues(add, sealing);
  const close = await sealedClosings(database, names, sealing, change.close ?? []);
  const rows = await database.write(`select ${names.at("apply_change")}($1, $2) as fits`, [
    `{"add":${added},${JSON.stringify(partsOf(change, close)).slice(1)}`,
    pieces,
  ]);
  return rows[0]?.["fits"] === true;
}

function partsOf(
  { records = [], items = [], attempts = [], events = [], open = [], practices = [] }: Change,
  close: readonly SealedClosing[],
): object {
  return {
    records: records.map(({ id, version, ifLeaseRanOut, set, raisesFence }) => ({
      id: toText(id),
      version,
      lease_ran_out: ifLeaseRanOut === true,
      raise: raisesFence === true ? 1 : 0,
      facts: factsJson(set),
    })),
    items: items.map(({ mailboxId, messageId, from, to, deliveryId, candidates }) => ({
      mailbox_id: toText(mailboxId),
      message_id: toText(messageId),
      states: from,
      state: to,
      delivery_id: orNull(deliveryId),
      candidates: candidates === undefined ? null : toText(JSON.stringify(candidates)),
    })),
    attempts: merged(attempts).map(attemptJson),
    events: events.map((event, place) => ({ id: toText(event.deliveryId), ...eventJson(event, place) })),
    open: open.map(attentionJson),
    practices: practices.map(({ odsCode, switchedOff }) => ({
      ods_code: toText(odsCode),
      at: whole(switchedOff?.at),
      until: whole(switchedOff?.until),
    })),
    ...Object.fromEntries(
      closingKinds.map(({ name }, kind) => [name, close.filter((each) => kindOf(each) === kind).map(closingJson)]),
    ),
  };
}

/** One statement changes a row once, so what is said about one attempt is put together. */
function merged(attempts: readonly AttemptChange[]): readonly AttemptChange[] {
  const byAttempt = new Map<string, AttemptChange>();
  for (const attempt of attempts) {
    const key = JSON.stringify([attempt.deliveryId, attempt.number]);
    const before = byAttempt.get(key);
    const meshMessageId = before?.meshMessageId ?? attempt.meshMessageId;
    byAttempt.set(key, { ...before, ...attempt, ...(meshMessageId !== undefined && { meshMessageId }) });
  }
  return [...byAttempt.values()];
}

function attemptJson(attempt: AttemptChange): Readonly<Record<string, unknown>> {
  const { deliveryId, number, endedAt, outcome, reason, meshMessageId, reportCode } = attempt;
  return {
    id: toText(deliveryId),
    number,
    ended_at: whole(endedAt),
    outcome: outcome ?? null,
    reason: orNull(reason),
    mesh_message_id: orNull(meshMessageId),
    report_code: orNull(reportCode),
  };
}

function kindOf({ deliveryId, ids }: AttentionClosing): number {
  if (deliveryId !== undefined) return 0;
  return ids === undefined ? 2 : 1;
}

function closingJson({
  ids,
  deliveryId,
  reasons,
  at,
  by,
  how,
  notes,
  ...more
}: SealedClosing): Readonly<Record<string, unknown>> {
  const { mailboxId, inboxMessageId } = more;
  return {
    ids: ids?.map(toText) ?? null,
    delivery_id: orNull(deliveryId),
    reasons: reasons ?? null,
    mailbox_id: orNull(mailboxId),
    inbox_message_id: orNull(inboxMessageId),
    at: whole(at),
    person: orNull(by),
    how: notes === undefined ? toText(how) : "",
    hows: notes?.byId ?? null,
    key_id: notes?.keyId ?? null,
  };
}
