import type { Consultation } from "../../consultation/consultation.js";
import { writeXml } from "../../fhir/xml/write-xml.js";
import { composeMessage } from "../../message/compose-message.js";
import type { SenderProfile } from "../../message/sender-profile.js";
import { renderText } from "../../render/render-consultation.js";
import { cut, title, wrapped } from "./layout.js";
import { labelOf } from "./story.js";

const headLines = 24;

/** A consultation as a GP reads it, and the first lines of its message. */
export function excerpts(consultation: Consultation, sender: SenderProfile): readonly string[] {
  const xml = writeXml(composeMessage(consultation, { sender }).bundle, { indent: true }).trimEnd().split("\n");
  return [
    ...title(`${labelOf(consultation)}: the consultation as text`),
    ...renderText(consultation).trimEnd().split("\n").flatMap(indented),
    "",
    ...title(`The same as a message: the first ${headLines} of ${xml.length} lines`),
    ...xml.slice(0, headLines).map(cut),
    "...",
    "",
  ];
}

function indented(line: string): readonly string[] {
  const indent = /^\s*(?:[-*\u2022] )?/.exec(line)?.[0] ?? "";
  return line.trim() === "" ? [""] : wrapped(line.slice(indent.length), indent);
}
