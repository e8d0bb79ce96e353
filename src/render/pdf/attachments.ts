import { fileWords, type Fact, type FileBlock, type Outline } from "../outline/outline.js";
import type { PdfDocument } from "./kit.js";

/** The row that names a file says where it is, too. */
export function fileFact(file: FileBlock): Fact {
  return ["File", `${fileWords(file)}\nIt is attached to this PDF, by the name ${file.fileName}.`];
}

/** Attaches the files of a page whole: each once, by its name. */
export function attachFiles(document: PdfDocument, { sections }: Outline, date: Date): void {
  const files = sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === "file"));
  for (const { base64, fileName, contentType } of files)
    document.file(bytesOf(base64), {
      name: fileName,
      // A reader might run other types.
      type: contentType === "application/pdf" ? contentType : "application/octet-stream",
      description: "Part of the consultation",
      relationship: "Supplement",
      creationDate: date,
      modifiedDate: date,
    });
}

/** What was read from a message may not be good base64: then as much of it as can be read. */
function bytesOf(base64: string): Uint8Array {
  const digits = base64.replace(/[^A-Za-z0-9+/]/g, "");
  const readable = digits.length % 4 === 1 ? digits.slice(0, -1) : digits;
  return Uint8Array.from(atob(readable), (character) => character.charCodeAt(0));
}
