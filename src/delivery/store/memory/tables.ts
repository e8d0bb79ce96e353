import type { Envelope } from "../../../transport/transport.js";
import type {
  AttemptRow,
  AttentionRow,
  DeliveryBody,
  DeliveryRow,
  ItemRow,
  MailboxRow,
  NewEvent,
  PracticeRow,
  PreparedDelivery,
} from "../rows.js";
import { submittedOf } from "../submitted.js";
import { ordered, type Ordered } from "./ordered.js";

/** A delivery, and all that belongs to it. */
export interface StoredDelivery {
  readonly seq: number;
  row: DeliveryRow;
  leaseUntil: number | undefined;
  fallbackLeaseUntil: number | undefined;
  /** Undefined once it was purged. */
  body: StoredBody | undefined;
  readonly events: NewEvent[];
  readonly attempts: AttemptRow[];
}

/** What was submitted as JSON is kept as text, so that nobody can change it afterwards. */
interface StoredBody {
  readonly envelope: Envelope;
  readonly asFirst: Envelope | undefined;
  readonly json: string;
}

export interface StoredMailbox {
  readonly seq: number;
  row: MailboxRow;
  /** When it was last given a send, as a counter: whoever waited longest is first. */
  turn: number;
  pollFence: number;
  pollLeaseUntil: number | undefined;
  /** Its deliveries that wait to be sent, by `runAt`. */
  readonly waiting: Ordered<StoredDelivery>;
  readonly sending: Set<StoredDelivery>;
}

export interface StoredItem {
  readonly seq: number;
  row: ItemRow;
  /** Keys of the patients that it names. */
  patientKeys: readonly string[];
}

export interface StoredAttention {
  readonly seq: number;
  row: AttentionRow;
  fence: number;
  tried: number;
  leaseUntil: number | undefined;
}

/** Everything that a store in memory holds. A list's index is the `seq` of what is there. */
export interface Tables {
  readonly deliveries: StoredDelivery[];
  readonly byId: Map<string, StoredDelivery>;
  readonly byCaller: Map<string, StoredDelivery>;
  readonly byHeader: Map<string, StoredDelivery>;
  readonly byBundle: Map<string, StoredDelivery>;
  readonly byMeshId: Map<string, StoredDelivery>;
  readonly byCallerId: Map<string, Set<StoredDelivery>>;
  readonly byEncounter: Map<string, Set<StoredDelivery>>;
  readonly byAddress: Map<string, Set<StoredDelivery>>;
  readonly byLink: Map<string, Set<StoredDelivery>>;
  readonly byWaitsFor: Map<string, Set<StoredDelivery>>;
  readonly due: Ordered<StoredDelivery>;
  readonly fallbacks: Ordered<StoredDelivery>;
  readonly practices: Map<string, PracticeRow>;
  readonly mailboxes: Map<string, StoredMailbox>;
  readonly items: StoredItem[];
  readonly byItem: Map<string, StoredItem>;
  readonly byLinkedId: Map<string, Set<StoredItem>>;
  readonly attentions: StoredAttention[];
  readonly byAttention: Map<string, StoredAttention>;
  /** Open ones, by subject and reason. */
  readonly openAttentions: Map<string, StoredAttention>;
  readonly openOfDelivery: Map<string, Set<StoredAttention>>;
  /** Open ones of which nobody was told. */
  readonly untold: Set<StoredAttention>;
  turns: number;
}

export function emptyTables(): Tables {
  return {
    deliveries: [],
    byId: new Map(),
    byCaller: new Map(),
    byHeader: new Map(),
    byBundle: new Map(),
    byMeshId: new Map(),
    byCallerId: new Map(),
    byEncounter: new Map(),
    byAddress: new Map(),
    byLink: new Map(),
    byWaitsFor: new Map(),
    due: ordered(),
    fallbacks: ordered(),
    practices: new Map(),
    mailboxes: new Map(),
    items: [],
    byItem: new Map(),
    byLinkedId: new Map(),
    attentions: [],
    byAttention: new Map(),
    openAttentions: new Map(),
    openOfDelivery: new Map(),
    untold: new Set(),
    turns: 0,
  };
}

/** One key out of several texts, whatever is in them. */
export function keyOf(...parts: readonly (string | undefined)[]): string {
  return JSON.stringify(parts);
}

export function addTo<T>(index: Map<string, Set<T>>, key: string, item: T): void {
  const items = index.get(key);
  if (items === undefined) index.set(key, new Set([item]));
  else items.add(item);
}

export function removeFrom<T>(index: Map<string, Set<T>>, key: string, item: T): void {
  const items = index.get(key);
  if (items?.delete(item) === true && items.size === 0) index.delete(key);
}

/** Nobody who holds the bytes that were given, or that are given out, can change the stored ones. */
export function envelopeCopy(envelope: Envelope): Envelope {
  return { ...envelope, body: envelope.body.slice() };
}

export function storedBody({ body }: PreparedDelivery): StoredBody {
  const { envelope, asFirst, ...submitted } = body;
  return {
    envelope: envelopeCopy(envelope),
    asFirst: asFirst && envelopeCopy(asFirst),
    json: JSON.stringify(submitted),
  };
}

export function bodyOf({ body }: StoredDelivery): DeliveryBody | undefined {
  return (
    body && {
      envelope: envelopeCopy(body.envelope),
      asFirst: body.asFirst && envelopeCopy(body.asFirst),
      ...submittedOf(JSON.parse(body.json)),
    }
  );
}
