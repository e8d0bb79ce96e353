import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { typeTables } from "../../src/fhir/tables.js";

const spec = "../shared/spec";
const missing = !existsSync(spec);
if (missing) console.log("not run: ../shared/spec is missing");

test.skipIf(missing)("the generated FHIR types and tables are up to date", () => {
  execFileSync(process.execPath, ["--import", "tsx", "scripts/generate-fhir.ts", spec, "--check"], {
    stdio: "inherit",
  });
});

interface SchemaType {
  base: string | undefined;
  /** `name` or `name*` in the order of the schema. */
  readonly elements: string[];
}

/** The complex types of HL7's XML schema, read without this project's code. */
function schemaTypes(): ReadonlyMap<string, SchemaType> {
  const types = new Map<string, SchemaType>();
  let current: SchemaType | undefined;
  let repeats = false;
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    if (name === "xs:complexType" && attributes["name"] !== undefined)
      types.set(attributes["name"], (current = { base: undefined, elements: [] }));
    else if (name === "xs:extension" && current !== undefined) current.base = attributes["base"];
    else if ((name === "xs:sequence" || name === "xs:choice") && current !== undefined)
      repeats = attributes["maxOccurs"] === "unbounded";
    else if (name === "xs:element" && current !== undefined) {
      const label = attributes["name"] ?? attributes["ref"]?.replace("xhtml:", "") ?? "";
      current.elements.push(label + (repeats || attributes["maxOccurs"] === "unbounded" ? "*" : ""));
    }
  });
  parser.on("closetag", ({ name }) => {
    if (name === "xs:complexType") current = undefined;
  });
  parser.write(readFileSync(`${spec}/xsd/fhir-single.xsd`, "utf8")).close();
  return types;
}

test.skipIf(missing)("every type has the elements of HL7's XML schema, in its order", () => {
  const schema = schemaTypes();
  const all = (name: string | undefined): string[] => {
    const type = name === undefined ? undefined : schema.get(name);
    return type === undefined ? [] : [...all(type.base), ...type.elements];
  };
  let compared = 0;
  for (const type of typeTables().values()) {
    const parts = type.name.split(".");
    const last = parts.at(-1) ?? "";
    const name = parts.length === 1 ? type.name : `${parts[0]}.${last.charAt(0).toUpperCase()}${last.slice(1)}`;
    const own = [...type.elements.values()]
      .sort((a, b) => a.order - b.order)
      .map((element) => element.name + (element.repeats ? "*" : ""));
    // The alternatives of a choice share a place; the schema orders them differently within it.
    const byPlace = (names: readonly string[]): string[] =>
      names.map((label) => {
        const element = type.elements.get(label.replace("*", ""));
        return `${String(element?.order).padStart(3, "0")} ${label}`;
      });
    expect(byPlace(own).sort(), type.name).toEqual(byPlace(all(name)).sort());
    expect(
      byPlace(all(name)).map((label) => label.slice(0, 3)),
      type.name,
    ).toEqual(
      byPlace(all(name))
        .map((label) => label.slice(0, 3))
        .sort(),
    );
    compared++;
  }
  console.log(`${compared} types compared with fhir-single.xsd`);
  expect(compared).toBeGreaterThan(70);
});
