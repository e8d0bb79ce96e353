import { _, type Code, type CodeKeywordDefinition, type KeywordCxt, Name } from "ajv";
import { membersOf } from "./schema.js";

/** How the compiled schemas recognise the items of a slice: a path such as `coding.system`, and its value. */
export interface SliceMark {
  readonly path: string;
  readonly value: string;
}

interface SliceCount extends SliceMark {
  readonly min: number;
  readonly max?: number;
}

/** How many items a slice may have: `[{ path, value, min, max }]`. */
export const sliceCount: CodeKeywordDefinition = {
  keyword: "sliceCount",
  type: "array",
  schemaType: "array",
  error: {
    message: "",
    params: ({ params: { path, value, min, max, count } }) =>
      _`{path: ${path}, value: ${value}, min: ${min}, max: ${max}, count: ${count}}`,
  },
  code(cxt: KeywordCxt): void {
    for (const { path, value, min, max } of cxt.schema as readonly SliceCount[]) {
      const count = cxt.gen.const(
        "count",
        path.includes(".")
          ? _`countOf(${cxt.data}, ${stepsOf(path)}, ${value})`
          : _`${new Name(`countWith_${path}`)}(${cxt.data}, ${value})`,
      );
      cxt.setParams({ path: _`${path}`, value: _`${value}`, min: _`${min}`, max: _`${max ?? null}`, count });
      cxt.fail(
        max === undefined
          ? _`${count} < ${min}`
          : min === 0
            ? _`${count} > ${max}`
            : _`${count} < ${min} || ${count} > ${max}`,
      );
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
      cxt.gen.if(
        path.includes(".")
          ? _`belongs(${cxt.data}, ${stepsOf(path)}, 0, ${value})`
          : _`${cxt.data}[${path}] === ${value}`,
        () => cxt.subschema({ keyword: "sliceWhen", schemaProp: key }, valid),
      );
      cxt.ok(valid);
    }
  },
};

/** `coding.system` as a list of its names. */
function stepsOf(path: string): Code {
  return _`[${path
    .split(".")
    .map((step) => _`${step}`)
    .reduce((list, step) => _`${list}, ${step}`)}]`;
}

export function keyOf({ path, value }: SliceMark): string {
  return `${path}=${value}`;
}

function markOf(key: string): SliceMark {
  const at = key.indexOf("=");
  return { path: key.slice(0, at), value: key.slice(at + 1) };
}

const alongPath = `
function belongs(item, steps, from, value) {
  if (Array.isArray(item)) return item.some((one) => belongs(one, steps, from, value));
  if (from === steps.length || item === undefined || item === null) return item === value;
  return belongs(item[steps[from]], steps, from + 1, value);
}
function countOf(items, steps, value) {
  let count = 0;
  for (const item of items) if (belongs(item, steps, 0, value)) count++;
  return count;
}`;

/**
 * The functions that the compiled keywords call. Most paths are a single name, and each such name has its own function.
 */
export function sliceFunctions(code: string): string {
  const names = new Set(Array.from(code.matchAll(/\bcountWith_([A-Za-z]+)\(/g), ([, name = ""]) => name));
  const counts = [...names].map(
    (name) => `
function countWith_${name}(items, value) {
  let count = 0;
  for (let at = 0; at < items.length; at += 1) if (items[at]?.${name} === value) count++;
  return count;
}`,
  );
  return [alongPath, ...counts].join("");
}

/**
 * The mark of a slice, if a schema is the condition of one: `{ required, properties: { system: { const } } }`.
 */
export function markIn(schema: unknown): SliceMark | undefined {
  const { required, properties } = membersOf(schema);
  const name: unknown = Array.isArray(required) && required.length === 1 ? required[0] : undefined;
  if (typeof name !== "string") return undefined;
  const part = membersOf(membersOf(properties)[name]);
  if (typeof part["const"] === "string") return { path: name, value: part["const"] };
  const below = markIn(part["contains"]);
  return below === undefined ? undefined : { path: `${name}.${below.path}`, value: below.value };
}
