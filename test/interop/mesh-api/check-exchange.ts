import { Ajv, type ValidateFunction } from "ajv";
import { gunzipSync } from "node:zlib";
import { operationOf, type DescribedOperation, type Parameter, type Schema } from "./api-description.js";
import type { Exchange } from "./recorder.js";

/** What in a request or an answer is not as NHS England describes it. */
export interface Fault {
  readonly operation: string;
  readonly status: number;
  /** The version of the API that the request asks for (ME-04). */
  readonly version: "v1" | "v2";
  readonly words: string;
}

const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false });
ajv.addFormat("date-time", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
ajv.addFormat("binary", true);
ajv.addFormat("any", true);
const compiled = new Map<Schema, ValidateFunction>();

/** What is wrong with a value, each with its place; a member that the schema does not name is wrong too. */
function faultsOf(schema: Schema, value: unknown): readonly string[] {
  const check = compiled.get(schema) ?? ajv.compile(sealed(schema) as Schema);
  compiled.set(schema, check);
  if (check(value)) return [];
  return (check.errors ?? []).map(({ instancePath, message = "", params }) => {
    const name: unknown = params["additionalProperty"];
    const place = instancePath.replaceAll(/\/\d+/g, "/*");
    return typeof name === "string" ? `${place}/${name} is not described` : `${place} ${message}`.trim();
  });
}

/** The schema, in which an object with named members has no other ones. */
function sealed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(sealed);
  if (typeof schema !== "object" || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([name, each]) => [name, sealed(each)]));
  return inner["type"] === "object" && "properties" in inner ? { additionalProperties: false, ...inner } : inner;
}

export function versionOf({ sent }: Exchange): "v1" | "v2" {
  return sent.headers.accept?.includes("vnd.mesh.v2") === true ? "v2" : "v1";
}

const mediaTypes = { v1: "application/json", v2: "application/vnd.mesh.v2+json" } as const;

/** The operation of an exchange, where NHS England describes one. */
export function operationOfExchange({ method, url }: Exchange): DescribedOperation | undefined {
  return operationOf(method, pathOf(url));
}

function pathOf(url: string): string {
  return new URL(url, "https://mesh.invalid").pathname;
}

function faultMaker(exchange: Exchange): (words: string) => Fault {
  const operation = operationOfExchange(exchange)?.name ?? `${exchange.method} (no operation)`;
  return (words) => ({ operation, status: exchange.status, version: versionOf(exchange), words });
}

/** Headers of HTTP itself, which the description need not name. */
const ofHttp = new Set(
  (
    "accept accept-encoding connection content-encoding content-length content-type host " +
    "transfer-encoding user-agent"
  ).split(" "),
);

/** ME-02, as the description words it. */
const token = /^NHSMESH ([^:]+):[0-9a-f-]{36}:\d+:\d{12}:[0-9a-f]{64}$/;

/** What is wrong with a request. */
export function requestFaults(exchange: Exchange): readonly Fault[] {
  const { url, sent } = exchange;
  const operation = operationOfExchange(exchange);
  const fault = faultMaker(exchange);
  if (operation === undefined) return [fault("no operation has this method and path")];
  const path = operation.pattern.exec(pathOf(url))?.groups ?? {};
  const given: Readonly<Record<Parameter["in"], Readonly<Record<string, unknown>>>> = {
    path: Object.fromEntries(Object.entries(path).map(([name, part]) => [name, decodeURIComponent(part)])),
    query: Object.fromEntries(new URL(url, "https://mesh.invalid").searchParams),
    header: sent.headers,
  };
  const named = (place: Parameter["in"], name: string): boolean =>
    operation.parameters.some((each) => each.in === place && each.name === name);
  const bearer = token.exec(sent.headers.authorization ?? "")?.[1];
  return [
    ...operation.parameters.flatMap((parameter) => parameterFaults(parameter, given[parameter.in][parameter.name])),
    ...Object.keys(given.query).flatMap((name) => (named("query", name) ? [] : [`query ${name} is not described`])),
    ...Object.keys(sent.headers).flatMap((name) =>
      named("header", name) || ofHttp.has(name) ? [] : [`header ${name} is not described`],
    ),
    ...(!named("header", "authorization") || bearer === path["mailbox_id"] ? [] : ["the token is not as described"]),
    ...(sent.headers.accept === mediaTypes.v2 ? [] : ["it does not ask for v2"]),
    ...(operation.takesBody === sent.body.length > 0 ? [] : ["a body is there, or is missing"]),
  ].map(fault);
}

function parameterFaults({ in: place, name, required, schema }: Parameter, value: unknown): readonly string[] {
  if (value === undefined) return required === true ? [`${place} ${name} is missing`] : [];
  const number = schema["type"] === "integer" && typeof value === "string" && /^-?\d+$/.test(value);
  return faultsOf(schema, number ? Number(value) : value).map((words) => `${place} ${name} ${words}`);
}

/** What is wrong with an answer. */
export function answerFaults(exchange: Exchange): readonly Fault[] {
  const { method, status, got } = exchange;
  const operation = operationOfExchange(exchange);
  const fault = faultMaker(exchange);
  if (operation === undefined) return [fault("an answer to no operation")];
  if (!(String(status) in operation.answers)) return [fault("the status is not described")];
  const contents = operation.answers[String(status)];
  if (method === "HEAD" || contents === undefined)
    return got.body.length === 0 ? [] : [fault("a body is there, and none is described")];
  const type = got.headers["content-type"]?.split(";")[0] ?? "none";
  const wanted = mediaTypes[versionOf(exchange)];
  const described = contents[wanted] ?? contents["application/octet-stream"] ?? contents[mediaTypes.v1];
  const expected = Object.keys(contents).find((each) => contents[each] === described) ?? "";
  return [
    ...(type === expected ? [] : [`the media type is ${type}, not ${expected}`]),
    ...(expected === "application/octet-stream" || described === undefined ? [] : bodyFaults(described.schema, got)),
  ].map(fault);
}

function bodyFaults(schema: Schema, { headers, body }: Exchange["got"]): readonly string[] {
  const plain = headers["content-encoding"] === "gzip" ? gunzipSync(body) : body;
  try {
    return faultsOf(schema, JSON.parse(plain.toString()));
  } catch {
    return ["the body is no JSON"];
  }
}
