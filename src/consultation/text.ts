import * as v from "valibot";

/** Everything outside the characters of XML 1.0, among it an unpaired surrogate. */
const unfitForXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const visible = /[^\s\p{C}\p{Z}]/u;
const lineBreak = /[\t\n\r\u{85}\u{2028}\u{2029}]/u;

function carriedByXml(text: string): boolean {
  return !unfitForXml.test(text);
}

/** CS-17: named with its place, never dropped. */
function nameCharacter(issue: v.CheckIssue<string>): string {
  const place = unfitForXml.exec(issue.input);
  const code = place?.[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
  return `CS-17: holds a character that XML cannot carry (U+${code} at position ${(place?.index ?? 0) + 1})`;
}

/** Text of any length on any number of lines, kept as written. @internal */
export const text: v.GenericSchema<string> = v.pipe(
  v.string("must be text"),
  v.check((value) => visible.test(value), "must not be empty"),
  v.check(carriedByXml, nameCharacter),
);

/** Text on one line: a name, a display, a line of an address. @internal */
export const line: v.GenericSchema<string> = v.pipe(
  text,
  v.check((value) => !lineBreak.test(value), "must be on one line, without tabs"),
);
