/**
 * About so many characters a message has for each element: what is made large enough at once need not be copied to
 * grow.
 */
const charactersAnElement = 40;
const mostAtOnce = 1 << 16;
/** So many elements a message's largest resources have. */
const few = 256;

/** The elements of a text in their order, each with its place and its end: where the element of a path begins. */
export class Outline {
  /** As a path names them; what can repeat with the bracket of its index: `entry[`. */
  readonly #steps: string[];
  readonly #offsets: number[];
  /** The number of the first element after this one that is not inside it. */
  readonly #ends: number[];
  #count = 0;
  /** The children of the elements that were looked into, by their step. */
  readonly #children = new Map<number, ReadonlyMap<string, readonly number[]>>();

  constructor(characters: number) {
    const expected = Math.min(characters / charactersAnElement, mostAtOnce) | 0;
    this.#steps = new Array<string>(expected);
    this.#offsets = new Array<number>(expected);
    this.#ends = new Array<number>(expected);
  }

  /** The next element begins; the answer is its number. */
  enter(step: string, offset: number): number {
    const at = this.#count++;
    this.#steps[at] = step;
    this.#offsets[at] = offset;
    return at;
  }

  /** The element that is entered and left last holds what was entered since. */
  leave(at: number): void {
    this.#ends[at] = this.#count;
  }

  /** What is not kept has no place in a list: what follows takes its index. */
  forget(at: number): void {
    this.#steps[at] = "";
  }

  /** The element that was entered last holds a resource: its place is the resource's. */
  moveLast(offset: number): void {
    this.#offsets[this.#count - 1] = offset;
  }

  /** Where the first element of a path begins; undefined where there is none. */
  offsetOf(path: string): number | undefined {
    let at: number | undefined = -1;
    for (const step of path.split(".")) {
      at = this.#childOf(at, step);
      if (at === undefined) return undefined;
    }
    return this.#offsets[at];
  }

  /**
   * Where the element of a path begins, or the nearest around it that is there; undefined where not even the first is.
   * The path of a
   * list can stand for its first item.
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

  /** Among few elements looking is quicker than listing them. */
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
