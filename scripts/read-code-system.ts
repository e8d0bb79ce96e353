import { SaxesParser } from "saxes";

/** The content of a FHIR CodeSystem file. */
export interface CodeSystemFile {
  readonly url: string;
  readonly version: string;
  readonly date: string;
  readonly concepts: readonly { readonly code: string; readonly display: string }[];
}

/** Reads a FHIR CodeSystem in XML: its address, version, date, and every concept at any depth. */
export function readCodeSystem(xml: string): CodeSystemFile {
  const head = new Map<string, string>();
  const concepts: { code: string; display: string }[] = [];
  const open: string[] = [];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    const parent = open.at(-1);
    const value = attributes["value"] ?? "";
    if (parent === "CodeSystem") head.set(name, value);
    if (parent === "concept" && name === "code") concepts.push({ code: value, display: "" });
    const latest = concepts.at(-1);
    if (parent === "concept" && name === "display" && latest !== undefined) latest.display = value;
    open.push(name);
  });
  parser.on("closetag", () => void open.pop());
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml).close();
  return {
    url: head.get("url") ?? "",
    version: head.get("version") ?? "",
    date: (head.get("date") ?? "").slice(0, 10),
    concepts,
  };
}
