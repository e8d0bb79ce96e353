import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { childOf, childrenOf, parseXml, valueOf } from "./xml-tree.js";

/** A value set whose codes are known: the codes of each system in it. */
export type CodeList = ReadonlyMap<string, readonly string[]>;

/** NHS England's value sets by canonical URL, with all codes of the systems that they include as a whole. */
export function readValueSets(spec: string): Map<string, CodeList> {
  const systems = readCodeSystems(join(spec, "codesystems"));
  const sets = new Map<string, CodeList>();
  for (const root of filesOf(join(spec, "valuesets"))) {
    const list = new Map<string, string[]>();
    for (const include of childrenOf(childOf(root, "compose"), "include")) {
      const system = valueOf(include, "system") ?? "";
      const named = childrenOf(include, "concept").map((concept) => valueOf(concept, "code") ?? "");
      const codes = named.length > 0 ? named : systems.get(system);
      if (codes !== undefined) list.set(system, [...(list.get(system) ?? []), ...codes]);
    }
    if (list.size > 0) sets.set(valueOf(root, "url") ?? "", list);
  }
  publishedElsewhere(sets);
  return sets;
}

/**
 * The list of job roles is published under fhir.nhs.uk, but profiles name it under fhir.hl7.org.uk (update-record.md,
 * section 10).
 */
function publishedElsewhere(sets: Map<string, CodeList>): void {
  const published = "https://fhir.nhs.uk/STU3/ValueSet/CareConnect-SDSJobRoleName-1";
  const bound = (url: string): string => url.replace("fhir.nhs.uk", "fhir.hl7.org.uk");
  const list = sets.get(published);
  if (list !== undefined)
    sets.set(bound(published), new Map([...list].map(([system, codes]) => [bound(system), codes])));
}

function readCodeSystems(folder: string): Map<string, string[]> {
  return new Map(
    filesOf(folder).map((root) => [
      valueOf(root, "url") ?? "",
      childrenOf(root, "concept").map((concept) => valueOf(concept, "code") ?? ""),
    ]),
  );
}

function filesOf(folder: string): ReturnType<typeof parseXml>[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".xml"))
    .sort()
    .map((name) => parseXml(readFileSync(join(folder, name), "utf8")));
}

/** The codes that HL7's XML schema allows for an element of type code, by its path: `Observation.status`. */
export function readEnumerations(xsd: string): Map<string, readonly string[]> {
  const root = parseXml(readFileSync(xsd, "utf8"));
  const lists = new Map<string, string[]>();
  for (const simple of childrenOf(root, "xs:simpleType")) {
    const codes = childrenOf(childOf(simple, "xs:restriction"), "xs:enumeration").map(
      (item) => item.attributes["value"] ?? "",
    );
    if (codes.length > 0) lists.set((simple.attributes["name"] ?? "").replace(/-list$/, ""), codes);
  }
  const found = new Map<string, readonly string[]>();
  for (const complex of childrenOf(root, "xs:complexType")) {
    const sequence = childOf(childOf(childOf(complex, "xs:complexContent"), "xs:extension"), "xs:sequence");
    for (const element of childrenOf(sequence, "xs:element")) {
      const codes = lists.get(element.attributes["type"] ?? "");
      if (codes !== undefined)
        found.set(`${complex.attributes["name"]}.${element.attributes["name"]}`.toLowerCase(), codes);
    }
  }
  return found;
}
