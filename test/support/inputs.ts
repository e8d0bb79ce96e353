/** How much of a long run: all of it with `npm run test:long`, a share with `LONG=0.4 npm run test:long`. */
const share = Number(process.env["LONG"] ?? "0");

/** How many inputs a test is tried on: `few` in `npm test`, up to `many` in `npm run test:long`. */
export function inputs(few: number, many: number): number {
  return Math.max(few, Math.round(many * share));
}

/** About `few` of these, evenly spread, in `npm test`; up to all of them in `npm run test:long`. */
export function spread<One>(few: number, all: readonly One[]): readonly One[] {
  const step = Math.ceil(all.length / inputs(few, all.length));
  return all.filter((_, place) => place % step === 0);
}

/** The same inputs in each run, so that a failure can be looked at; `SEED=2 npm run test:long` tries others. */
export const seed: number = Number(process.env["SEED"] ?? "1");
