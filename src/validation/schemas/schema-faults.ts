import { isObject } from "../../values/object.js";
import { below, fault, joined, none, type SchemaFault } from "./schema-fault.js";
import type { Keywords, Schema, SliceCount } from "./schema.js";
import { belongsTo } from "./slice-mark.js";

/** Finds all that a value breaks. */
export type Check = (value: unknown) => readonly SchemaFault[];

type Named = (name: string) => Check;
type Asked = Required<Keywords>;
type Checks = {
  readonly [Keyword in keyof Asked]: (asked: Asked[Keyword], named: Named, beside: Partial<Asked>) => Check;
};

/** The check of a schema; `named` gives that of another schema, by its name. */
export function checkOf(schema: Schema, named: Named): Check {
  if (schema === true) return () => none;
  if (schema === false) return () => [fault("false schema", {})];
  const checks: Check[] = [];
  for (const keyword of keywords) {
    const asked = schema[keyword];
    if (asked !== undefined) checks.push(checkOfKeyword(keyword, asked, named, schema));
  }
  const [only] = checks;
  return checks.length === 1 && only !== undefined ? only : (value) => faultsOf(checks, value);
}

/** The same, made when the first value is met: a message has few of the members and slices that its profiles name. */
function whenMet(schema: Schema, named: Named): Check {
  let check: Check | undefined;
  return (value) => (check ??= checkOf(schema, named))(value);
}

function checkOfKeyword<Keyword extends keyof Asked>(
  keyword: Keyword,
  asked: Asked[Keyword],
  named: Named,
  beside: Partial<Asked>,
): Check {
  return checks[keyword](asked, named, beside);
}

/** By keyword, in the order of the findings. */
const checks: Checks = {
  maxLength: (limit) => (value) =>
    typeof value === "string" && value.length > limit ? [fault("maxLength", { limit })] : none,
  $ref: (name, named) => (value) => named(name)(value),
  const: (allowedValue) => (value) => (value === allowedValue ? none : [fault("const", { allowedValue })]),
  enum: (allowedValues) => {
    const allowed = new Set<unknown>(allowedValues);
    return (value) => (allowed.has(value) ? none : [fault("enum", { allowedValues })]);
  },
  anyOf: (schemas, named) => {
    const alternatives = schemas.map((schema) => checkOf(schema, named));
    return (value) => {
      let found = none;
      for (const check of alternatives) {
        const faults = check(value);
        if (faults.length === 0) return none;
        found = [...found, ...faults];
      }
      return [...found, fault("anyOf", {})];
    };
  },
  allOf: (schemas, named) => {
    const parts = schemas.map((schema) => checkOf(schema, named));
    return (value) => faultsOf(parts, value);
  },
  maxItems: (limit) => ofList((list) => (list.length > limit ? [fault("maxItems", { limit })] : none)),
  minItems: (limit) => ofList((list) => (list.length < limit ? [fault("minItems", { limit })] : none)),
  contains: (schema, named) => {
    const check = checkOf(schema, named);
    return ofList((list) =>
      list.some((item) => check(item).length === 0)
        ? none
        : [...faultsInItems(list, check), fault("contains", { minContains: 1 })],
    );
  },
  items: (schema, named) => {
    const check = checkOf(schema, named);
    return ofList((list) => faultsInItems(list, check));
  },
  sliceCount: (slices) => {
    const counts = slices.map(checkOfCount);
    return (value) => faultsOf(counts, value);
  },
  required: (names) =>
    ofObject((object) => {
      let found = none;
      for (const missingProperty of names)
        if (object[missingProperty] === undefined) found = [...found, fault("required", { missingProperty })];
      return found;
    }),
  additionalProperties: (_, __, { properties = {} }) => {
    const known = new Set(Object.keys(properties));
    return ofObject((object) =>
      Object.keys(object)
        .filter((additionalProperty) => !known.has(additionalProperty))
        .map((additionalProperty) => fault("additionalProperties", { additionalProperty })),
    );
  },
  properties: (properties, named) => {
    const members = Object.entries(properties).map(([name, schema]) => [name, whenMet(schema, named)] as const);
    return ofObject((object) => {
      let found = none;
      for (const [name, check] of members) {
        const value = object[name];
        const faults = value === undefined ? none : check(value);
        if (faults.length > 0)
          found = joined(
            found,
            faults.map((one) => below(name, one)),
          );
      }
      return found;
    });
  },
  sliceWhen: (slices, named) => {
    const parts = Object.entries(slices).map((slice) => checkOfSlice(slice, named));
    return (value) => faultsOf(parts, value);
  },
};

const keywords = Object.keys(checks) as (keyof Asked)[];

function checkOfCount({ path, value, min, max = Infinity }: SliceCount): Check {
  const isIn = belongsTo(path, value);
  return ofList((list) => {
    let count = 0;
    for (const item of list) if (isIn(item)) count += 1;
    return count >= min && count <= max ? none : [fault("sliceCount", { path, value, min, max, count })];
  });
}

function checkOfSlice([mark, schema]: readonly [string, Schema], named: Named): Check {
  const at = mark.indexOf("=");
  const isIn = belongsTo(mark.slice(0, at), mark.slice(at + 1));
  const check = whenMet(schema, named);
  return (item) => (isIn(item) ? check(item) : none);
}

/** JSON Schema lets everything else pass that is not a list, or not an object. */
function ofList(check: (list: readonly unknown[]) => readonly SchemaFault[]): Check {
  return (value) => (Array.isArray(value) ? check(value) : none);
}

function ofObject(check: (object: Readonly<Record<string, unknown>>) => readonly SchemaFault[]): Check {
  return (value) => (isObject(value) ? check(value) : none);
}

function faultsOf(parts: readonly Check[], value: unknown): readonly SchemaFault[] {
  let found = none;
  for (const check of parts) found = joined(found, check(value));
  return found;
}

function faultsInItems(list: readonly unknown[], check: Check): readonly SchemaFault[] {
  const found: SchemaFault[] = [];
  for (let at = 0; at < list.length; at += 1) for (const one of check(list[at])) found.push(below(at, one));
  return found;
}
