/** Resolves when this process is asked to stop (Ctrl-C, SIGTERM), or when the process that started it and talks to it is gone. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => { resolve(); };
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
    process.once("disconnect", stop);
  });
}
