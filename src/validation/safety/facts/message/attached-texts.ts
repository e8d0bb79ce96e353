import type { Attachment } from "../../../../fhir/types.js";
import type { Found, Subject } from "../../../subject/subject.js";
import type { Stated } from "../facts.js";
import { StatedIn } from "../stated-in.js";

/** The texts that a message has as attachments, such as the report of ambulatory monitoring (UR-077). */
export function attachedTexts({ values }: Subject): readonly Stated<string>[] {
  const found: Stated<string>[] = [];
  for (const attachment of (values.get("Attachment") ?? []) as readonly Found<Attachment>[]) {
    const { contentType, data } = attachment.value;
    if (typeof contentType !== "string" || typeof data !== "string" || !isPlainText(contentType)) continue;
    const value = decoded(data);
    if (value !== undefined) found.push(new StatedIn(value, attachment, "data"));
  }
  return found;
}

function isPlainText(contentType: string): boolean {
  return contentType.trimStart().toLowerCase().startsWith("text/plain");
}

/** The text of base64, as well as it can be read; undefined for what is not base64, which other rules report. */
function decoded(data: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(data), (byte) => byte.charCodeAt(0));
    return new TextDecoder(encodingOf(bytes)).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Programs on Windows write UTF-16 with a byte order mark; everything else is read as UTF-8. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
