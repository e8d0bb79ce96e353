import type { NewEvent } from "../rows.js";
import { toText } from "../storable-text.js";
import { orNull, whole } from "./cells.js";

/** The columns of the events that a statement is given as JSON. `place` keeps their order. */
export const eventInput = "place int, at bigint, state text, reason text, person text";

export function eventJson({ at, state, reason, by }: NewEvent, place: number): Readonly<Record<string, unknown>> {
  return { place, at: whole(at), state, reason: toText(reason), person: orNull(by) };
}
