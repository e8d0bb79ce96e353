import type { ElementTable } from "../tables.js";
import { escapeAttribute } from "../xml/characters.js";
import { narrativeFault } from "../xml/narrative.js";
import type { FhirFault } from "../xml/errors.js";
import type { JsonLeaf, JsonNode } from "./json-tree.js";
import type { Step } from "./places.js";

/** What the reader does with what it finds; it may throw. */
export type Report = (reason: FhirFault, message: string, step: Step) => void;

const decimalForm = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
const integerForm = /^-?(?:0|[1-9][0-9]*)$/;
const greatestInteger = 2147483647;

/** A narrative, with line ends as an XML parser gives them. */
export function readNarrative(node: JsonNode, step: Step, deepest: number, report: Report): string | undefined {
  if (node.kind !== "text") {
    report("wrong-kind", "a text belongs here", step);
    return undefined;
  }
  const fault = narrativeFault(node.text, deepest - step.depth + 1);
  if (fault !== undefined) report("wrong-form", `the narrative ${fault}`, step);
  return node.text.replaceAll(/\r\n?/g, "\n");
}

/** What a primitive says; of one that has the wrong form the text, as it is written. */
export function readPrimitive(element: ElementTable, node: JsonNode, step: Step, report: Report): unknown {
  if (node.kind === "object" || node.kind === "list") {
    report("wrong-kind", "a single value belongs here", step);
    return undefined;
  }
  if (element.kind === "boolean") {
    if (node.kind === "boolean") return node.text === "true";
    report("wrong-kind", "true or false, without quotes, belongs here", step);
    return node.text;
  }
  if (element.kind === "decimal")
    return numberText(node, decimalForm, "a number without exponent, such as 37.40, belongs here", step, report);
  if (element.kind === "integer") return readInteger(element, node, step, report);
  if (node.kind === "text") return readText(node, step, report);
  report("wrong-kind", "a text, in quotes, belongs here", step);
  return node.text;
}

function readInteger({ least }: ElementTable, node: JsonLeaf, step: Step, report: Report): number | string {
  const words = `an integer from ${least} to ${greatestInteger} belongs here`;
  const text = numberText(node, integerForm, words, step, report);
  if (node.kind !== "number" || !integerForm.test(text)) return text;
  const number = Number(text);
  if (number >= least && number <= greatestInteger && text !== "-0") return number;
  report("wrong-form", words, step);
  return text;
}

function numberText(node: JsonLeaf, form: RegExp, words: string, step: Step, report: Report): string {
  if (node.kind !== "number") report("wrong-kind", `${words}, and no quotes`, step);
  else if (!form.test(node.text)) report("wrong-form", words, step);
  return node.text;
}

/** A text that XML can carry as well (CS-17). */
export function readText({ text }: JsonLeaf, step: Step, report: Report): string {
  if (text === "") report("empty", "a text must not be empty", step);
  else if (escapeAttribute(text) === undefined)
    report("character", "the text has a character that XML cannot carry", step);
  return text;
}
