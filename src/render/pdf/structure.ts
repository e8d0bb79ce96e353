import type { Contents } from "./draw-page.js";
import type { PdfDocument, StructureElement } from "./kit.js";
import type { Element } from "./rows.js";

/** The place of each element in the order in which they are read. */
export function readingOrder(elements: readonly Element[]): (element: Element) => number {
  const places = new Map<Element, number>();
  const visit = (all: readonly Element[]): void => {
    for (const element of all) {
      places.set(element, places.size);
      visit(element.children);
    }
  };
  visit(elements);
  return (element) => places.get(element) ?? 0;
}

/** Writes the structure tree, from which a screen reader reads the document. */
export function addStructure(document: PdfDocument, elements: readonly Element[], contents: Contents): void {
  const written = (element: Element): StructureElement =>
    document.struct(element.type, element.scope === undefined ? {} : { scope: element.scope }, [
      ...(contents.get(element) ?? []),
      ...element.children.map(written),
    ]);
  document.addStructure(written({ type: "Document", children: elements }));
}
