/** How many inputs a test is tried on: `few` in `npm test`, `many` in `npm run test:long`. */
export function inputs(few: number, many: number): number {
  return isLong ? many : few;
}

/** About `few` of these, evenly spread, in `npm test`; all of them in `npm run test:long`. */
export function spread<One>(few: number, all: readonly One[]): readonly One[] {
  const step = isLong ? 1 : Math.ceil(all.length / few);
  return all.filter((_, place) => place % step === 0);
}

/** The same inputs in each run, so that a failure can be looked at; `SEED=2 npm run test:long` tries others. */
export const seed: number = Number(process.env["SEED"] ?? "1");

const isLong = process.env["LONG"] !== undefined;
