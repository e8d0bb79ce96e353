import type { Resource } from "../../fhir/types.js";
import type { Fact, FactsBlock } from "./outline.js";
import { facts } from "./sections.js";

/** A resource that a consultation cannot hold: each value with its FHIR name, for a person to judge. */
export function otherResourceBlock(resource: Resource): FactsBlock {
  const rows = [...rowsOf(resource, "")];
  const words = rows.find(([name]) => name === "code.text" || name === "code.coding.display")?.[1];
  return facts(rows, words === undefined ? resource.resourceType : `${resource.resourceType}: ${words}`);
}

function* rowsOf(value: unknown, name: string): Generator<Fact> {
  if (Array.isArray(value)) {
    for (const [place, item] of value.entries())
      yield* rowsOf(item, value.length === 1 ? name : `${name}[${place + 1}]`);
  } else if (typeof value === "object" && value !== null) {
    for (const [member, inner] of Object.entries(value)) {
      if (member !== "resourceType" || name !== "") yield* rowsOf(inner, name === "" ? member : `${name}.${member}`);
    }
  } else if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    yield [name, String(value)];
  }
}
