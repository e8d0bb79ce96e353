import type * as meshEntry from "../../../src/transport/mesh/index.js";

/** The MESH client as it is published. */
export const mesh: typeof meshEntry = (await import(
  new URL("../../../dist/transport/mesh/index.js", import.meta.url).href
)) as typeof meshEntry;

/** The id of a sandbox's mailbox by its place. */
export function mailboxAt(place: number): string {
  return `X26ABC${place + 1}`;
}
