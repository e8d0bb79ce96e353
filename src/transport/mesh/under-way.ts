/** What is under way, so that closing can wait for it. */
export class UnderWay {
  #count = 0;
  readonly #waiting: (() => void)[] = [];

  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#count += 1;
    try {
      return await work();
    } finally {
      this.#count -= 1;
      if (this.isNothing) for (const drained of this.#waiting.splice(0)) drained();
    }
  }

  get isNothing(): boolean {
    return this.#count === 0;
  }

  /** Resolves once nothing is under way. */
  async end(): Promise<void> {
    if (!this.isNothing)
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
  }
}
