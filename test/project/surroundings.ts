// Values that an example in a doc comment may use without declaring them. Only their types are used.
import type {
  Consultation,
  Message,
  MessageIds,
  Patient,
  Pharmacy,
  Practitioner,
  SenderProfile,
} from "gp-connect-update-record";
import type { Attention, Delivery, DeliveryStore, EncryptionKey } from "gp-connect-update-record/delivery";
import type { Sandbox } from "gp-connect-update-record/sandbox";
import type { Envelope, InboxItem, InboxMessage, MeshTransportOptions, Transport } from "gp-connect-update-record/mesh";

export declare const patient: Patient;
export declare const pharmacy: Pharmacy;
export declare const practitioner: Practitioner;
export declare const consultation: Consultation;
export declare const sender: SenderProfile;
export declare const message: Message;
export declare const xml: string;
export declare const item: InboxMessage;
export declare const meshOptions: MeshTransportOptions;
export declare const transport: Transport;
export declare const delivery: Delivery;
export declare const store: DeliveryStore;
export declare const sandbox: Sandbox;
export declare const tellSomebody: (notice: Attention) => Promise<void>;
export declare const keep: (mailboxId: string, item: InboxItem) => Promise<void>;
export declare const envelope: Envelope;
export declare const ids: MessageIds;
export declare const password: string;
export declare const sharedKey: string;
export declare const ca: string;
export declare const cert: string;
export declare const key: string;
export declare const keyInBase64: string;
export declare const olderKeys: readonly EncryptionKey[];
export { readFile } from "node:fs/promises";
