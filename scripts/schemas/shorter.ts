/** Lists with more codes than this are searched; the codes of shorter lists are compared one by one. */
const longList = 24;

/** A fault that is made and added to the list: its name, path, keyword and parameters. */
const faultReported = new RegExp(
  String.raw`const (err[0-9]+) = \{instancePath(?::([^{},]*))?,keyword:("[^"]*"),` +
    String.raw`params:(\{(?:"(?:[^"\\]|\\.)*"|[^{}"])*\})\};errors = \(vErrors \?\?= \[\]\)\.push\(\1\);`,
  "g",
);

/** A value that is compared with each code of a list: the value, the fault, and where the list is. */
const codesCompared = new RegExp(
  String.raw`if\(!\([^{}]*?\b(data[0-9]*) === [^{}]*\)\)` +
    String.raw`\{(errors = [^{}]*\{allowedValues: )(schema[0-9]+)((?:\.[A-Za-z]+)*)\}`,
  "g",
);

/**
 * The faults of a part, which ajv concatenates with those before: a new list for each item of a list, so that the time
 * for many items with faults grew with the square of their number.
 */
const faultsConcatenated = /vErrors = vErrors === null \? ([A-Za-z0-9_.]+\.errors) : vErrors\.concat\(\1\);/g;

/** What the shortened code calls for each fault, and for those of a part. */
export const faultFunctions = `
function fault(instancePath, keyword, params) {
  return { instancePath, keyword, params };
}
function missing(instancePath, missingProperty) {
  return { instancePath, keyword: "required", params: { missingProperty } };
}
function joined(faults, more) {
  if (faults === null) return more;
  for (const fault of more) faults.push(fault);
  return faults;
}`;

/**
 * Shortens ajv's standalone code, which is parsed at every start: leaves out what this library never reads, and what it
 * repeats for each fault.
 */
export function shorter(text: string): string {
  const lists: string[] = [];
  const schemas = new Map(
    Array.from(
      text.matchAll(/const (schema[0-9]+) = (\{.*?\}|\[.*?\]);(?=const |function |var |export |$)/gs),
      ([, name = "", json = ""]): [string, unknown] => [name, JSON.parse(json)],
    ),
  );
  const short = text
    .replace(/export const (v[0-9]+) = (validate[0-9]+);/g, "const $1 = $2;")
    .replace(/const schema[0-9]+ = (?:\{.*?\}|\[.*?\]);(?=const |function |var |export |$)/gs, "")
    .replace(/schemaPath:"[^"]*",/g, "")
    .replace(/,parentData(?:Property)?:(?:[A-Za-z0-9_.[\]]+|"[^"]*")|,rootData|,parentData(?:Property)?(?=[,}])/g, "")
    .replaceAll('{instancePath="", parentData, parentDataProperty, rootData=data}={}', 'instancePath=""')
    .replace(/, \{instancePath(?::([^{},]*))?\}\)/g, (_, path = "instancePath") => `, ${String(path)})`)
    .replace(
      /if\(vErrors === null\)\{vErrors = \[(err[0-9]+)\];\}else \{vErrors\.push\(\1\);\}errors\+\+;/g,
      "errors = (vErrors ??= []).push($1);",
    )
    .replace(faultsConcatenated, "vErrors = joined(vErrors, $1);")
    .replace(
      faultReported,
      (_, __, path = "instancePath", keyword, params) =>
        `errors = (vErrors ??= []).push(${faultCall(String(path), String(keyword), String(params))});`,
    )
    .replace(codesCompared, (found, value, said, schema, path) => {
      const codes = valueIn(schemas.get(String(schema)), String(path));
      if (!Array.isArray(codes)) throw new Error(`no codes at ${String(schema)}${String(path)}`);
      const list = JSON.stringify(codes);
      if (codes.length <= longList) return found.replace(`${String(schema)}${String(path)}`, list);
      if (!lists.includes(list)) lists.push(list);
      const name = `codes${lists.indexOf(list)}`;
      return `if(!${name}.includes(${String(value)})){${String(said)}${name}}`;
    });
  for (const left of [/\bschema[0-9]+\b/, /\.concat\(/, /parentData|rootData/, /\berr[0-9]+\b/])
    if (left.test(short)) throw new Error(`${String(left)} is left in the compiled schemas`);
  return `${lists.map((list, index) => `const codes${index} = ${list};`).join("")}${short}`;
}

function faultCall(path: string, keyword: string, params: string): string {
  const name = /^\{missingProperty: ("[^"]*")\}$/.exec(params)?.[1];
  return keyword === '"required"' && name !== undefined
    ? `missing(${path},${name})`
    : `fault(${path},${keyword},${params})`;
}

/** The value at a path such as `.properties.code.enum`. */
function valueIn(schema: unknown, path: string): unknown {
  return path
    .split(".")
    .slice(1)
    .reduce<unknown>(
      (at, step) =>
        typeof at === "object" && at !== null ? (at as Readonly<Record<string, unknown>>)[step] : undefined,
      schema,
    );
}
