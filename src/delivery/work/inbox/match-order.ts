/** An item's place in the order of its inbox. */
export interface Place {
  /** Matches it, once all items before it have come, and those before it about the same message are matched. */
  inTurn(about: string, match: () => Promise<unknown>): Promise<void>;
  /** Lets the items after it go on: it is not matched, or is already. */
  leave(): void;
}

/**
 * The order in which the items of one inbox are matched: the answers to one message as they came, those to different
 * messages at the same time. Each call gives the next place.
 */
export function matchOrder(): () => Place {
  let allCame: Promise<void> = Promise.resolve();
  const lastAbout = new Map<string, Promise<unknown>>();
  return () => {
    const before = allCame;
    let leave = (): void => undefined;
    const left = new Promise<void>((resolve) => (leave = resolve));
    // Its value is dropped: it would keep that of every item before it.
    allCame = Promise.all([before, left]).then(() => undefined);
    return {
      leave: () => leave(),
      async inTurn(about, match) {
        await before;
        const matching = (lastAbout.get(about) ?? Promise.resolve()).then(match, match);
        lastAbout.set(about, matching);
        leave();
        try {
          await matching;
        } finally {
          if (lastAbout.get(about) === matching) lastAbout.delete(about);
        }
      },
    };
  };
}
