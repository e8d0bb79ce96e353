import type { DeliveryContext, LoopPass, PassParts } from "../delivery-context.js";
import type { PassFailure, PassResult } from "../pass-result.js";
import { failureCodeOf } from "../insight/failure-code.js";
import { pause } from "./pause.js";

export type LoopName = PassFailure["loop"];
export type Passes = Readonly<Record<LoopName, LoopPass>>;

/** Workers that were started. */
export interface Workers {
  /** Nothing more is begun. Resolves once what is in flight has ended. */
  stop(): Promise<void>;
}

/** The longest pause of a loop whose store or transport fails as a whole. Milliseconds. */
const longestPauseMs = 30_000;

/** Runs all loops until they are stopped. None waits for another, and none ends because something failed. */
export function startLoops(
  context: DeliveryContext,
  passes: Passes,
  onFailure: (failure: PassFailure) => void,
): Workers {
  const ending = new AbortController();
  const tell = unthrowing(onFailure);
  const running = loopNames(passes).map((loop) => runLoop(context, passes[loop], loop, tell, ending.signal));
  return {
    async stop() {
      ending.abort();
      await Promise.all(running);
    },
  };
}

async function runLoop(
  context: DeliveryContext,
  pass: LoopPass,
  loop: LoopName,
  tell: (failure: PassFailure) => void,
  signal: AbortSignal,
): Promise<void> {
  const { lookEveryMs } = context.work;
  const { senderWake } = context;
  let failedPasses = 0;
  context.record.noteStart(loop);
  while (!signal.aborted) {
    const seen = senderWake.seen();
    const ofAll: PassFailure[] = [];
    const onFailure = (failure: PassFailure): void => {
      if (isOfAll(failure)) ofAll.push(failure);
      tell(failure);
    };
    const done = await onePass(context, pass, loop, { onFailure, signal });
    const failed = ofAll.length > 0;
    failedPasses = failed ? failedPasses + 1 : 0;
    if (!failed && done > 0) continue;
    const pauseMs = failed ? Math.min(lookEveryMs * 2 ** failedPasses, longestPauseMs) : lookEveryMs;
    // A loop that fails as a whole is not hurried by what is submitted.
    if (loop === "send" && !failed) await senderWake.next(seen, pauseMs, signal);
    else await pause(pauseMs, signal);
  }
  context.record.noteStop(loop);
}

/**
 * One pass of the loops at the same time; then what must go another way for what they found goes, and whoever is to
 * know is told.
 */
export async function passOnce(context: DeliveryContext, passes: Passes, signal: AbortSignal): Promise<PassResult> {
  const failures: PassFailure[] = [];
  const parts: PassParts = { onFailure: (failure) => void failures.push(failure), signal };
  const [sent, received, overdue, toldBefore, purged] = await Promise.all([
    onePass(context, passes.send, "send", parts),
    onePass(context, passes.inbox, "inbox", parts),
    onePass(context, passes.deadlines, "deadlines", parts),
    onePass(context, passes.notices, "notices", parts),
    onePass(context, passes.purge, "purge", parts),
  ]);
  const fallbacks = await onePass(context, passes.fallback, "fallback", parts);
  const told = toldBefore + (await onePass(context, passes.notices, "notices", parts));
  return { sent, received, overdue, fallbacks, told, purged, failures };
}

async function onePass(context: DeliveryContext, pass: LoopPass, loop: LoopName, given: PassParts): Promise<number> {
  const { record, tell } = context;
  let isWhole = true;
  const onFailure = (failure: PassFailure): void => {
    const { mailboxId, error } = failure;
    if (isOfAll(failure)) isWhole = false;
    const code = failureCodeOf(error);
    record.noteFailure(loop, code, mailboxId);
    tell({ type: "work-failed", loop, mailboxId, code });
    given.onFailure(failure);
  };
  const parts: PassParts = { ...given, onFailure, onTurn: () => record.noteTurn(loop) };
  try {
    return await pass(context, parts);
  } catch (error) {
    onFailure({ loop, mailboxId: undefined, messageId: undefined, error });
    return 0;
  } finally {
    record.notePass(loop, isWhole);
  }
}

/** Whether a failure is of the loop as a whole, not of one mailbox or item. */
function isOfAll({ mailboxId, messageId }: PassFailure): boolean {
  return mailboxId === undefined && messageId === undefined;
}

function loopNames(passes: Passes): readonly LoopName[] {
  return Object.keys(passes) as LoopName[];
}

/** What the caller's function throws must not end a loop, nor what its promise rejects with the process. */
function unthrowing(onFailure: (failure: PassFailure) => void): (failure: PassFailure) => void {
  // It may give a promise, whatever its type says.
  const call: (failure: PassFailure) => unknown = onFailure;
  return (failure) => {
    void (async () => {
      await call(failure);
    })().catch(() => undefined);
  };
}
