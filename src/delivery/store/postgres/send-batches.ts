import type { StoreError } from "../store-error.js";
import type { ClaimedSend, DeliveryStore, SendAsk, SendCompletion } from "../store.js";
import { inBatches } from "./in-batches.js";

/** A claim or some completions in one transaction, or both, in which case the completions come first. */
export interface SendStatements {
  readonly claim: (ask: SendAsk) => Promise<readonly ClaimedSend[]>;
  /** Which of them held their lease, in their order. */
  readonly complete: (completions: readonly SendCompletion[]) => Promise<readonly boolean[]>;
  readonly completeAndClaim: (completions: readonly SendCompletion[], ask: SendAsk) => Promise<CompletedAndClaimed>;
}

export interface CompletedAndClaimed {
  readonly held: readonly boolean[];
  readonly claimed: readonly ClaimedSend[];
}

type Asked = { readonly completion: SendCompletion } | { readonly ask: SendAsk };
type Answer = boolean | readonly ClaimedSend[] | Failed;

/** A claim that failed, beside completions that did not. */
class Failed {
  readonly error: unknown;
  constructor(error: unknown) {
    this.error = error;
  }
}

/**
 * Completions that are asked for at the same time, and a claim beside them, share one commit: a worker that stores what
 * became of its sends asks for the next ones.
 */
export function sendBatches(statements: SendStatements): Pick<DeliveryStore, "claimSends" | "completeSends"> {
  const answers = inBatches<Asked, Answer>(
    (asked) => ("ask" in asked ? "claim" : `of ${asked.completion.deliveryId}`),
    (batch) => run(statements, batch),
    { most: 200, atOnce: 3 },
  );
  return {
    claimSends: async (ask) => {
      const answer = await answers({ ask });
      if (answer instanceof Failed) throw answer.error;
      return typeof answer === "boolean" ? [] : answer;
    },
    completeSends: (completions) =>
      Promise.all(completions.map(async (completion) => (await answers({ completion })) === true)),
  };
}

async function run(
  { claim, complete, completeAndClaim }: SendStatements,
  batch: readonly Asked[],
): Promise<readonly Answer[]> {
  const completions = batch.flatMap((asked) => ("completion" in asked ? [asked.completion] : []));
  const [ask] = batch.flatMap((asked) => ("ask" in asked ? [asked.ask] : []));
  if (ask === undefined) return complete(completions);
  if (completions.length === 0) return [await claim(ask)];
  const { held, claimed } = await completeAndClaim(completions, ask).catch(async (error: unknown) => {
    // Nothing of it was done: a claim that cannot be does not hold up what was sent.
    if ((error as StoreError).certainty !== "not-done") throw error;
    return {
      held: await complete(completions),
      claimed: await claim(ask).catch((reason: unknown) => new Failed(reason)),
    };
  });
  const places = [...held];
  return batch.map((asked) => ("ask" in asked ? claimed : places.shift() === true));
}
