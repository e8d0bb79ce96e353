import type { IncomingHttpHeaders } from "node:http";
import { fieldFaultBody, refusalBody, type FieldFault, type MeshRefusal } from "./error-bodies.js";

/** A request, read completely. Names in `headers` are lower case. */
export interface MeshRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
  /** Parts of the path, by the names of the route. */
  readonly parts: Readonly<Record<string, string>>;
  /** Upper case; empty where the route has no mailbox. */
  readonly mailboxId: string;
  /** The client asked for `application/vnd.mesh.v2+json` (ME-04). */
  readonly v2: boolean;
}

/** What goes back. */
export interface MeshAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** True: the connection ends without this answer. */
  readonly cut?: boolean;
}

/** The v2 media type (ME-04). */
export const v2MediaType = "application/vnd.mesh.v2+json";

/** A JSON answer. */
export function json(status: number, value: unknown, contentType = "application/json"): MeshAnswer {
  return { status, headers: { "content-type": contentType }, body: Buffer.from(JSON.stringify(value)) };
}

/** A refusal, in the shape of the version asked for. */
export function refuse(refusal: MeshRefusal, v2: boolean): MeshAnswer {
  return json(refusal.status, refusalBody(refusal, v2));
}

/** A 400 for header or query values. */
export function refuseFields(faults: readonly FieldFault[]): MeshAnswer {
  return json(400, fieldFaultBody(faults));
}

/** The value of a header; empty where it is missing. */
export function headerOf(request: MeshRequest, name: string): string {
  const value = request.headers[name];
  return typeof value === "string" ? value : (value?.join(", ") ?? "");
}
