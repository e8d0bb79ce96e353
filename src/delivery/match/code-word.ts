/** A code as it came is foreign text: only what looks like a code is kept beside a record. */
export function codeWord(code: string): string {
  return /^(?:EPL-)?[0-9]{1,9}$/.test(code) ? code : "unknown-code";
}
