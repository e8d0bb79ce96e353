import type { Attachment } from "../../fhir/types.js";
import { errorOf, type Finding } from "../report/finding.js";
import type { Subject } from "../subject/subject.js";

/** An attachment says how many bytes it has, and has others. */
export function attachmentFaults({ values }: Subject): readonly Finding[] {
  const found: Finding[] = [];
  for (const { value, path } of values.get("Attachment") ?? []) {
    const { size, data } = value as Attachment;
    if (size !== undefined && data !== undefined && size !== bytesIn(data))
      found.push(
        errorOf(
          "FHIR-Attachment",
          "contradiction",
          `${path}.size`,
          "The size is not the number of bytes that the data holds.",
        ),
      );
  }
  return found;
}

/** Four characters of base64 hold three bytes. */
function bytesIn(data: string): number {
  return Math.floor((data.replace(/[\s=]/g, "").length * 3) / 4);
}
