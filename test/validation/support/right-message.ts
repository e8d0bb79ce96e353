import { pharmacyFirst } from "../../../src/consultation/index.js";
import { writeXml } from "../../../src/fhir/index.js";
import { fullInput } from "../../consultation/inputs.js";
import type { Issue, Report } from "../../../src/validation/index.js";
import { compose } from "../../message/support/composed.js";

/** A right message with everything in it, one element a line: what each test breaks in one place. */
export const rightMessage: string = writeXml(compose(pharmacyFirst.sinusitis(fullInput)).bundle, { indent: true });

/** The message with one place changed; throws where there is nothing to change. */
export function changed(xml: string, from: string | RegExp, to: string): string {
  const next = xml.replace(from, to);
  if (next === xml) throw new Error(`nothing to change: ${String(from)}`);
  return next;
}

/** The message with one place changed in its n-th resource of a type, counted from 0. */
export function changedIn(
  type: string,
  from: string | RegExp,
  to: string,
  nth = 0,
  xml: string = rightMessage,
): string {
  let at = -1;
  for (let count = 0; count <= nth; count++) at = xml.indexOf(`<${type}>`, at + 1);
  const end = xml.indexOf(`</${type}>`, at);
  if (at < 0) throw new Error(`no ${type} number ${String(nth)}`);
  return xml.slice(0, at) + changed(xml.slice(at, end), from, to) + xml.slice(end);
}

/** An element with all that is in it, and its line. */
export function element(name: string): RegExp {
  return new RegExp(`\\n *<${name}(?: [a-z]+="[^"]*")*(?:/>|>[\\s\\S]*?</${name}>)`);
}

/** The entry of the n-th resource of a type. */
export function entryOf(type: string, nth = 0, xml: string = rightMessage): string {
  let at = -1;
  for (let count = 0; count <= nth; count++) at = xml.indexOf(`<${type}>`, at + 1);
  const start = xml.lastIndexOf("<entry>", at);
  const end = xml.indexOf("</entry>", xml.indexOf(`</${type}>`, at)) + "</entry>".length;
  return xml.slice(start, end);
}

/**
 * The issues but those that the right message's sender knows of: it finds an irregular pulse and a red flag (CS-14),
 * and it has a declined product (UR-040).
 */
export function beyondConfirmed({ issues }: Report): readonly Issue[] {
  return issues.filter(({ rule, code }) => rule !== "CS-14" && code !== "declined-product");
}
