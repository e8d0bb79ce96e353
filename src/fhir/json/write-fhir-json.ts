import { typeTables, type ElementTable, type TypeTable } from "../tables.js";
import type { Resource } from "../types.js";
import { writeXml } from "../xml/write-xml.js";

/** How the JSON is laid out. */
export interface JsonWriteOptions {
  /** Two spaces a level, one member a line. Default: no white space at all. */
  readonly indent?: boolean;
}

type Members = Readonly<Record<string, unknown>>;

/**
 * Writes a resource as FHIR STU3 JSON, for tools that read no XML: GP Connect Update Record itself is sent as XML
 * (UR-001). `resourceType` comes first, then the members in the order of the specification. Decimals stay as they are
 * (`37.40` keeps its nought), which not every reader of JSON respects: `JSON.parse` does not, `readFhirJson` does.
 *
 * What cannot be written as XML is not written as JSON either, so that each can be made of the other.
 *
 * @example
 * const { bundle } = buildMessage(consultation, { sender });
 * const json = writeFhirJson(bundle, { indent: true });
 * @throws XmlWriteError, with the path, in the cases in which `writeXml` throws it.
 */
export function writeFhirJson(resource: Resource, options: JsonWriteOptions = {}): string {
  writeXml(resource);
  return new FhirJsonWriter(options.indent === true).resource(resource as unknown as Members, "\n");
}

/** Writes resources that are known to have the right shape. */
class FhirJsonWriter {
  readonly #types: ReadonlyMap<string, TypeTable> = typeTables();
  readonly #isIndented: boolean;

  constructor(isIndented: boolean) {
    this.#isIndented = isIndented;
  }

  /** @param end A line end, and the white space before the bracket that closes it. */
  resource(resource: Members, end: string): string {
    const name = String(resource["resourceType"]);
    const type = this.#types.get(name);
    if (type === undefined) throw new Error("a resource that is written must have a table");
    return this.#members(type, resource, [this.#pair("resourceType", JSON.stringify(name))], end);
  }

  #members(type: TypeTable, object: Members, pairs: string[], end: string): string {
    const inside = `${end}  `;
    const add = (
      name: string,
      value: unknown,
      write: (item: unknown, end: string) => string,
      repeats: boolean,
    ): void => {
      if (value === undefined) return;
      const written = repeats ? this.#list(value as readonly unknown[], write, inside) : write(value, inside);
      pairs.push(this.#pair(name, written));
    };
    if (!type.isResource) add("id", object["id"], quoted, false);
    if (type.hasUrl) add("url", object["url"], quoted, false);
    for (const element of type.elements.values()) {
      add(element.name, object[element.name], (item, at) => this.#value(element, item, at), element.repeats);
      if (element.shadow in object)
        add(
          element.shadow,
          object[element.shadow],
          (item, at) => this.#members(element.type, item as Members, [], at),
          element.repeats,
        );
    }
    return this.#bracketed("{", pairs, "}", end);
  }

  /** A list of primitives has null where it has no value, or nothing beside the value. */
  #list(items: readonly unknown[], write: (item: unknown, end: string) => string, end: string): string {
    const written = items.map((item) => (item === null || item === undefined ? "null" : write(item, `${end}  `)));
    return this.#bracketed("[", written, "]", end);
  }

  #value(element: ElementTable, value: unknown, end: string): string {
    switch (element.kind) {
      case "complex":
        return this.#members(element.type, value as Members, [], end);
      case "resource":
        return this.resource(value as Members, end);
      case "decimal":
        return String(value);
      case "text":
      case "boolean":
      case "integer":
      case "xhtml":
        return JSON.stringify(value);
    }
  }

  #pair(name: string, written: string): string {
    return `${JSON.stringify(name)}:${this.#isIndented ? " " : ""}${written}`;
  }

  #bracketed(open: string, parts: readonly string[], close: string, end: string): string {
    return this.#isIndented
      ? `${open}${end}  ${parts.join(`,${end}  `)}${end}${close}`
      : open + parts.join(",") + close;
  }
}

function quoted(text: unknown): string {
  return JSON.stringify(text);
}
