/** Ctrl-C, and what a service manager sends. */
const signals = ["SIGINT", "SIGTERM"] as const;

/** Aborts when the person stops the command. The second Ctrl-C ends the process at once. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Resolves when the person stops the command. */
  readonly stopped: Promise<void>;
  /** Stops listening. */
  end(): void;
}

/** Listens for the person who stops the command. */
export function interruption(): Interruption {
  const controller = new AbortController();
  const stopped = new Promise<void>((resolve) => {
    controller.signal.addEventListener("abort", () => {
      resolve();
    });
  });
  const end = (): void => {
    for (const name of signals) process.off(name, stop);
  };
  const stop = (): void => {
    end();
    controller.abort();
  };
  for (const name of signals) process.on(name, stop);
  return { signal: controller.signal, stopped, end };
}
