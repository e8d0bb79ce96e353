import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { isOwnSchema } from "./own-schemas.js";
import { isPrimitive } from "./primitives.js";
import { itemsOf, membersOf, type Schema } from "./schema.js";
import { shareRepeats } from "./share.js";
import { keyOf, markIn } from "./slice-mark.js";
import { codesFile, typesFile } from "./types.js";

export interface SchemaFile {
  readonly name: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

export function readSchemas(folder: string): readonly SchemaFile[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".schema.json") && !isOwnSchema(file))
    .sort()
    .map((file) => ({
      name: file,
      schema: JSON.parse(readFileSync(join(folder, file), "utf8")) as Readonly<Record<string, unknown>>,
    }));
}

/** What the validator reads: every part once, under its name. */
export interface Shallow {
  readonly definitions: Readonly<Record<string, Schema>>;
  readonly resources: readonly string[];
  readonly types: readonly string[];
}

/**
 * The schemas without the content of FHIR types. At run time a walk along the element tables visits each value with its
 * type, finds unknown members and wrong repeats, and checks the value with the schema of its type. So each type is
 * there once, and the schema of a profile holds only what the profile adds.
 */
export function shallow(files: readonly SchemaFile[]): Shallow {
  const definitions: Record<string, Schema> = {};
  const resources: string[] = [];
  const types: string[] = [];
  for (const { name: file, schema } of files) {
    const { $defs, ...own } = file === typesFile ? withoutFile(schema) : schema;
    for (const [name, part] of members($defs)) {
      if (file === typesFile && isPrimitive(name)) continue;
      const cut = cutTypes(part);
      if (saysNothing(cut)) continue;
      definitions[file === codesFile ? `codes.${name}` : name] = cut;
      if (file === typesFile && !name.includes(".")) types.push(name);
    }
    if (file === typesFile || file === codesFile) continue;
    const name = file.replace(".schema.json", "");
    definitions[name] = cutTypes(own);
    if (Object.hasOwn(membersOf(own["properties"]), "resourceType")) resources.push(name);
  }
  return { definitions: shareRepeats(definitions), resources, types };
}

/** References inside the file of types do not name a file: this adds it. */
function withoutFile(schema: unknown): Readonly<Record<string, unknown>> {
  return membersOf(JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#', `"$ref":"${typesFile}#`)));
}

const silent = ["$schema", "$id", "title", "description", "x-targets", "x-contexts"];

function cutTypes(schema: unknown): Schema {
  if (typeof schema === "boolean") return schema;
  const parts: Record<string, unknown> = membersOf(schema);
  const whole = Object.hasOwn(parts, "type");
  const closed = Object.hasOwn(parts, "additionalProperties") && !whole;
  const out: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(withSliceKeywords(parts))) {
    if (silent.includes(keyword)) continue;
    if (keyword === "type" && (value === "object" || value === "array")) continue;
    if (keyword === "additionalProperties" && whole) continue;
    const kept = keywordCut(keyword, value, closed);
    if (kept !== undefined) out[keyword] = kept;
  }
  return out;
}

/**
 * Replaces the counting and the conditions of slices by two keywords of our own: they take less room, and their
 * faults name the slice.
 */
function withSliceKeywords(schema: Record<string, unknown>): Record<string, unknown> {
  const { allOf, ...rest } = schema;
  const counts: unknown[] = [];
  const whens: Record<string, unknown> = {};
  const left: unknown[] = [];
  for (const part of [rest, ...itemsOf(allOf)]) {
    const { contains, minContains, maxContains, if: condition, then, ...other } = membersOf(part);
    const counted = minContains === undefined ? undefined : markIn(contains);
    const when = markIn(condition);
    if (counted !== undefined)
      counts.push({ ...counted, min: minContains, ...(maxContains !== undefined && { max: maxContains }) });
    if (when !== undefined) whens[keyOf(when)] = then;
    left.push({
      ...other,
      ...(counted === undefined && { contains, minContains, maxContains }),
      ...(when === undefined && { if: condition, then }),
    });
  }
  const [own, ...parts] = left.map(defined);
  const remaining = parts.filter((part) => Object.keys(part).length > 0);
  return {
    ...own,
    ...(remaining.length > 0 && { allOf: remaining }),
    ...(counts.length > 0 && { sliceCount: counts }),
    ...(Object.keys(whens).length > 0 && { sliceWhen: whens }),
  };
}

function defined(parts: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(membersOf(parts)).filter(([, value]) => value !== undefined));
}

function keywordCut(keyword: string, value: unknown, closed: boolean): unknown {
  if (keyword === "$ref") return cutReference(String(value));
  if (keyword === "properties" || keyword === "sliceWhen") {
    const kept = members(value)
      .filter(([name]) => closed || !name.startsWith("_"))
      .map(([name, part]): [string, Schema] => [name, cutTypes(part)])
      .filter(([, part]) => closed || !saysNothing(part));
    return kept.length === 0 ? undefined : Object.fromEntries(kept);
  }
  if (keyword === "contains") return cutTypes(value);
  if (keyword === "items") {
    const part = cutTypes(value);
    return saysNothing(part) ? undefined : nullable(part);
  }
  if (keyword === "allOf") {
    const parts = itemsOf(value)
      .map(cutTypes)
      .filter((part) => !saysNothing(part));
    return parts.length === 0 ? undefined : parts;
  }
  if (keyword === "anyOf") {
    const parts = itemsOf(value).map(cutTypes);
    return parts.some(saysNothing) ? undefined : parts;
  }
  return value;
}

/** `a code or null` as one list of allowed values. */
function nullable(schema: Schema): Schema {
  const [codes, none, ...more] = itemsOf(membersOf(schema)["anyOf"]).map(membersOf);
  if (more.length > 0 || none?.["type"] !== "null" || !Array.isArray(codes?.["enum"])) return schema;
  return { enum: [...itemsOf(codes["enum"]), null] };
}

function cutReference(reference: string): string | undefined {
  const [file = "", pointer = ""] = reference.split("#");
  if (file === typesFile) return undefined;
  const part = pointer.replace("/$defs/", "");
  if (file === codesFile) return `codes.${part}`;
  return file === "" ? part : file.replace(".schema.json", "");
}

function saysNothing(schema: Schema): boolean {
  return schema === true || (typeof schema === "object" && Object.keys(schema).length === 0);
}

function members(value: unknown): [string, Schema][] {
  return Object.entries(membersOf(value)) as [string, Schema][];
}
