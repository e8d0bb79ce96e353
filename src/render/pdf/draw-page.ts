import type { MarkedContent, PdfDocument } from "./kit.js";
import type { Run } from "./lay-out.js";
import type { Placed } from "./paginate.js";
import type { Element, Frame, Piece, Row } from "./rows.js";
import { drawOptions } from "./typesetter.js";

/** Where the content of each element is. */
export type Contents = Map<Element, MarkedContent[]>;

interface PlacedPiece {
  readonly piece: Piece;
  readonly top: number;
}

/** Draws one page: boxes and lines first, then the text in the order in which it is read. */
export function drawPage(
  document: PdfDocument,
  page: readonly Placed[],
  orderOf: (element: Element) => number,
  contents: Contents,
): void {
  asArtefact(document, () => {
    for (const [frame, top, height] of framesOf(page)) drawFrame(document, frame, top, height);
    for (const { row, top } of page) drawRules(document, row, top);
  });
  const repeated = page.filter(({ isRepeat }) => isRepeat);
  if (repeated.length > 0)
    asArtefact(document, () => {
      for (const { piece, top } of repeated.flatMap(piecesOf)) drawPiece(document, piece, top);
    });
  const said = grouped(page.filter(({ isRepeat }) => !isRepeat).flatMap(piecesOf), ({ piece: { element } }) => element);
  const inOrder = [...said].sort(([one], [other]) => orderOf(one) - orderOf(other));
  for (const [element, pieces] of inOrder) {
    const content = document.markStructureContent(element.type);
    for (const { piece, top } of pieces) drawPiece(document, piece, top);
    document.endMarkedContent();
    contents.set(element, [...(contents.get(element) ?? []), content]);
  }
}

/** What a screen reader passes over. */
export function asArtefact(document: PdfDocument, draw: () => void, options: object = { type: "Layout" }): void {
  document.markContent("Artifact", options);
  draw();
  document.endMarkedContent();
}

export function drawRun(document: PdfDocument, run: Run, x: number, baseline: number): void {
  if (run.text === "") return;
  if (run.says !== undefined) document.markContent("Span", { actual: run.says });
  document.font(run.face, run.size);
  document.fillColor(run.colour);
  document.text(run.text, x + run.x, baseline, drawOptions(run.whole));
  if (run.says !== undefined) document.endMarkedContent();
}

function piecesOf({ row, top }: Placed): readonly PlacedPiece[] {
  return row.pieces.map((piece) => ({ piece, top }));
}

function drawPiece(document: PdfDocument, { x, baseline, runs }: Piece, top: number): void {
  for (const run of runs) drawRun(document, run, x, top + baseline);
}

function drawRules(document: PdfDocument, { rules, height }: Row, top: number): void {
  for (const { at, x, width, thickness, colour } of rules)
    document.rect(x, at === "top" ? top : top + height - thickness, width, thickness).fill(colour);
}

/** The space that a box takes beyond its text, where it goes on over a page. */
const beyond = 5;

/** The boxes of a page, outer ones first, each from its first row to its last. */
function framesOf(page: readonly Placed[]): readonly (readonly [frame: Frame, top: number, height: number])[] {
  const inside = grouped(
    page.flatMap((placed) => placed.row.frames.map((frame, depth) => ({ frame, depth, placed }))),
    ({ frame }) => frame,
  );
  return [...inside]
    .map(([frame, rows]) => {
      const [first, last] = [rows[0], rows.at(-1)];
      const top = (first?.placed.top ?? 0) - (isText(first?.placed) ? beyond : 0);
      const end = (last?.placed.top ?? 0) + (last?.placed.row.height ?? 0) + (isText(last?.placed) ? beyond : 0);
      return { depth: first?.depth ?? 0, box: [frame, top, end - top] as const };
    })
    .sort((one, other) => one.depth - other.depth)
    .map(({ box }) => box);
}

function isText(placed: Placed | undefined): boolean {
  return placed !== undefined && placed.row.pieces.length > 0;
}

function drawFrame(document: PdfDocument, { x, width, fill, border, bar }: Frame, top: number, height: number): void {
  if (fill !== undefined) document.rect(x, top, width, height).fill(fill);
  if (bar !== undefined) document.rect(x, top, 3, height).fill(bar);
  if (border === undefined) return;
  const [thickness, colour] = border;
  document
    .rect(x + thickness / 2, top + thickness / 2, width - thickness, height - thickness)
    .lineWidth(thickness)
    .stroke(colour);
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
