import { h } from "./dom.js";

/** A list of which only the rows near the screen exist: thousands of rows cost what thirty do. */
export interface VirtualList {
  readonly element: HTMLElement;
  /** The rows have changed. */
  refresh(): void;
  /** Brings a row into view. */
  show(place: number): void;
}

/** What a list shows. */
export interface ListSource {
  readonly label: string;
  /** In pixels. All rows have the same. */
  readonly rowHeight: number;
  readonly count: () => number;
  /** The content of a row: one link. */
  readonly row: (place: number) => HTMLAnchorElement;
  /** Says that two contents of a row are the same: then it is not made again. */
  readonly key: (place: number) => string;
}

/** Rows beyond the screen on either side. */
const beyond = 8;

/** Moves of the keyboard, in rows. Page keys are as many rows as fit. */
const moves: Readonly<Record<string, (fit: number, count: number) => number>> = {
  ArrowDown: () => 1,
  ArrowUp: () => -1,
  PageDown: (fit) => fit,
  PageUp: (fit) => -fit,
  Home: (_fit, count) => -count,
  End: (_fit, count) => count,
};

/** Tab leads to one row of it, arrow keys from there to the others, Enter opens one. */
export function virtualList({ label, rowHeight, count, row, key }: ListSource): VirtualList {
  const rows = h("ul", { class: "rows", "aria-label": label });
  const element = h("div", { class: "list", scroll: () => later(), keydown: move }, rows);
  const made = new Map<number, { readonly item: HTMLLIElement; readonly key: string; readonly count: number }>();
  let current = 0;
  let isWaiting = false;

  function later(): void {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      draw();
    });
  }
  function draw(): void {
    const all = count();
    current = Math.max(0, Math.min(current, all - 1));
    const from = Math.max(0, Math.floor(element.scrollTop / rowHeight) - beyond);
    const to = Math.min(all, Math.ceil((element.scrollTop + element.clientHeight) / rowHeight) + beyond);
    rows.style.height = `${all * rowHeight}px`;
    for (const [place, { item }] of made)
      if (place < from || place >= to) {
        // The row with the focus stays until another one has it, or the keyboard would lose its place.
        if (item.contains(document.activeElement) && place < all) continue;
        item.remove();
        made.delete(place);
      }
    for (let place = from; place < to; place += 1) drawRow(place, all);
  }
  function drawRow(place: number, all: number): void {
    const known = made.get(place);
    const now = key(place);
    if (known?.key === now && known.count === all) {
      known.item.firstElementChild?.setAttribute("tabindex", place === current ? "0" : "-1");
      return;
    }
    const hadFocus = known?.item.contains(document.activeElement) ?? false;
    const link = row(place);
    link.setAttribute("tabindex", place === current ? "0" : "-1");
    link.addEventListener("focus", () => {
      current = place;
      later();
    });
    const item = h("li", { "aria-setsize": all, "aria-posinset": place + 1 }, link);
    item.style.transform = `translateY(${place * rowHeight}px)`;
    item.style.height = `${rowHeight}px`;
    known?.item.remove();
    made.set(place, { item, key: now, count: all });
    const next = made.get(place + 1)?.item;
    if (next === undefined) rows.append(item);
    else next.before(item);
    if (hadFocus) link.focus({ preventScroll: true });
  }
  function move(event: Event): void {
    if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = moves[event.key]?.(Math.max(1, Math.floor(element.clientHeight / rowHeight) - 1), count());
    if (by === undefined || count() === 0) return;
    event.preventDefault();
    current = Math.max(0, Math.min(count() - 1, current + by));
    show(current);
    const link = made.get(current)?.item.firstElementChild;
    if (link instanceof HTMLElement) link.focus({ preventScroll: true });
  }
  function show(place: number): void {
    const top = place * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = top + rowHeight - element.clientHeight;
    draw();
  }
  new ResizeObserver(later).observe(element);
  return { element, refresh: later, show };
}
