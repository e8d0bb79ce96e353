import { givenMethods, givenObject } from "../../../values/given.js";
import { DeliveryError } from "../../delivery-error.js";
import { givenPrepared } from "../given-prepared.js";
import type { PreparedDelivery } from "../rows.js";
import type { Sealing } from "../sealing/sealing.js";
import { toText } from "../storable-text.js";
import type { Added } from "../store.js";
import { checkSameContent, otherIdError } from "../taken.js";
import { insertValues, selectTaken, takenValue } from "./add.js";
import type { Cells, PostgresClient } from "./client.js";
import { checkDurable, type Database } from "./database.js";
import { deliveryRow } from "./delivery-rows.js";
import { marksStatement } from "./mark-keys.js";
import type { Names } from "./names.js";

/** Stores a batch. For each: the row that is there now, or why it is not stored. */
export async function addAll(
  database: Database,
  names: Names,
  sealing: Sealing,
  statement: string,
  batch: readonly PreparedDelivery[],
): Promise<readonly (Added | DeliveryError)[]> {
  const added = new Set((await database.write(statement, insertValues(batch, sealing))).map(({ id }) => id));
  const known = batch.filter(({ row }) => !added.has(toText(row.id)));
  const rows = known.length === 0 ? [] : await database.rows(selectTaken(names), [takenValue(known)]);
  return batch.map((prepared) =>
    added.has(toText(prepared.row.id)) ? { row: prepared.row, isNew: true } : storedOf(rows, prepared),
  );
}

/** What an insert in a caller's transaction needs. */
export interface InsertParts {
  readonly names: Names;
  readonly sealing: Sealing;
  readonly statement: string;
  /** Whether opening the store has found out if it is encrypted. */
  readonly isOpen: boolean;
}

/** Stores a prepared delivery in a caller's transaction. */
export async function insertInto(
  transaction: PostgresClient,
  { names, sealing, statement, isOpen }: InsertParts,
  prepared: PreparedDelivery,
): Promise<Added> {
  givenObject(transaction, "transaction");
  givenMethods(transaction, "transaction", ["query"]);
  givenPrepared(prepared);
  if (!isOpen && sealing.keyId === undefined && (await transaction.query(marksStatement(names), [])).rows.length > 0)
    sealing.refuseClear();
  const answer = await transaction.query(statement, insertValues([prepared], sealing));
  const inserted = checkDurable(answer.rows as readonly Cells[]);
  if (inserted.some(({ id }) => id !== null)) return { row: prepared.row, isNew: true };
  // A statement of its own: what another transaction has just committed is seen by the next one alone.
  const known = await transaction.query(selectTaken(names), [takenValue([prepared])]);
  const stored = storedOf(known.rows as readonly Cells[], prepared);
  if (stored instanceof DeliveryError) throw stored;
  checkSameContent(stored.row, prepared.row);
  return stored;
}

/** What was there already: of the same sender and caller's id, or else the same message under another one. */
function storedOf(rows: readonly Cells[], { row }: PreparedDelivery): Added | DeliveryError {
  const all = rows.map(deliveryRow);
  const stored = all.find((each) => each.callerId === row.callerId && each.odsCode === row.odsCode);
  if (stored !== undefined) return { row: stored, isNew: false };
  return otherIdError(all.find(({ ids }) => ids.messageHeader === row.ids.messageHeader));
}
