/**
 * What ends a command that runs on: Ctrl-C, being asked to, or the end of the process that started it and talks to it.
 */
const ends = ["SIGINT", "SIGTERM", "disconnect"] as const;

/** Resolves when this process is to stop. A listener that stayed would keep the process alive. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      for (const end of ends) process.off(end, stop);
      if (process.connected) process.disconnect();
      resolve();
    };
    for (const end of ends) process.on(end, stop);
  });
}
