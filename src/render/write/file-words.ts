import type { FileBlock } from "../outline/outline.js";

/** `PDF, 12,345 bytes; a document of its own, not printed here` */
export function fileWords({ contentType, base64 }: FileBlock): string {
  const bytes = Math.floor((base64.replace(/[=\s]/g, "").length * 3) / 4);
  return (
    `${contentType === "application/pdf" ? "PDF" : contentType}, ${bytes.toLocaleString("en-GB")} bytes; a ` +
    "document of its own, not printed here"
  );
}
