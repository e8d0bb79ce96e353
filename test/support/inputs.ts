/** How many inputs a test is tried on: `few` in `npm test`, `many` in `npm run test:long`. */
export function inputs(few: number, many: number): number {
  return isLong ? many : few;
}

/** About `few` of these, evenly spread, in `npm test`; all of them in `npm run test:long`. */
export function spread<One>(few: number, all: readonly One[]): readonly One[] {
  const step = isLong ? 1 : Math.ceil(all.length / few);
  return all.filter((_, place) => place % step === 0);
}

const isLong = process.env["LONG"] !== undefined;
