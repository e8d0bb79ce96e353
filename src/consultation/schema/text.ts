import * as v from "valibot";
import { exactly, type Schema, asJsonSchema } from "./schema.js";
import { once } from "../../values/once.js";

/** Everything that is not a character of XML 1.0, including an unpaired surrogate. */
const unfitForXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const visible = "[^\\s\\p{C}\\p{Z}]";
const visibleBeyondAscii = once(() => new RegExp(visible, "u"));
const breaks = "\\t\\n\\r\\u0085\\u2028\\u2029";
const lineBreak = new RegExp(`[${breaks}]`, "u");

/** An engine takes a millisecond to make a pattern with Unicode's categories, and most texts have a letter of ASCII. */
function isVisible(text: string): boolean {
  return /[!-~]/.test(text) || visibleBeyondAscii().test(text);
}

function carriedByXml(text: string): boolean {
  return !unfitForXml.test(text);
}

/** CS-17: such a character is reported with its place, never dropped. */
function nameCharacter(issue: v.CheckIssue<string>): string {
  const place = unfitForXml.exec(issue.input);
  const code = place?.[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
  return `CS-17: holds a character that XML cannot carry (U+${code} at position ${(place?.index ?? 0) + 1})`;
}

/** Text of any length on any number of lines, kept as written. @internal */
export const text: () => Schema<string> = once(() =>
  exactly(
    v.pipe(
      v.string("must be text"),
      v.check(isVisible, "must not be empty"),
      v.check(carriedByXml, nameCharacter),
      asJsonSchema({ pattern: visible }),
    ),
  ),
);

/** Text on one line: a name, a display, a line of an address. @internal */
export const line: () => Schema<string> = once(() =>
  exactly(
    v.pipe(
      text(),
      v.check((value) => !lineBreak.test(value), "must be on one line, without tabs"),
      asJsonSchema({ pattern: `^[^${breaks}]*${visible}[^${breaks}]*$` }),
    ),
  ),
);
