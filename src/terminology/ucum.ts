import { once } from "../values/once.js";
import { ucumMetricUnits, ucumOtherUnits, ucumPrefixes } from "./ucum-units.generated.js";

const units = once((): ReadonlySet<string> => new Set([...ucumMetricUnits(), ...ucumOtherUnits()]));
const metric = once((): ReadonlySet<string> => new Set(ucumMetricUnits()));
const longest = 200;

/** A symbol up to its exponent, in which square brackets may hold anything; a power of ten; or a plain number. */
const component = /(?:10[*^]|(?:[^0-9.\/{}()[\]+\-\s]|\[[^\]\s]*\])+)(?:[+-]?[0-9]+)?|[0-9]+/y;
const annotation = /\{[ -z|~]*\}/y;

/**
 * True for a unit of UCUM's grammar, case-sensitive: `mm[Hg]`, `{beats}/min`, `kg/m2`. It does not check whether the
 * unit fits what was measured.
 */
export function isUcum(code: string): boolean {
  if (code.length > longest) return false;
  const end = termAt(code, code.startsWith("/") ? 1 : 0);
  return end === code.length;
}

/** The end of the term that begins at a position; -1 if there is none. */
function termAt(code: string, start: number): number {
  let at = start;
  for (;;) {
    at = factorAt(code, at);
    if (at < 0 || (code.charAt(at) !== "." && code.charAt(at) !== "/")) return at;
    at += 1;
  }
}

function factorAt(code: string, start: number): number {
  if (code.charAt(start) === "(") {
    const end = termAt(code, start + 1);
    return end >= 0 && code.charAt(end) === ")" ? end + 1 : -1;
  }
  const noted = matchAt(annotation, code, start);
  if (noted >= 0) return noted;
  const end = matchAt(component, code, start);
  if (end < 0 || !isUnit(code.slice(start, end))) return -1;
  return Math.max(matchAt(annotation, code, end), end);
}

/** The end of the match that begins at a position; -1 if there is none. */
function matchAt(pattern: RegExp, code: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(code) ? pattern.lastIndex : -1;
}

/** `m` of `m-2`: a pattern that ends with digits would begin anew at each digit of a long number. */
function withoutExponent(text: string): string {
  let end = text.length;
  while (end > 0 && /[0-9]/.test(text.charAt(end - 1))) end -= 1;
  return end > 0 && end < text.length && "+-".includes(text.charAt(end - 1))
    ? text.slice(0, end - 1)
    : text.slice(0, end);
}

function isUnit(text: string): boolean {
  if (/^[0-9]+$/.test(text)) return true;
  const symbol = /^10[*^]/.test(text) ? text.slice(0, 3) : withoutExponent(text);
  return (
    units().has(symbol) ||
    ucumPrefixes().some((prefix) => symbol.startsWith(prefix) && metric().has(symbol.slice(prefix.length)))
  );
}
