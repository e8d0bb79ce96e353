import { nearest } from "../values/near.js";

/** A known name that a mistyped one probably means, as a question to add to an error. Empty where none is near. */
export function didYouMean(typed: string, known: readonly string[], shown = (name: string): string => name): string {
  const near = nearest(typed, known);
  return near === undefined ? "" : ` Did you mean ${shown(near)}?`;
}
