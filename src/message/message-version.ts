import type { Service } from "../terminology/services.js";
import type { MessageIds } from "./message-ids.js";

/** What must be kept of a message so that it can be replaced: plain data, to be stored as JSON. */
export interface MessageVersion {
  readonly ids: MessageIds<string>;
  /** Identifier of the document and of its Composition: a replacement names it (UR-080). */
  readonly documentIdentifier: { readonly system: string; readonly value: string };
  /** 1 for a first message, one more for each replacement (UR-081). */
  readonly version: number;
  /** CS-23: these three are the same in a replacement. */
  readonly nhsNumber: string;
  readonly pharmacyOdsCode: string;
  readonly service: Service;
  /** When the message was made, with an offset. */
  readonly sentAt: string;
}
