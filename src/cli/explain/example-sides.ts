import type { Example } from "./rule-note.js";

/** The right and the wrong form of an example, each as its own text. */
export interface Sides {
  readonly right: string;
  readonly wrong: string;
}

/** Both forms of an example. */
export function sidesOf({ text }: Pick<Example, "text">): Sides {
  const lines = text.replace(/^\n/, "").split("\n");
  const without = (mark: string): string =>
    lines
      .filter((line) => !line.startsWith(mark))
      .map((line) => line.slice(2))
      .join("\n");
  return { right: without("-"), wrong: without("+") };
}
