import type { Face } from "./kit.js";

/** How a text looks. Sizes are in points. */
export interface TextStyle {
  readonly face: Face;
  readonly size: number;
  readonly colour: string;
}

/** The colours of the page in HTML: text has a contrast of at least 4.5 to 1. */
export const colours: Readonly<Record<"ink" | "soft" | "line" | "accent" | "heading" | "wash", string>> = {
  ink: "#212b32",
  soft: "#4c6272",
  line: "#aeb7bd",
  accent: "#005eb8",
  heading: "#003d78",
  wash: "#f0f4f5",
};

type StyleName =
  | "kicker"
  | "title"
  | "heading"
  | "noticeHeading"
  | "identityHeading"
  | "itemHeading"
  | "text"
  | "label"
  | "smallLabel"
  | "first"
  | "rowName"
  | "columnName"
  | "foot";

export const styles: Readonly<Record<StyleName, TextStyle>> = {
  kicker: { face: "bold", size: 8, colour: colours.soft },
  title: { face: "bold", size: 16, colour: colours.ink },
  heading: { face: "bold", size: 11, colour: colours.heading },
  noticeHeading: { face: "bold", size: 11, colour: colours.ink },
  identityHeading: { face: "bold", size: 8, colour: colours.accent },
  itemHeading: { face: "bold", size: 9.25, colour: colours.ink },
  text: { face: "regular", size: 9, colour: colours.ink },
  label: { face: "regular", size: 9, colour: colours.soft },
  smallLabel: { face: "regular", size: 8, colour: colours.soft },
  first: { face: "bold", size: 10.5, colour: colours.ink },
  rowName: { face: "bold", size: 9, colour: colours.ink },
  columnName: { face: "bold", size: 8, colour: colours.ink },
  foot: { face: "regular", size: 7.5, colour: colours.soft },
};

/** Codes stand in small print beside the words that they belong to. */
export function codeStyle({ size }: TextStyle): TextStyle {
  return { face: "regular", size: size * 0.8125, colour: colours.soft };
}

/** A4, with the margins of the printed page. */
export const sheet = { width: 595.28, height: 841.89, left: 48, right: 48, top: 44, bottom: 62 } as const;
