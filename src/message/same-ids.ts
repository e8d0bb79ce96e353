import { newUuid } from "../values/uuid.js";

/**
 * Gives the ids of a message again, in the order in which composing draws them; new ones where the message had none,
 * and after
 * the last.
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
