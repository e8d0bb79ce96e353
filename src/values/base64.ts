/** The last group of four characters: padded with `=` where it is short, and without stray bits after the last byte. */
const ending = /(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)$/;
const characters = /^[A-Za-z0-9+/]+={0,2}$/;

/** True for base64 as XML Schema defines it: white space is allowed anywhere in it. */
export function isBase64(value: unknown): boolean {
  if (typeof value !== "string") return false;
  const bare = value.replace(/[ \t\r\n]+/g, "");
  return bare.length % 4 === 0 && characters.test(bare) && ending.test(bare.slice(-4));
}

/** A PDF has `%PDF-` within this many of its first bytes (UR-077). */
const headOfPdf = 1_024;

/** True for base64 of a PDF: some programs write something before its `%PDF-`. */
export function holdsPdf(data: string): boolean {
  const head = data.slice(0, 8 * headOfPdf).replace(/\s/g, "");
  try {
    const bytes = atob(head.slice(0, head.length - (head.length % 4)));
    return bytes.slice(0, headOfPdf).includes("%PDF-");
  } catch {
    return false;
  }
}

/** A text as base64 of its UTF-8, without a line break. */
export function base64Of(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(""));
}

/** The text of base64 that holds UTF-8; undefined where it does not, or would not come out the same. */
export function textOfBase64(data: string): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      Uint8Array.from(atob(data), (byte) => byte.charCodeAt(0)),
    );
    return base64Of(text) === data ? text : undefined;
  } catch {
    return undefined;
  }
}
