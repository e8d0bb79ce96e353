import { _, type CodeKeywordDefinition, type KeywordCxt, Name } from "ajv";
import { membersOf } from "./schema.js";

/** A slice as the compiled schemas hold it: `coding.system` and the value that tells its items apart. */
export interface SliceMark {
  readonly path: string;
  readonly value: string;
}

interface SliceCount extends SliceMark {
  readonly min: number;
  readonly max?: number;
}

/** How often the items of a slice may come: `[{ path, value, min, max }]`. */
export const sliceCount: CodeKeywordDefinition = {
  keyword: "sliceCount",
  type: "array",
  schemaType: "array",
  error: { message: "", params: ({ params }) => _`{path: ${params["path"]}, value: ${params["value"]}, min: ${params["min"]}, max: ${params["max"]}, count: ${params["count"]}}` },
  code(cxt: KeywordCxt): void {
    for (const { path, value, min, max } of cxt.schema as readonly SliceCount[]) {
      const count = cxt.gen.const("count", _`${new Name(path.includes(".") ? "countOf" : "countWith")}(${cxt.data}, ${path}, ${value})`);
      cxt.setParams({ path: _`${path}`, value: _`${value}`, min: _`${min}`, max: _`${max ?? null}`, count });
      cxt.fail(max === undefined ? _`${count} < ${min}` : min === 0 ? _`${count} > ${max}` : _`${count} < ${min} || ${count} > ${max}`);
    }
  },
};

/** What the items of a slice must be: `{ "url=...": schema }`. */
export const sliceWhen: CodeKeywordDefinition = {
  keyword: "sliceWhen",
  type: "object",
  schemaType: "object",
  code(cxt: KeywordCxt): void {
    for (const key of Object.keys(membersOf(cxt.schema))) {
      const { path, value } = markOf(key);
      const valid = cxt.gen.let("valid", true);
      cxt.gen.if(path.includes(".") ? _`${new Name("belongs")}(${cxt.data}, ${path}, ${value})` : _`${cxt.data}[${path}] === ${value}`, () => cxt.subschema({ keyword: "sliceWhen", schemaProp: key }, valid));
      cxt.ok(valid);
    }
  },
};

export function keyOf({ path, value }: SliceMark): string {
  return `${path}=${value}`;
}

function markOf(key: string): SliceMark {
  const at = key.indexOf("=");
  return { path: key.slice(0, at), value: key.slice(at + 1) };
}

/** The functions that the compiled keywords call; most marks are one name, and need no path. */
export const sliceFunctions = `
function belongs(item, path, value) {
  if (Array.isArray(item)) return item.some((one) => belongs(one, path, value));
  if (path === "" || item === undefined || item === null) return item === value;
  const end = path.indexOf(".");
  return end === -1 ? belongs(item[path], "", value) : belongs(item[path.slice(0, end)], path.slice(end + 1), value);
}
function countOf(items, path, value) {
  let count = 0;
  for (const item of items) if (belongs(item, path, value)) count++;
  return count;
}
function countWith(items, name, value) {
  let count = 0;
  for (let at = 0; at < items.length; at += 1) if (items[at]?.[name] === value) count++;
  return count;
}`;

/** What a condition of a slice tells apart by, where a schema is one: `{ required, properties: { system: { const } } }`. */
export function markIn(schema: unknown): SliceMark | undefined {
  const { required, properties } = membersOf(schema);
  const name: unknown = Array.isArray(required) && required.length === 1 ? required[0] : undefined;
  if (typeof name !== "string") return undefined;
  const part = membersOf(membersOf(properties)[name]);
  if (typeof part["const"] === "string") return { path: name, value: part["const"] };
  const below = markIn(part["contains"]);
  return below === undefined ? undefined : { path: `${name}.${below.path}`, value: below.value };
}
