import { readXml, type XmlReading } from "../../src/fhir/xml/read-xml.js";
import { decodeUtf8 } from "../../src/fhir/xml/encoding.js";
import { writeXml } from "../../src/fhir/xml/write-xml.js";
import { XmlFaultAt, XmlReadError, XmlWriteError } from "../../src/fhir/xml/errors.js";
import { token, XmlScanner } from "../../src/fhir/xml/scanner.js";
import { nameOf, refereeView } from "./xml-referee.js";

/** The result of one input: the verdict if both agree, or how they differ. */
export type Outcome =
  | { readonly verdict: "both refuse" | "well-formed, not FHIR" | "FHIR, same meaning written back" }
  | { readonly difference: string };

const noLimits = { size: Infinity, depth: Infinity, elements: Infinity, attributes: Infinity, problems: Infinity };

/** Reads bytes with this project's scanner and reader and with the referee, and compares verdict, tree and places. */
export function compare(bytes: Uint8Array): Outcome {
  const referee = decoded(bytes);
  const own = ownMarks(bytes);
  if ((referee === undefined) !== (own === undefined))
    return {
      difference:
        `scanner ${own === undefined ? "refuses" : "accepts"}, referee ` +
        (referee === undefined ? "refuses" : "accepts"),
    };
  const tolerant = read(bytes, true);
  if (referee === undefined)
    return tolerant === undefined
      ? { verdict: "both refuse" }
      : { difference: "tolerant reading accepts what the referee refuses" };
  const first = own?.findIndex((mark, i) => mark !== referee.marks[i]) ?? -1;
  if (first >= 0 || own?.length !== referee.marks.length)
    return { difference: `trees differ: ${own?.[first]} / ${referee.marks[first]}` };
  if (tolerant === undefined) return { difference: "tolerant reading refuses what is well-formed" };
  const strict = read(bytes, false);
  if ((strict === undefined) !== tolerant.problems.length > 0)
    return { difference: "strict and tolerant reading disagree" };
  if (strict === undefined) return { verdict: "well-formed, not FHIR" };
  const again = writtenBack(strict);
  const meaning = referee.meaning.map((mark) =>
    mark.replace(/ @\{http:\/\/www\.w3\.org\/2001\/XMLSchema-instance\}schemaLocation="(?:[^"\\]|\\.)*"/, ""),
  );
  return again?.meaning.join("\n") === meaning.join("\n")
    ? { verdict: "FHIR, same meaning written back" }
    : { difference: "what was read and written back means something else" };
}

function writtenBack({ resource }: XmlReading): ReturnType<typeof refereeView> {
  try {
    return refereeView(writeXml(resource));
  } catch (error) {
    if (error instanceof XmlWriteError) return undefined;
    throw error;
  }
}

function decoded(bytes: Uint8Array): ReturnType<typeof refereeView> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    // The decoder has removed a byte order mark; saxes would remove a second one too, although that is a character
    // outside the root element.
    return text.startsWith("\ufeff") ? undefined : refereeView(text);
  } catch {
    return undefined;
  }
}

function ownMarks(bytes: Uint8Array): readonly string[] | undefined {
  const marks: string[] = [];
  try {
    const scanner = new XmlScanner(decodeUtf8(bytes), noLimits);
    for (let found = scanner.next(); found !== token.end; found = scanner.next()) {
      if (found === token.text) {
        if (marks.at(-1) !== `${scanner.depth} text`) marks.push(`${scanner.depth} text`);
      } else if (found === token.open) {
        const attributes = scanner.attributes.map(
          ({ namespace, name, value }) => ` @${nameOf(namespace, name)}=${JSON.stringify(value)}`,
        );
        if (scanner.value !== undefined) attributes.push(` @${nameOf("", "value")}=${JSON.stringify(scanner.value)}`);
        marks.push(
          `${scanner.depth - (scanner.selfClosing ? 0 : 1)} ` +
            `${nameOf(scanner.namespace, scanner.name)}${attributes.sort().join("")} #${scanner.tokenStart}`,
        );
      } else marks.push("close");
    }
  } catch (error) {
    if (error instanceof XmlFaultAt) return undefined;
    throw error;
  }
  return marks.filter((mark) => mark !== "close");
}

function read(bytes: Uint8Array, tolerant: boolean): ReturnType<typeof readXml> | undefined {
  try {
    return readXml(bytes, { tolerant, limits: { ...noLimits, depth: 1000 } });
  } catch (error) {
    if (error instanceof XmlReadError) return undefined;
    throw error;
  }
}
