/** A label and what stands for it: one row. */
export type Fact = readonly [label: string, value: string];

/** Facts, one row each. With a heading they are one thing among several, such as one medicine. */
export interface FactsBlock {
  readonly kind: "facts";
  readonly heading?: string;
  readonly rows: readonly Fact[];
}

/** Free texts, each an entry of its own. */
export interface StatementsBlock {
  readonly kind: "statements";
  readonly texts: readonly string[];
}

/** Like things, one row each. The first cell of a row names it; an empty cell says nothing. */
export interface TableBlock {
  readonly kind: "table";
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A document that is no text, such as a PDF: a page hands it over whole, a text only names it. */
export interface FileBlock {
  readonly kind: "file";
  readonly heading: string;
  readonly rows: readonly Fact[];
  readonly contentType: string;
  /** Holds nothing of the patient's. */
  readonly fileName: string;
  readonly base64: string;
}

export type Block = FactsBlock | StatementsBlock | TableBlock | FileBlock;

/** One part of a page, under a heading of its own. */
export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
  /** `notice`: stands out, since it must be read before the rest. `identity`: whom the page is about. */
  readonly role?: "notice" | "identity";
}

/** What is shown, in its order, before it is text or HTML. Both are written from this alone, so they cannot differ. */
export interface Outline {
  /** What the page is. A browser shows it in its tab and in file names, so nothing of the patient's stands in it. */
  readonly title: string;
  /** The system that the page speaks of, above the title. */
  readonly kicker: string;
  readonly sections: readonly Section[];
  /**
   * What stands at the foot of each printed page, so that a lone sheet says whose it is. It repeats what sections say.
   */
  readonly foot: string;
}
