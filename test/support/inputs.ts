/** How many inputs a test is tried on: `few` in `npm test`, `many` in `npm run test:long`. */
export function inputs(few: number, many: number): number {
  return process.env["LONG"] === undefined ? few : many;
}
