/**
 * What is used of pdfkit, fontkit and bidi-js, as interfaces of our own: whoever reads the declarations of this package
 * needs none of theirs.
 */
export interface PdfKit {
  new (options: object): PdfDocument;
}

/** Marked content of one page, to be put into the structure tree. */
export interface MarkedContent {
  readonly refs: readonly unknown[];
}

/** An element of the structure tree. */
export interface StructureElement {
  end(): void;
}

/** A document that is being written. Lengths are in points, from the top left corner. */
export interface PdfDocument {
  appendXML(xml: string): unknown;
  registerFont(name: string, font: FontFile): unknown;
  addPage(): unknown;
  font(name: string, size: number): unknown;
  fillColor(colour: string): unknown;
  text(text: string, x: number, y: number, options: object): unknown;
  widthOfString(text: string, options: object): number;
  rect(x: number, y: number, width: number, height: number): PdfPath;
  markContent(tag: string, options?: object): unknown;
  markStructureContent(tag: string): MarkedContent;
  endMarkedContent(): unknown;
  struct(type: string, options: object, children: readonly (MarkedContent | StructureElement)[]): StructureElement;
  addStructure(element: StructureElement): unknown;
  file(bytes: Uint8Array, options: object): unknown;
  on(event: "data", listener: (bytes: Uint8Array) => void): unknown;
  on(event: "end", listener: () => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  end(): void;
}

/** A path that is not painted yet. */
export interface PdfPath {
  fill(colour: string): unknown;
  lineWidth(width: number): { stroke(colour: string): unknown };
}

/** A font as fontkit reads it. */
export interface FontFile {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/** Finds the order in which text is written that runs from right to left, or both ways (Unicode's UAX #9). */
export interface Bidi {
  getEmbeddingLevels(
    text: string,
    direction: "auto",
  ): { readonly levels: Uint8Array; readonly paragraphs: readonly { readonly level: number }[] };
  getMirroredCharacter(character: string): string | null;
}

/** What a PDF is made with. */
export interface PdfPackages {
  readonly Document: PdfKit;
  readonly openFonts: () => Fonts;
  readonly bidi: Bidi;
}

/** The fonts of one document. */
export type Fonts = Readonly<Record<Face, FontFile>>;

/** A cut of the font. */
export type Face = "regular" | "bold";
