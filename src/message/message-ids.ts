import { type Uuid, newUuid } from "../values/uuid.js";

/** The ids by which a message is found again. In a message from another system they need not be UUIDs. */
export interface MessageIds<Id extends string = Uuid> {
  /** `Bundle.id` and `Bundle.identifier.value` of the ITK3 message. */
  readonly messageBundle: Id;
  /** `MessageHeader.id`: acknowledgements name it (UR-111). */
  readonly messageHeader: Id;
  /**
   * `Bundle.id` of the document; also the identifier of document and Composition, which a replacement names (UR-080).
   */
  readonly documentBundle: Id;
  /** `Composition.id`. */
  readonly composition: Id;
  /** `Encounter.id`: the SenderReference is `urn:uuid:` and this (UR-006). */
  readonly encounter: Id;
}

/**
 * Gives the ids of a message again, in the order in which composing draws them; new ones where the message had none,
 * and after the last.
 *
 * @example
 * const read = readMessage(xml);
 * const newId = sameIds(read.idsInOrder);
 * buildMessage(consultation, { sender: read.sender, clock: () => new Date(read.composedAt), newId });
 */
export function sameIds(idsInOrder: readonly string[]): () => string {
  let drawn = 0;
  return () => {
    const id = idsInOrder[drawn];
    drawn += 1;
    return id === undefined || id === "" ? newUuid() : id;
  };
}
