import { keyMissing, type Sealing } from "../sealing/sealing.js";
import { toText } from "../storable-text.js";
import { StoreError } from "../store-error.js";
import type { DeliveryStore, SendAsk, SendCompletion } from "../store.js";
import { number, text } from "./cells.js";
import type { Database } from "./database.js";
import type { Names } from "./names.js";
import { sendBatches, type CompletedAndClaimed } from "./send-batches.js";
import { claimedSends, heldPlaces, leasesValue, renewStatement, stepStatement, stepValues } from "./sends.js";

/** What the send loop asks of the store. */
export function sending(
  database: Database,
  names: Names,
  sealing: Sealing,
  keysInUse: () => Promise<readonly string[]>,
): Pick<DeliveryStore, "claimSends" | "completeSends" | "renewSends"> {
  const statements = { step: stepStatement(names), renew: renewStatement(names) };
  let lastMailbox = "";

  async function step(completions: readonly SendCompletion[], ask?: SendAsk): Promise<CompletedAndClaimed> {
    const rows = await database.write(statements.step, stepValues(completions, ask, lastMailbox, sealing));
    const held = heldPlaces(rows);
    const claimed = claimedSends(rows, sealing);
    lastMailbox = toText(claimed.at(-1)?.row.mailboxId ?? lastMailbox);
    return { held: completions.map((_, place) => held.has(String(place))), claimed };
  }

  return {
    ...sendBatches({
      claim: async (ask) => (await naming(step([], ask), keysInUse, sealing)).claimed,
      complete: async (completions) => (await step(completions)).held,
      completeAndClaim: step,
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
