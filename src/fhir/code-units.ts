/** The UTF-16 code units of a text, and a NUL after them. One byte each where the text is ASCII. */
export type CodeUnits = Uint8Array | Uint16Array;

export function codeUnits(text: string): CodeUnits {
  const bytes = new Uint8Array(text.length + 1);
  const { read, written } = new TextEncoder().encodeInto(text, bytes);
  // Anything beyond ASCII takes more than one byte.
  if (read === text.length && written === text.length) return bytes;
  const units = new Uint16Array(text.length + 1);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return units;
}
