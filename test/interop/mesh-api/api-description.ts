import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** A schema of OpenAPI 3.0, as far as NHS England's description uses it. */
export type Schema = Readonly<Record<string, unknown>>;

type Contents = Readonly<Record<string, { readonly schema: Schema }>>;

export interface Parameter {
  readonly in: "path" | "query" | "header";
  readonly name: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

/** An operation of the MESH API as NHS England describes it. */
export interface DescribedOperation {
  /** Method and path, such as `GET /messageexchange/{mailbox_id}/inbox`. */
  readonly name: string;
  readonly method: string;
  readonly pattern: RegExp;
  readonly parameters: readonly Parameter[];
  readonly takesBody: boolean;
  /** By status; a status without contents describes no body. */
  readonly answers: Readonly<Record<string, Contents | undefined>>;
}

const file = join(import.meta.dirname, "../../../../shared/spec/mesh/mesh-api.yaml");

export const descriptionIsHere: boolean = existsSync(file);

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Item>>>>;
}

interface Item {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, { readonly content?: Contents }>>;
}

/** Every operation of NHS England's description; none where `../shared` is not here. */
export const operations: readonly DescribedOperation[] = descriptionIsHere ? readOperations() : [];

function readOperations(): readonly DescribedOperation[] {
  const { paths } = parse(readFileSync(file, "utf8")) as Description;
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { parameters = [], requestBody, responses }]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      pattern: new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`),
      parameters,
      takesBody: requestBody !== undefined,
      answers: Object.fromEntries(Object.entries(responses).map(([status, { content }]) => [status, content])),
    })),
  );
}

/** The operation that a request is for. */
export function operationOf(method: string, path: string): DescribedOperation | undefined {
  return operations.find((each) => each.method === method && each.pattern.test(path));
}
