/** A mutant, and the errors that the two validators find in it. */
export interface Compared {
  readonly kind: string;
  readonly level: string;
  readonly seed: string;
  readonly path: string;
  /** Undefined where the oracle was not asked, or crashed. */
  readonly oracle: boolean | undefined;
  readonly own: boolean;
  /** The rules of this library's errors. */
  readonly rules: readonly string[];
}

/**
 * Counts by kind: `kind, mutants, errors to the oracle, to this library, to both`; then what only this library finds,
 * by rule.
 */
export function differentialTable(compared: readonly Compared[]): string {
  const rows = [...groups(compared, ({ level, kind }) => `${level}: ${kind}`)].map(([kind, all]) => [
    kind,
    ...counts(all),
  ]);
  return [["kind of change", "mutants", "oracle", "own", "both"], ...rows, ["all", ...counts(compared)]]
    .map(([kind = "", ...numbers]) => `${kind.padEnd(64)}${numbers.map((number) => number.padStart(8)).join("")}`)
    .join("\n");
}

/** Errors that only this library finds: how many mutants, by rule. */
export function onlyOwn(compared: readonly Compared[]): string {
  const found = compared.filter(({ oracle, own }) => oracle === false && own);
  const byRule = groups(
    found.flatMap(({ rules }) => [...new Set(rules)]),
    (rule) => rule,
  );
  const rows = [...byRule].map(([rule, all]) => [rule, all.length] as const).sort((a, b) => b[1] - a[1]);
  return (
    `${String(found.length)} mutants are errors to this library alone: ` +
    rows.map(([rule, many]) => `${rule} ${String(many)}`).join(", ")
  );
}

function counts(all: readonly Compared[]): readonly string[] {
  const theirs = all.filter(({ oracle }) => oracle === true);
  return [all.length, theirs.length, all.filter(({ own }) => own).length, theirs.filter(({ own }) => own).length].map(
    String,
  );
}

function groups<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const group = found.get(keyOf(item));
    if (group === undefined) found.set(keyOf(item), [item]);
    else group.push(item);
  }
  return found;
}
