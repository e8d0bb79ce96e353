/** A label and its value: one row. */
export type Fact = readonly [label: string, value: string];

/** Facts, one row each. A heading names one thing among several, such as one medicine. */
export interface FactsBlock {
  readonly kind: "facts";
  readonly heading?: string;
  readonly rows: readonly Fact[];
}

/** Free texts, each a separate entry. */
export interface StatementsBlock {
  readonly kind: "statements";
  readonly texts: readonly string[];
}

/** Things of the same kind, one row each. The first cell names the row. An empty cell means that nothing is known. */
export interface TableBlock {
  readonly kind: "table";
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A document that is not text, such as a PDF. A page contains it whole, a text only names it. */
export interface FileBlock {
  readonly kind: "file";
  readonly heading: string;
  readonly rows: readonly Fact[];
  readonly contentType: string;
  /** Holds no patient data. */
  readonly fileName: string;
  readonly base64: string;
}

export type Block = FactsBlock | StatementsBlock | TableBlock | FileBlock;

/** One part of a page, with its heading. */
export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
  /** `notice`: highlighted, because it must be read first. `identity`: who the patient is. */
  readonly role?: "notice" | "identity";
}

/** What is shown, in order. Text and HTML are both written from this alone, so their content cannot differ. */
export interface Outline {
  /** What the page is. Browsers show it in tabs and file names, so it holds no patient data. */
  readonly title: string;
  /** The name of the system, shown above the title. */
  readonly kicker: string;
  readonly sections: readonly Section[];
  /** The foot of each printed page, so that a single sheet shows who the patient is. It repeats what sections say. */
  readonly foot: string;
}

/** What is shown for a file: `PDF, 12,345 bytes; a document of its own, not printed here`. */
export function fileWords({ contentType, base64 }: FileBlock): string {
  const bytes = Math.floor((base64.replace(/[=\s]/g, "").length * 3) / 4);
  return (
    `${contentType === "application/pdf" ? "PDF" : contentType}, ${bytes.toLocaleString("en-GB")} bytes; a ` +
    "document of its own, not printed here"
  );
}
