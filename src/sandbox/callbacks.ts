/**
 * Calls a function of the sandbox's owner. What it throws, or rejects with, ends nothing: a server must not stop
 * because somebody's log is full.
 */
export function callOwner<One>(callback: ((one: One) => unknown) | undefined, one: One): void {
  try {
    const result = callback?.(one);
    if (result instanceof Promise) result.catch(() => undefined);
  } catch {
    // The owner's own mistake: the sandbox goes on.
  }
}
