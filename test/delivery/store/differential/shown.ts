import { deliveryStates } from "../../../../src/delivery/states.js";
import type { DeliveryStore, Page, PageAsk } from "../../../../src/delivery/store/store.js";
import { mailboxId, now } from "../contract/rows.js";
import { names, withKnownId } from "./commands.js";

/** Everything that a store answers, as far as its questions go. */
export async function shownBy(store: DeliveryStore): Promise<Readonly<Record<string, unknown>>> {
  const each = <T>(keys: readonly string[], ask: (key: string) => Promise<T>): Promise<readonly T[]> =>
    Promise.all(keys.map(ask));
  const ids = async (rows: Promise<readonly { readonly id: string }[]>): Promise<readonly string[]> =>
    (await rows).map(({ id }) => id);
  const { deliveries, callers, mailboxes, headers, encounters, addresses, patients, meshIds, items, practices } = names;
  return {
    deliveries: await all((page) => store.list({}, page)),
    some: await all((page) => store.list({ states: ["sent", "queued"], mailboxId: "M1", from: now }, page)),
    attempts: await each(deliveries, (id) => store.listAttempts(id)),
    events: await each(deliveries, (id) => store.listEvents(id)),
    bodies: await each(deliveries, (id) => store.findBody(id)),
    linked: await each(deliveries, (id) => ids(store.listLinkedTo(id))),
    waiting: await each(deliveries, (id) => ids(store.listWaitingFor(id))),
    callers: await each(callers, (id) => ids(store.listByCallerId(id))),
    headers: await each(headers, async (id) => (await store.findByHeaderId(id))?.id),
    bundles: await each(headers, async (id) => (await store.findByBundleIdentifier(`b-${id}`))?.ids.messageHeader),
    encounters: await each(encounters, (id) => ids(store.listBySenderReference(`urn:uuid:${id}`))),
    addresses: await each(addresses, (key) => ids(store.listByAddressKey(key))),
    patients: await each(patients, (key) => ids(store.listByPatientKey(key))),
    patientItems: await each(patients, (key) => store.listPatientItems(key)),
    reports: await each(meshIds, (id) => store.listItemsLinkedTo(id)),
    releasable: await ids(store.listReleasable(100)),
    due: await ids(store.listDue(now, 100)),
    underWay: await each([...mailboxes, mailboxId], async (id) => store.isSendUnderWay(id, now)),
    remembered: await each(practices, (odsCode) => store.findPractice(odsCode)),
    mailboxes: await store.listMailboxes(),
    counts: await store.countDeliveries({ now, states: deliveryStates }),
    openCounts: await store.countDeliveries({ now, states: ["queued", "sent", "received"], mailboxId: "M1" }),
    practices: await store.countByPractice({ now, states: ["patient-matched", "settled", "received"] }),
    openPractices: await store.countByPractice({ now, states: ["received", "refused"] }),
    attentionCounts: await store.countAttention(),
    itemCounts: await store.countItems(),
    items: await all((page) =>
      store.listItems({ states: ["failing", "pending", "matched", "unmatched", "purged"] }, page),
    ),
    item: await each(
      mailboxes.flatMap((mailbox) => items.map((id) => JSON.stringify([mailbox, id]))),
      (key) => store.findItem(...(JSON.parse(key) as [string, string])),
    ),
    attention: (await all((page) => store.listAttention({ includeClosed: true }, page))).map(withKnownId),
    open: (await all((page) => store.listAttention({ reasons: ["rejected"], deliveryIds: ["d0", "d1"] }, page))).map(
      withKnownId,
    ),
  };
}

/** All pages, small ones. */
async function all<T>(list: (page: PageAsk) => Promise<Page<T>>): Promise<readonly T[]> {
  const found: T[] = [];
  let after: string | undefined;
  do {
    const page = await list({ limit: 3, ...(after !== undefined && { after }) });
    found.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return found;
}
