import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The codes that HL7's XML schema lists for an element (`Encounter.status`); undefined if it lists none. */
export type CodeLookup = (path: string) => readonly string[] | undefined;

/** Reads the codes of required bindings. The definitions only name the value sets; HL7's XML schema lists the codes. */
export function readCodes(folder: string): CodeLookup {
  const schema = readFileSync(join(folder, "xsd", "fhir-single.xsd"), "utf8");
  return (path) => {
    const parent = path
      .slice(0, path.lastIndexOf("."))
      .split(".")
      .map((part, index) => (index === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1)));
    const name = path.slice(path.lastIndexOf(".") + 1);
    // The schema names a nested backbone element after the resource and itself: Bundle.entry.search is Bundle.Search.
    const typeName = parent.length > 1 ? `${parent[0]}.${parent.at(-1)}` : parent[0];
    const type = blockOf(schema, "complexType", `${typeName}`)
      .match(new RegExp(`<xs:element[^>]*name="${name}"[^>]*>`))?.[0]
      .match(/ type="([^"]+)"/)?.[1];
    if (type === undefined || type === "code") return undefined;
    const codes = [...blockOf(schema, "simpleType", `${type}-list`).matchAll(/<xs:enumeration value="([^"]+)"/g)].map(
      (match) => `${match[1]}`.replaceAll("&lt;", "<").replaceAll("&gt;", ">"),
    );
    return codes.length > 0 ? codes : undefined;
  };
}

function blockOf(schema: string, kind: "complexType" | "simpleType", name: string): string {
  const start = schema.indexOf(`<xs:${kind} name="${name}"`);
  return start < 0 ? "" : schema.slice(start, schema.indexOf(`</xs:${kind}>`, start));
}
