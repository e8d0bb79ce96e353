/** The elements of a text in their order, each with its depth and its place: where the element of a path begins. */
export class Outline {
  readonly #names: string[] = [];
  readonly #indexes: number[] = [];
  readonly #levels: number[] = [];
  readonly #offsets: number[] = [];
  /** The children of the elements that were looked into, by their step in a path: `entry[2]`. */
  readonly #children = new Map<number, ReadonlyMap<string, number>>();

  /** Adds the next element; its index is -1 where it cannot repeat. */
  add(name: string, index: number, level: number, offset: number): void {
    this.#names.push(name);
    this.#indexes.push(index);
    this.#levels.push(level);
    this.#offsets.push(offset);
  }

  /** The element that was added last holds a resource: its place is the resource's. */
  moveLast(offset: number): void {
    this.#offsets[this.#offsets.length - 1] = offset;
  }

  /** Where the first element of a path begins; undefined where there is none. */
  offsetOf(path: string): number | undefined {
    let at: number | undefined = -1;
    for (const step of path.split(".")) {
      at = this.#childrenOf(at).get(step);
      if (at === undefined) return undefined;
    }
    return this.#offsets[at];
  }

  #childrenOf(parent: number): ReadonlyMap<string, number> {
    const known = this.#children.get(parent);
    if (known !== undefined) return known;
    const found = new Map<string, number>();
    const level = (this.#levels[parent] ?? 0) + 1;
    for (let at = parent + 1; (this.#levels[at] ?? 0) >= level; at++) {
      if (this.#levels[at] !== level) continue;
      const index = this.#indexes[at] ?? -1;
      const step = index < 0 ? String(this.#names[at]) : `${String(this.#names[at])}[${index}]`;
      if (!found.has(step)) found.set(step, at);
    }
    this.#children.set(parent, found);
    return found;
  }
}
