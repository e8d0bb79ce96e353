/** A message has about one element in 40 characters. Arrays that are large enough at the start need no copy to grow. */
const charactersAnElement = 40;
const mostAtOnce = 1 << 16;
/** The largest resources of a message have about this many elements. */
const few = 256;

/** The elements of a text in document order, with where each begins and ends. Finds where a path's element begins. */
export class Outline {
  /** Their steps in a path; for an element that repeats, the part before the index: `entry[`. */
  readonly #steps: string[];
  readonly #offsets: number[];
  /** The number of the first element after this one that is not inside it. */
  readonly #ends: number[];
  #count = 0;
  /** The children of the elements that were searched, by their step. */
  readonly #children = new Map<number, ReadonlyMap<string, readonly number[]>>();

  constructor(characters: number) {
    const expected = Math.min(characters / charactersAnElement, mostAtOnce) | 0;
    this.#steps = new Array<string>(expected);
    this.#offsets = new Array<number>(expected);
    this.#ends = new Array<number>(expected);
  }

  /** Adds the element that begins at `offset`; returns its number. */
  enter(step: string, offset: number): number {
    const at = this.#count++;
    this.#steps[at] = step;
    this.#offsets[at] = offset;
    return at;
  }

  /** Ends the element: everything that was entered since is inside it. */
  leave(at: number): void {
    this.#ends[at] = this.#count;
  }

  /** Leaves an element out of its list, so that the next one takes its index. */
  forget(at: number): void {
    this.#steps[at] = "";
  }

  /** The element that was entered last holds a resource, and is to be found where the resource begins. */
  moveLast(offset: number): void {
    this.#offsets[this.#count - 1] = offset;
  }

  /** Where the element of a path begins; undefined if there is none. */
  offsetOf(path: string): number | undefined {
    let at: number | undefined = -1;
    for (const step of path.split(".")) {
      at = this.#childOf(at, step);
      if (at === undefined) return undefined;
    }
    return this.#offsets[at];
  }

  /**
   * Where the element of a path begins, or else the nearest element around it; undefined if the text has neither.
   * With `orFirstItem`, the path of a list finds its first item.
   */
  offsetNearest(path: string, orFirstItem: boolean): number | undefined {
    const steps = path.split(".");
    let at = -1;
    for (const [index, step] of steps.entries()) {
      const found =
        this.#childOf(at, step) ??
        (orFirstItem && index === steps.length - 1 ? this.#childOf(at, `${step}[0]`) : undefined);
      if (found === undefined) break;
      at = found;
    }
    return this.#offsets[at];
  }

  #childOf(parent: number, step: string): number | undefined {
    const bracket = step.indexOf("[") + 1;
    const name = bracket === 0 ? step : step.slice(0, bracket);
    const index = bracket === 0 ? 0 : Number(step.slice(bracket, -1));
    const end = this.#endOf(parent);
    return end - parent > few
      ? this.#childrenOf(parent, end).get(name)?.[index]
      : this.#childAt(parent, end, name, index);
  }

  #endOf(parent: number): number {
    return this.#ends[parent] ?? this.#count;
  }

  /** A search through few elements is faster than making a list of them. */
  #childAt(parent: number, end: number, name: string, index: number): number | undefined {
    let left = index;
    for (let at = parent + 1; at < end; at = this.#endOf(at)) if (this.#steps[at] === name && left-- === 0) return at;
    return undefined;
  }

  #childrenOf(parent: number, end: number): ReadonlyMap<string, readonly number[]> {
    const known = this.#children.get(parent);
    if (known !== undefined) return known;
    const found = new Map<string, number[]>();
    for (let at = parent + 1; at < end; at = this.#endOf(at)) {
      const step = this.#steps[at] ?? "";
      const alike = found.get(step);
      if (alike === undefined) found.set(step, [at]);
      else alike.push(at);
    }
    this.#children.set(parent, found);
    return found;
  }
}
