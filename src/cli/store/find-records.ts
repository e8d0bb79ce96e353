import type { DeliveryRow } from "../../delivery/store/rows.js";
import type { DeliveryStore } from "../../delivery/store/store.js";

/** What the ids on the command line stand for. */
export interface FoundRecords {
  /** In the order of the ids, each once. */
  readonly rows: readonly DeliveryRow[];
  /** Ids of attentions, where those are asked for too. */
  readonly attentionIds: readonly string[];
  /** For each id that stands for nothing, or for several records, a line for the person. */
  readonly faults: readonly string[];
}

/**
 * Finds records by their own id or the caller's. Several senders may use the same id of theirs: then it says which
 * record belongs to whom, and finds none.
 */
export async function findRecords(
  store: DeliveryStore,
  ids: readonly string[],
  also: { readonly attentions: boolean } = { attentions: false },
): Promise<FoundRecords> {
  const rows = new Map<string, DeliveryRow>();
  const attentionIds: string[] = [];
  const faults: string[] = [];
  for (const id of new Set(ids)) {
    const own = await store.findById(id);
    const found = [...(own === undefined ? [] : [own]), ...(await store.listByCallerId(id))];
    const [first, ...others] = [...new Map(found.map((row) => [row.id, row])).values()];
    if (first !== undefined && others.length === 0) rows.set(first.id, first);
    else if (first !== undefined) faults.push(severalText(id, [first, ...others]));
    else if (also.attentions && (await isAttention(store, id))) attentionIds.push(id);
    else faults.push(`${id}: the store has no message with this id.`);
  }
  return { rows: [...rows.values()], attentionIds, faults };
}

function severalText(id: string, rows: readonly DeliveryRow[]): string {
  const each = rows.map((row) => `${row.id} (${row.odsCode}, ${row.mailboxId}, ${row.state})`);
  return `${id}: ${rows.length} senders have used this id: name the message by its own id, ${each.join(" or ")}.`;
}

async function isAttention(store: DeliveryStore, id: string): Promise<boolean> {
  const { items } = await store.listAttention({ ids: [id], includeClosed: true }, { limit: 1 });
  return items.length > 0;
}
