import type { AcknowledgementWarningCode } from "./warnings.js";

/** Characters that some programs put after the end of a text: NUL and Ctrl-Z. */
const endings: ReadonlySet<number> = new Set([0x00, 0x1a]);

/** A declared encoding, in the XML declaration alone. */
const declaredEncoding =
  /^(\ufeff?<\?xml[^>]{1,200}?\sencoding\s?=\s?)(["'])(?!utf-8["'])[A-Za-z][A-Za-z0-9._-]{0,40}\2/i;

/**
 * The text of an acknowledgement, without what some receivers do wrong and what changes nothing: another encoding is
 * declared over plain ASCII, which is the same in UTF-8, or the text ends in NUL or Ctrl-Z. A person would be called
 * for each of them otherwise.
 */
export function lenientText(
  source: string | Uint8Array,
  warn: (code: AcknowledgementWarningCode) => void,
): string | Uint8Array {
  const whole = withoutEnding(source);
  if (whole.length < source.length) warn("ends-in-control-characters");
  const start = typeof whole === "string" ? whole.slice(0, 400) : String.fromCharCode(...whole.subarray(0, 400));
  if (!declaredEncoding.test(start) || !isAscii(whole)) return whole;
  warn("encoding-misdeclared");
  const text = typeof whole === "string" ? whole : new TextDecoder().decode(whole);
  return text.replace(declaredEncoding, "$1$2utf-8$2");
}

function withoutEnding(source: string | Uint8Array): string | Uint8Array {
  let end = source.length;
  while (end > 0 && endings.has(codeAt(source, end - 1))) end -= 1;
  return end === source.length ? source : source.slice(0, end);
}

function isAscii(source: string | Uint8Array): boolean {
  for (let index = 0; index < source.length; index += 1) if (codeAt(source, index) > 0x7f) return false;
  return true;
}

function codeAt(source: string | Uint8Array, index: number): number {
  return typeof source === "string" ? source.charCodeAt(index) : (source[index] ?? 0);
}
