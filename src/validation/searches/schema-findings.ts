import { errorOf, type CodesSaid, type Finding } from "../report/finding.js";
import type { IssueCode } from "../report/issue-codes.js";
import type { SchemaFault } from "../schemas/schema-fault.js";
import { sliceItems } from "../schemas/slice-mark.js";

/** What a schema found, in words. `ruleOf` gets the path below the value that was checked. */
export function* schemaFindings(
  faults: readonly SchemaFault[],
  value: unknown,
  path: string,
  ruleOf: (below: string) => string,
): Generator<Finding> {
  if (faults.length === 0) return;
  for (const fault of withoutEchoes(faults)) {
    const said = inWords(fault, () => valueAt(value, fault.instancePath));
    const below = `${pathOf(fault.instancePath)}${said.below ?? ""}`;
    yield errorOf(ruleOf(below), said.code, `${path}${below}`, said.message, said.codes);
  }
}

/** One fault can fail several schemas: only the clearest finding is kept. */
function withoutEchoes(faults: readonly SchemaFault[]): readonly SchemaFault[] {
  const at = (keyword: string): ReadonlySet<string> =>
    new Set(faults.filter((fault) => fault.keyword === keyword).map(({ instancePath }) => instancePath));
  const choices = at("anyOf");
  const closed = at("additionalProperties");
  const lists = at("contains");
  const items = new Set(lists.size === 0 ? [] : faults.flatMap(({ instancePath }) => withThoseAbove(instancePath)));
  const alone = (list: string): boolean => !items.has(`${list}/1`);
  return faults.filter(({ keyword, instancePath, params }) => {
    // What one alternative lacks does not matter where the choice as a whole has failed.
    if (keyword === "required" && choices.has(instancePath)) return false;
    // A value of the wrong type is not also a value that is missing.
    if (keyword === "required" && closed.has(instancePath) && String(params["missingProperty"]).startsWith("value"))
      return false;
    // For a list of one, the item's finding is kept; for a longer one, the list's.
    if (keyword === "contains") return !alone(instancePath) || !items.has(`${instancePath}/0`);
    return (
      lists.size === 0 ||
      !withThoseAbove(instancePath)
        .slice(1)
        .some((above) => lists.has(above) && !alone(above))
    );
  });
}

/** `/a/0/b`, `/a/0`, `/a`. */
function withThoseAbove(pointer: string): readonly string[] {
  const pointers: string[] = [];
  for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) pointers.push(at);
  return pointers;
}

interface Said {
  readonly code: IssueCode;
  readonly message: string;
  readonly codes?: CodesSaid;
  /** The path below the place that the schema names. */
  readonly below?: string;
}

function inWords({ keyword, params }: SchemaFault, received: () => unknown): Said {
  const text = (name: string): string => String(params[name]);
  switch (keyword) {
    case "required":
      return {
        code: "required",
        below: `.${text("missingProperty")}`,
        message: `${text("missingProperty")} is missing: add it.`,
      };
    case "false schema":
      return { code: "forbidden", message: "This element must not be here: take it out." };
    case "additionalProperties":
      return {
        code: "forbidden",
        below: `.${text("additionalProperty").replace("_", "")}`,
        message: "This element must not be here: take it out.",
      };
    case "const":
      return {
        code: "fixed-value",
        message: `The value is wrong: it must be ${text("allowedValue")}.`,
        codes: { expected: text("allowedValue"), received: received() },
      };
    case "enum":
      return {
        code: "code-unknown",
        message: `The code is not one of those allowed here${namedCodes(params["allowedValues"])}.`,
        codes: { expected: codesIn(params["allowedValues"]), received: received() },
      };
    case "minItems":
      return { code: "required", message: `At least ${text("limit")} must be present: add what is missing.` };
    case "maxItems":
      return {
        code: "too-many",
        below: `[${text("limit")}]`,
        message: `No more than ${text("limit")} are allowed here: take out the rest.`,
      };
    case "sliceCount":
      return slice(params, received);
    case "contains":
      return {
        code: "code-unknown",
        message: "None of these is from the list of codes that is required here: add one that is.",
      };
    case "anyOf":
      return { code: "required", message: "One of the alternatives must be present: add it." };
    case "maxLength":
      return {
        code: "too-long",
        message: `The text is too long: no more than ${text("limit")} characters are allowed here.`,
      };
    default:
      return {
        code: "wrong-form",
        message: "The value does not have the form required here: look it up in the profile.",
      };
  }
}

/** Where there are too many, the first one over the limit. */
function slice(params: SchemaFault["params"], list: () => unknown): Said {
  const said = { message: sliceText(params), codes: { expected: String(params["value"]) } };
  if (Number(params["count"]) <= Number(params["min"])) return { code: "required", ...said };
  const extra = sliceItems(list(), String(params["path"]), String(params["value"]))[Number(params["max"])];
  return { code: "too-many", ...said, ...(extra === undefined ? {} : { below: `[${extra}]` }) };
}

const shortList = 12;

function namedCodes(allowed: unknown): string {
  const codes = codesIn(allowed);
  return codes.length > 0 && codes.length <= shortList ? `: ${codes.join(", ")}` : "";
}

function codesIn(allowed: unknown): readonly string[] {
  return Array.isArray(allowed) ? allowed.filter((code) => code !== null).map(String) : [];
}

/** The value at a JSON pointer. */
function valueAt(value: unknown, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .reduce<unknown>(
      (at, step) =>
        typeof at === "object" && at !== null ? (at as Readonly<Record<string, unknown>>)[step] : undefined,
      value,
    );
}

function sliceText(params: SchemaFault["params"]): string {
  const [min, count] = [Number(params["min"]), Number(params["count"])];
  const max = Number(params["max"]);
  const wanted = min === max ? `exactly ${min}` : max === Infinity ? `at least ${min}` : `between ${min} and ${max}`;
  return (
    `There must be ${wanted} with ${String(params["path"])} ${String(params["value"])}; there ` +
    `${count === 1 ? "is" : "are"} ${count}.`
  );
}

/** `/identifier/0/value` as `.identifier[0].value`. */
function pathOf(pointer: string): string {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => (/^[0-9]+$/.test(step) ? `[${step}]` : `.${step.replace(/^_/, "")}`))
    .join("");
}
