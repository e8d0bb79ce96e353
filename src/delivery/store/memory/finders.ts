import type { DeliveryRow } from "../rows.js";
import type { DeliveryFinders } from "../finders.js";
import type { DeliveryStore } from "../store.js";
import { shownItem } from "./items.js";
import { bodyOf, keyOf, type StoredDelivery, type Tables } from "./tables.js";

type Finders = DeliveryFinders & Pick<DeliveryStore, "findItem" | "listItemsLinkedTo">;

const encounterPrefix = "urn:uuid:";

/** Everything that looks rows up by a key. */
export function finders(tables: Tables, later: <T>(work: () => T) => Promise<T>): Finders {
  const one = (index: ReadonlyMap<string, StoredDelivery>, key: string): Promise<DeliveryRow | undefined> =>
    later(() => index.get(key)?.row);
  const many = (
    index: ReadonlyMap<string, ReadonlySet<StoredDelivery>>,
    key: string,
    fits: (stored: StoredDelivery) => boolean = () => true,
  ): Promise<readonly DeliveryRow[]> =>
    later(() =>
      [...(index.get(key) ?? [])]
        .filter(fits)
        .sort((a, b) => a.seq - b.seq)
        .map(({ row }) => row),
    );
  return {
    findById: (id) => one(tables.byId, id),
    findByCallerId: (odsCode, callerId) => one(tables.byCaller, keyOf(odsCode, callerId)),
    listByCallerId: (callerId) => many(tables.byCallerId, callerId),
    findByHeaderId: (headerId) => one(tables.byHeader, headerId),
    findByBundleIdentifier: (identifier) => one(tables.byBundle, identifier),
    listBySenderReference: (reference) =>
      reference.startsWith(encounterPrefix)
        ? many(tables.byEncounter, reference.slice(encounterPrefix.length))
        : later(() => []),
    findByMeshMessageId: (meshMessageId) => one(tables.byMeshId, meshMessageId),
    listByAddressKey: (addressKey) => many(tables.byAddress, addressKey, hasAttemptWithoutId),
    listLinkedTo: (deliveryId) => many(tables.byLink, deliveryId),
    listWaitingFor: (deliveryId) => many(tables.byWaitsFor, deliveryId),
    listReleasable: (limit, after) =>
      later(() =>
        [...tables.byWaitsFor]
          .filter(([original]) => isOver(tables.byId.get(original)))
          .flatMap(([, waiting]) => [...waiting].filter(({ row }) => row.state === "queued"))
          .filter(({ seq }) => after === undefined || seq > seqOf(tables, after))
          .sort((a, b) => a.seq - b.seq)
          .slice(0, limit)
          .map(({ row }) => row),
      ),
    listDue: (now, limit, after) =>
      later(() => {
        const place = after && { key: after.dueAt ?? -Infinity, seq: seqOf(tables, after) };
        return tables.due.upTo(now, limit, place).map(({ row }) => row);
      }),
    isSendUnderWay: (mailboxId, before) =>
      later(() =>
        [...(tables.mailboxes.get(mailboxId)?.sending ?? [])].some(
          ({ attempts }) => (attempts.at(-1)?.startedAt ?? Infinity) <= before,
        ),
      ),
    findBody: (deliveryId) =>
      later(() => {
        const stored = tables.byId.get(deliveryId);
        return stored && bodyOf(stored);
      }),
    listEvents: (deliveryId) => later(() => [...(tables.byId.get(deliveryId)?.events ?? [])]),
    listAttempts: (deliveryId) => later(() => [...(tables.byId.get(deliveryId)?.attempts ?? [])]),
    findItem: (mailboxId, messageId) =>
      later(() => {
        const stored = tables.byItem.get(keyOf(mailboxId, messageId));
        return stored && shownItem(stored);
      }),
    listItemsLinkedTo: (meshMessageId) =>
      later(() =>
        [...(tables.byLinkedId.get(meshMessageId) ?? [])]
          .filter(({ row }) => row.state === "pending" || row.state === "unmatched")
          .sort((a, b) => a.seq - b.seq)
          .map(shownItem),
      ),
  };
}

function seqOf({ byId }: Tables, { id }: DeliveryRow): number {
  return byId.get(id)?.seq ?? -1;
}

/** Whether what was waited for is known: the original is sent, or was never. */
function isOver(original: StoredDelivery | undefined): boolean {
  return original !== undefined && original.row.state !== "sending" && original.row.state !== "outcome-unknown";
}

/** Whether a MESH id of it is missing that a report may name. */
function hasAttemptWithoutId({ attempts }: StoredDelivery): boolean {
  return attempts.some(({ outcome, meshMessageId }) => outcome !== "not-done" && meshMessageId === undefined);
}
