/**
 * Node warns once in each process that its own SQLite is experimental. Nobody who runs a command can act on that, so it
 * is left out; every other warning is shown.
 */
export function quietAboutSqlite(): void {
  const emit = process.emitWarning.bind(process) as (...given: unknown[]) => void;
  const quiet = (warning: unknown, ...given: unknown[]): void => {
    if (!String(warning).includes("SQLite is an experimental feature")) emit(warning, ...given);
  };
  process.emitWarning = quiet;
}
