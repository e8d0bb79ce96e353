import { keyMissing, type Sealing } from "../sealing/sealing.js";
import { toText } from "../storable-text.js";
import { StoreError } from "../store-error.js";
import type { ClaimedSend, DeliveryStore, SendCompletion } from "../store.js";
import { number, text } from "./cells.js";
import type { Cells } from "./client.js";
import type { Database } from "./database.js";
import type { Names } from "./names.js";
import { sendBatches } from "./send-batches.js";
import {
  claimedSends,
  claimStatement,
  claimValues,
  completeAndClaimStatement,
  completeStatement,
  completeValue,
  heldPlaces,
  leasesValue,
  renewStatement,
} from "./sends.js";

/** What the send loop asks of the store. */
export function sending(
  database: Database,
  names: Names,
  sealing: Sealing,
  keysInUse: () => Promise<readonly string[]>,
): Pick<DeliveryStore, "claimSends" | "completeSends" | "renewSends"> {
  const statements = {
    claim: claimStatement(names),
    complete: completeStatement(names),
    completeAndClaim: completeAndClaimStatement(names),
    renew: renewStatement(names),
  };
  let lastMailbox = "";

  function claimedIn(rows: readonly Cells[]): readonly ClaimedSend[] {
    const claimed = claimedSends(rows, sealing);
    lastMailbox = toText(claimed.at(-1)?.row.mailboxId ?? lastMailbox);
    return claimed;
  }

  function heldOf(completions: readonly SendCompletion[], rows: readonly Cells[]): readonly boolean[] {
    const held = heldPlaces(rows);
    return completions.map((_, place) => held.has(String(place)));
  }

  return {
    ...sendBatches({
      claim: async (ask) => {
        const claim = database.write(statements.claim, claimValues(ask, lastMailbox, sealing));
        return claimedIn(await naming(claim, keysInUse, sealing));
      },
      complete: async (completions) =>
        heldOf(completions, await database.write(statements.complete, [completeValue(completions)])),
      completeAndClaim: async (completions, ask) => {
        const values = [...claimValues(ask, lastMailbox, sealing), completeValue(completions)];
        const rows = await database.write(statements.completeAndClaim, values);
        return { held: heldOf(completions, rows), claimed: claimedIn(rows) };
      },
    }),
    renewSends: async (leases, leaseMs) => {
      if (leases.length === 0) return [];
      const rows = await database.write(statements.renew, [leasesValue(leases), leaseMs]);
      return rows
        .filter(({ id }) => id !== null)
        .map((cells) => ({ id: text(cells, "id"), fence: number(cells, "fence") }));
    },
  };
}

/** PostgreSQL only says that a key is missing: the store's error names it. */
async function naming<T>(
  answer: Promise<T>,
  keysInUse: () => Promise<readonly string[]>,
  { keyIds }: Sealing,
): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof StoreError) || error.reason !== "key-missing") throw error;
    const missing = (await keysInUse()).find((id) => !keyIds.includes(id));
    throw missing === undefined ? error : keyMissing(missing);
  }
}
