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
