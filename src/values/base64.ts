/**
 * Whole groups of four, the last with one or two = in the place of what is missing, and no bits beyond the last byte.
 */
const ending = /(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)$/;
const characters = /^[A-Za-z0-9+/]+={0,2}$/;

/** True for base64 as XML Schema has it; white space may stand anywhere in it. */
export function isBase64(value: unknown): boolean {
  if (typeof value !== "string") return false;
  const bare = value.replace(/[ \t\r\n]+/g, "");
  return bare.length % 4 === 0 && characters.test(bare) && ending.test(bare.slice(-4));
}
