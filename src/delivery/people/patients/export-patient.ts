import type { Envelope, InboxItem } from "../../../transport/transport.js";
import { patientKeyOf } from "../../look-up-keys.js";
import type { DeliveryContext } from "../../delivery-context.js";
import type {
  ExportedBytes,
  ExportedDelivery,
  ExportedEnvelope,
  ExportedItem,
  PatientExport,
  PatientQuery,
} from "../../patients.js";
import { attentionOf } from "../../show/attention.js";
import { summaryOf } from "../../show/items.js";
import { attemptOf, eventOf, recordOf } from "../../show/record.js";
import type { DeliveryRow, ItemSummary } from "../../store/rows.js";
import type { AttentionFilter } from "../../store/store.js";
import { givenPatient } from "./given-patient.js";

/** All that is stored about a patient. */
export async function exportPatient(context: DeliveryContext, patient: PatientQuery): Promise<PatientExport> {
  const nhsNumber = givenPatient(patient);
  const { store } = context;
  const key = patientKeyOf(context.lookUpKey, nhsNumber);
  const deliveries: ExportedDelivery[] = [];
  for (const row of await store.listByPatientKey(key)) deliveries.push(await exportedDelivery(context, row));
  const items: PatientExport["items"][number][] = [];
  for (const row of await store.listPatientItems(key)) {
    const attention = (await attentions(context, { mailboxId: row.mailboxId, inboxMessageIds: [row.messageId] })).map(
      attentionOf,
    );
    items.push({ ...summaryOf(row), content: await contentOf(context, row), attention });
  }
  return { nhsNumber, exportedAt: context.now(), deliveries, items };
}

async function exportedDelivery(context: DeliveryContext, row: DeliveryRow): Promise<ExportedDelivery> {
  const { store } = context;
  const body = await store.findBody(row.id);
  return {
    record: recordOf(row),
    message: body && exportedEnvelope(body.envelope),
    asFirst: body?.asFirst && exportedEnvelope(body.asFirst),
    consultation: body?.consultation,
    confirmations: body?.confirmations ?? [],
    fallbackTo: body?.fallbackTo,
    events: (await store.listEvents(row.id)).map(eventOf),
    attempts: (await store.listAttempts(row.id)).map(attemptOf),
    attention: (await attentions(context, { deliveryIds: [row.id] })).map(attentionOf),
  };
}

async function attentions(
  { store }: DeliveryContext,
  filter: AttentionFilter,
): Promise<readonly Parameters<typeof attentionOf>[0][]> {
  const found: Parameters<typeof attentionOf>[0][] = [];
  let after: string | undefined;
  do {
    const page = await store.listAttention(
      { ...filter, includeClosed: true },
      { limit: 1000, ...(after !== undefined && { after }) },
    );
    found.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return found;
}

function exportedEnvelope({ body, ...headers }: Envelope): ExportedEnvelope {
  return { ...headers, ...exportedBytes(body) };
}

async function contentOf(
  { store }: DeliveryContext,
  { mailboxId, messageId }: ItemSummary,
): Promise<ExportedItem | undefined> {
  const item = (await store.findItem(mailboxId, messageId))?.item;
  return item && exportedItem(item);
}

function exportedItem(item: InboxItem): ExportedItem {
  if (item.type === "report") return item;
  const { body, ...headers } = item;
  return { ...headers, ...exportedBytes(body) };
}

function exportedBytes(bytes: Uint8Array): ExportedBytes {
  try {
    return { encoding: "utf8", body: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { encoding: "base64", body: Buffer.from(bytes).toString("base64") };
  }
}
