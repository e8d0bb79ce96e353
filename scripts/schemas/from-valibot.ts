import type { JsonSchemaWords } from "../../src/consultation/schema/schema.js";
import { emptyParts, itemsOf, keywordsOf, membersOf, type Schema } from "./schema.js";

/** What a definition is called, and the words for it and for its members. */
export interface Definition {
  readonly name: string;
  readonly description?: string | undefined;
  readonly members: ReadonlyMap<string, string>;
}

/** Schemas that are written once, under `$defs`, and referred to. */
export type Definitions = ReadonlyMap<object, Definition>;

/** The JSON Schema of what a schema of the consultation takes: its input, before anything is made of it. */
export function fromValibot(schema: object, definitions: Definitions): Schema {
  const definition = definitions.get(schema);
  return definition === undefined ? contentOf(schema, definitions) : { $ref: `#/$defs/${definition.name}` };
}

/** The definitions themselves, in their order. */
export function definitionsOf(definitions: Definitions): Readonly<Record<string, Schema>> {
  return Object.fromEntries(
    [...definitions].map(([schema, definition]) => {
      const content = contentOf(schema, definitions, definition.members);
      return [
        definition.name,
        {
          ...(definition.description === undefined ? {} : { description: definition.description }),
          ...membersOf(content),
        },
      ];
    }),
  );
}

function contentOf(schema: object, definitions: Definitions, words: ReadonlyMap<string, string> = new Map()): Schema {
  const [first, ...further] = pipeOf(schema);
  if (first !== undefined && first !== schema) {
    const inner = first as object;
    const base = definitions.has(inner)
      ? { allOf: [fromValibot(inner, definitions)] }
      : membersOf(contentOf(inner, definitions, words));
    return further.reduce<Record<string, unknown>>((so, action) => ({ ...so, ...said(action, definitions) }), base);
  }
  return plain(membersOf(schema), definitions, words);
}

/** The pipe of a schema whose first part is another schema; without a pipe, the schema alone. */
function pipeOf(schema: object): readonly unknown[] {
  return itemsOf(membersOf(schema)["pipe"]);
}

/** The JSON Schema that the metadata of a check holds, and the options of a choice. */
function said(action: unknown, definitions: Definitions): Record<string, unknown> {
  const { type, metadata } = membersOf(action);
  if (type !== "metadata") return {};
  const { jsonSchema, options } = membersOf(metadata) as {
    jsonSchema?: JsonSchemaWords;
    options?: readonly (() => object)[];
  };
  const schemas = (options ?? []).map((option) => fromValibot(option(), definitions));
  const [only] = schemas;
  return { ...jsonSchema, ...(schemas.length > 1 ? { anyOf: schemas } : membersOf(only)) };
}

function plain(
  schema: Readonly<Record<string, unknown>>,
  definitions: Definitions,
  words: ReadonlyMap<string, string>,
): Schema {
  const inner = (value: unknown): Schema => fromValibot(value as object, definitions);
  switch (schema["type"]) {
    case "string":
    case "number":
      return { type: schema["type"] };
    case "literal":
      return { const: schema["literal"] };
    case "picklist":
      return { enum: schema["options"] };
    case "array":
      return { type: "array", items: inner(schema["item"]) };
    case "tuple_with_rest": {
      const items = itemsOf(schema["items"]);
      return { type: "array", minItems: items.length, prefixItems: items.map(inner), items: inner(schema["rest"]) };
    }
    case "exact_optional":
      return inner(schema["wrapped"]);
    case "loose_object":
      return objectOf(membersOf(schema["entries"]), inner, words);
    case "custom":
    case "lazy":
    case "never":
    case "union":
      // Their metadata holds the JSON Schema.
      return {};
    default:
      throw new Error(`no JSON Schema for a schema of type ${String(schema["type"])}`);
  }
}

/** No object of a consultation takes unknown members. */
function objectOf(
  entries: Readonly<Record<string, unknown>>,
  inner: (value: unknown) => Schema,
  words: ReadonlyMap<string, string>,
): Schema {
  const parts = emptyParts();
  for (const [key, entry] of Object.entries(entries)) {
    const description = words.get(key);
    const optional = membersOf(entry)["type"] === "exact_optional";
    if (!optional) parts.required.push(key);
    const missing = optional ? membersOf(entry)["default"] : undefined;
    parts.properties[key] = {
      ...(description === undefined ? {} : { description }),
      ...membersOf(inner(entry)),
      ...(missing === undefined ? {} : { default: missing }),
    };
  }
  return { type: "object", ...keywordsOf(parts), additionalProperties: false };
}
