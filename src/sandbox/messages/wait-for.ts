import { InvalidValueError } from "../../errors.js";
import { givenObject } from "../../values/given.js";
import { SandboxTimeoutError } from "../errors.js";
import type { MailboxStore } from "../store/mailbox-store.js";
import type { StoredMessage } from "../store/stored-message.js";
import { filterOf } from "./filter.js";
import type { SandboxMessageFilter, SandboxWaitOptions } from "./messages.js";
import { latestFirst } from "./latest-first.js";
import type { Observers } from "./observers.js";
import { insteadWords } from "./instead-words.js";

const usualTimeoutMs = 4_000;

/** The longest delay of a timer. */
const longestMs = 2_147_483_647;

/** Waits for the first message that fits, now or later. @throws InvalidValueError, SandboxTimeoutError */
export async function waitForMessage(
  options: SandboxWaitOptions,
  store: MailboxStore,
  observers: Observers,
): Promise<StoredMessage> {
  givenObject(options, "options");
  const { timeoutMs = usualTimeoutMs, signal, ...filter } = options;
  if (typeof timeoutMs !== "number" || !(timeoutMs >= 0 && timeoutMs <= longestMs))
    throw new InvalidValueError("timeoutMs", `must be a number from 0 to ${longestMs}`);
  const fits = filterOf(filter);
  signal?.throwIfAborted();
  const [there] = latestFirst(store, fits, 1);
  return there ?? (await later(fits, { timeoutMs, signal, filter }, store, observers));
}

function later(
  fits: (message: StoredMessage) => boolean,
  {
    timeoutMs,
    signal,
    filter,
  }: { readonly timeoutMs: number; readonly signal: AbortSignal | undefined; readonly filter: SandboxMessageFilter },
  store: MailboxStore,
  observers: Observers,
): Promise<StoredMessage> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      stop();
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    };
    const abort = (): void => {
      end();
      reject(signal?.reason as Error);
    };
    const stop = observers.add((message) => {
      if (!fits(message)) return;
      end();
      resolve(message);
    });
    const timer = setTimeout(() => {
      end();
      reject(new SandboxTimeoutError(insteadWords(filter, timeoutMs, store)));
    }, timeoutMs);
    signal?.addEventListener("abort", abort, { once: true });
  });
}
