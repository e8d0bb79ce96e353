import type { Line, Run } from "./lay-out.js";
import { linesOf } from "./lay-out.js";
import type { Span, Typesetter } from "./typesetter.js";

/** An element of the structure tree: what a screen reader tells. */
export interface Element {
  readonly type: string;
  readonly scope?: "Row" | "Column";
  readonly children: readonly Element[];
}

/** A line of text of one element, at its place in a row. */
export interface Piece {
  readonly element: Element;
  readonly x: number;
  /** From the top of the row. */
  readonly baseline: number;
  readonly runs: readonly Run[];
}

/** A coloured bar across a row, which says nothing. */
export interface Rule {
  readonly at: "top" | "bottom";
  readonly x: number;
  readonly width: number;
  readonly thickness: number;
  readonly colour: string;
}

/** A box behind rows. */
export interface Frame {
  readonly x: number;
  readonly width: number;
  readonly fill?: string;
  readonly border?: readonly [width: number, colour: string];
  /** A bar at the left. */
  readonly bar?: string;
}

/** What goes over the page break whole: a line of text, several beside each other, or space. */
export interface Row {
  readonly height: number;
  readonly pieces: readonly Piece[];
  /** Not parted from the row that follows. */
  readonly keep: boolean;
  /** Outer ones first. */
  readonly frames: readonly Frame[];
  /** Space between blocks, which no page starts with. */
  readonly isGap: boolean;
  readonly rules: readonly Rule[];
  /** What stands above it again, where it starts a page: the heads of the columns. */
  readonly again?: readonly Row[];
}

/** What a part of the page is: for the eye, and for a screen reader. */
export interface Drawn {
  readonly rows: readonly Row[];
  readonly elements: readonly Element[];
}

/** Where rows may stand. */
export interface Area {
  readonly x: number;
  readonly width: number;
}

const plain = { pieces: [], keep: false, frames: [], isGap: false, rules: [] } as const;

export function gap(height: number, more: Partial<Row> = {}): Row {
  return { ...plain, isGap: true, ...more, height };
}

/** The lines of an element, one row each. */
export function stack(
  element: Element,
  spans: readonly Span[],
  { x, width }: Area,
  setter: Typesetter,
  align: "left" | "start" = "left",
): readonly Row[] {
  const size = Math.max(...spans.map(({ style }) => style.size));
  const place = (line: Line): number => (align === "start" && line.isFromRight ? x + width - line.width : x);
  return linesOf(spans, width, setter).map((line) => ({
    ...plain,
    height: size * 1.4,
    pieces: [{ element, x: place(line), baseline: size * 1.05, runs: line.runs }],
  }));
}

/** Columns beside each other, line by line. */
export function beside(columns: readonly (readonly Row[])[]): readonly Row[] {
  const most = Math.max(0, ...columns.map(({ length }) => length));
  return Array.from({ length: most }, (_, at) => {
    const rows = columns.flatMap((column) => column[at] ?? []);
    return {
      ...plain,
      height: Math.max(...rows.map(({ height }) => height)),
      pieces: rows.flatMap(({ pieces }) => pieces),
    };
  });
}

/** Rows that stay on one page, unless they are higher than a third of one: then only their ends stay together. */
export function together(rows: readonly Row[], most = 240): readonly Row[] {
  const height = rows.reduce((sum, row) => sum + row.height, 0);
  const last = rows.length - 1;
  return rows.map((row, at) => ({
    ...row,
    keep: at < last && (row.keep || height <= most || at < 2 || at >= last - 2),
  }));
}

/** Rows that are not parted from what follows. */
export function kept(rows: readonly Row[]): readonly Row[] {
  return rows.map((row) => ({ ...row, keep: true }));
}

/** Rows with space between them. */
export function spaced(blocks: readonly (readonly Row[])[], height: number): readonly Row[] {
  return blocks.flatMap((rows, at) => (at === 0 ? rows : [gap(height), ...rows]));
}

/** Rows in a box, with space above and below them. */
export function framed(rows: readonly Row[], frame: Frame, padding: number): readonly Row[] {
  const pad = { ...gap(padding), isGap: false };
  return [{ ...pad, keep: true }, ...keepLast(rows), pad].map((row) => ({ ...row, frames: [frame, ...row.frames] }));
}

function keepLast(rows: readonly Row[]): readonly Row[] {
  return rows.map((row, at) => (at === rows.length - 1 ? { ...row, keep: true } : row));
}

export function inset({ x, width }: Area, left: number, right: number = left): Area {
  return { x: x + left, width: Math.max(width - left - right, 20) };
}
