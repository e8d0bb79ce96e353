import { actualTextsOf } from "./raw-pdf.js";
import { getDocument, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** An element of the structure tree of one page: an element that goes over a page is there on each. */
export interface ReadElement {
  readonly role: string;
  readonly text: string;
  readonly children: readonly ReadElement[];
}

export interface ReadPage {
  readonly elements: readonly ReadElement[];
  /** What a screen reader passes over, such as the foot. */
  readonly artefacts: string;
}

/** A PDF as pdf.js reads it. */
export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  readonly title: string | undefined;
  readonly language: string | undefined;
  readonly isMarked: boolean;
  readonly attachments: Readonly<Record<string, Uint8Array>>;
}

interface TreeNode {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly TreeNode[];
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false });
  try {
    const pdf = await task.promise;
    const { info } = (await pdf.getMetadata()) as {
      readonly info: { readonly Title?: string; readonly Language?: string };
    };
    const attached = (await pdf.getAttachments()) as Readonly<Record<string, { readonly content: Uint8Array }>> | null;
    const actual = actualTextsOf(bytes);
    const pages: ReadPage[] = [];
    for (let number = 1; number <= pdf.numPages; number++)
      pages.push(await readPage(await pdf.getPage(number), actual[number - 1] ?? []));
    return {
      pages,
      title: info.Title,
      language: info.Language,
      isMarked: ((await pdf.getMarkInfo()) as { readonly Marked?: boolean } | null)?.Marked === true,
      attachments: Object.fromEntries(Object.entries(attached ?? {}).map(([name, { content }]) => [name, content])),
    };
  } finally {
    await task.destroy();
  }
}

/**
 * pdf.js passes over texts that stand in the place of what is drawn (ActualText): they are taken from the file. @throws
 * where text stands outside both the structure tree and the artefacts */
async function readPage(page: PDFPageProxy, actual: readonly string[]): Promise<ReadPage> {
  const tree = (await page.getStructTree()) as TreeNode | null;
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const texts = new Map<string, string>();
  const open: string[] = [];
  const say = (text: string): void => {
    const [place] = open;
    if (place === undefined && text.trim() !== "") throw new Error(`a text is not marked: ${text}`);
    if (place !== undefined) texts.set(place, (texts.get(place) ?? "") + text);
  };
  let spans = 0;
  for (const item of items) {
    if ("str" in item) {
      if (open.at(-1) !== "Span") say(`${item.str}${item.hasEOL ? " " : ""}`);
    } else if (item.type === "endMarkedContent") open.pop();
    else {
      const { tag, id } = item as { readonly tag?: string; readonly id?: string | null };
      if (tag === "Span") say(actual[spans++] ?? "");
      open.push(tag === "Artifact" || tag === "Span" ? tag : (id ?? ""));
    }
  }
  if (spans !== actual.length) throw new Error(`${spans} of ${actual.length} texts are in their places`);
  const artefacts = texts.get("Artifact") ?? "";
  texts.delete("Artifact");
  const elements = (tree?.children ?? []).map((node) => elementOf(node, texts));
  if (texts.size > 0) throw new Error(`marked content is not in the structure tree: ${[...texts.values()].join()}`);
  return { elements, artefacts };
}

/** Takes the texts that it holds out of the map. */
function elementOf({ role = "", children = [] }: TreeNode, texts: Map<string, string>): ReadElement {
  let text = "";
  const inside: ReadElement[] = [];
  for (const child of children) {
    if (child.type !== "content") inside.push(elementOf(child, texts));
    else if (child.id !== undefined) {
      text += texts.get(child.id) ?? "";
      texts.delete(child.id);
    }
  }
  return { role, text, children: inside };
}

/** Every element, in the order in which they are read. */
export function everyElement({ pages }: ReadPdf): readonly ReadElement[] {
  const all = (element: ReadElement): readonly ReadElement[] => [element, ...element.children.flatMap(all)];
  return pages.flatMap(({ elements }) => elements.flatMap(all));
}

/** What a screen reader tells of it, without the bullets of lists. */
export function textOf(pdf: ReadPdf): string {
  return everyElement(pdf)
    .filter(({ role, text }) => role !== "Lbl" || text.trim() !== "•")
    .map(({ text }) => text)
    .join(" ");
}
