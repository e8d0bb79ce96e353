import { pageText } from "../../support/page-text.js";

/**
 * The letters of a text, whatever stands between them and however they are encoded: characters that are named
 * (`[U+1F469]`) are the characters, a letter with its accent is one, and joiners have no form of their own.
 */
export function lettersOf(text: string): string {
  return text
    .replace(/\s+/g, "")
    .replace(/\[U\+([0-9A-F]{4,6})\]/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .normalize("NFKD")
    .replace(/[\s\u{200C}\u{200D}\u{640}]+/gu, "");
}

/** What the PDF of a page in HTML must say: the same, and for a file where it is. */
export function wantedText(html: string): string {
  const [, title = ""] = /<title>(.*?)<\/title>/s.exec(html) ?? [];
  const body = html.replace(`<title>${title}</title>`, "");
  const words = pageText(
    body.replace(/<a download="([^"]*)"[^>]*>(.*?)<\/a>/gs, "$2 It is attached to this PDF, by the name $1."),
  );
  return lettersOf(words);
}
