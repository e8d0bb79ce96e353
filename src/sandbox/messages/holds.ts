import type { SandboxRelease } from "./messages.js";
import { givenList } from "../../values/given.js";
import type { StoredMessage } from "../store/stored-message.js";

/** Puts an answer where its reader finds it. */
type Deliver = (answer: StoredMessage) => void;

/** Answers that are held back. */
export interface Holds {
  /** True: a hold has it now, and delivers it when it is released. */
  take(answer: StoredMessage, about: StoredMessage): boolean;
  readonly hold: (fits: (message: StoredMessage) => boolean) => SandboxRelease;
}

/** No hold yet. Of several holds that fit an answer, the first has it. */
export function answerHolds(deliver: Deliver): Holds {
  const holds = new Set<{ readonly fits: (message: StoredMessage) => boolean; readonly held: StoredMessage[] }>();
  return {
    take(answer, about) {
      for (const { fits, held } of holds)
        if (fits(answer) || fits(about)) {
          held.push(answer);
          return true;
        }
      return false;
    },
    hold(fits) {
      const one = { fits, held: [] };
      holds.add(one);
      return async (order = "as-written") => {
        if (typeof order !== "string") givenList(order, "order");
        if (!holds.delete(one)) return;
        for (const answer of inOrder(one.held, order)) deliver(answer);
        await Promise.resolve();
      };
    },
  };
}

function inOrder(
  held: readonly StoredMessage[],
  order: "as-written" | "reversed" | readonly string[],
): readonly StoredMessage[] {
  if (order === "as-written") return held;
  if (order === "reversed") return held.toReversed();
  const ids = order.map((id) => id.toUpperCase());
  const placeOf = ({ id }: StoredMessage): number => (ids.includes(id) ? ids.indexOf(id) : ids.length);
  return held.toSorted((one, other) => placeOf(one) - placeOf(other));
}
