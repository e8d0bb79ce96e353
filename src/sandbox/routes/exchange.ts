import type { IncomingHttpHeaders } from "node:http";
import type { SandboxEvent } from "../events.js";
import type { MailboxStore } from "../mailbox-store.js";
import type { MessageRouter } from "../message-router.js";
import type { CutMoment } from "../sandbox.js";
import { fieldFaultBody, refusalBody, type FieldFault, type MeshRefusal } from "./error-bodies.js";

/** What every route works with. */
export interface Mesh {
  readonly clock: () => Date;
  readonly store: MailboxStore;
  readonly messageRouter: MessageRouter;
  readonly tell: (event: Omit<SandboxEvent, "at">) => void;
  /** When to cut the connection of this send, if the sandbox's owner asked for that. It applies to one send only. */
  readonly takeCut: () => CutMoment | undefined;
}

/** A request, read completely. Names in `headers` are lower case. */
export interface MeshRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
  /** Parts of the path, by their names in the route. */
  readonly parts: Readonly<Record<string, string>>;
  /** Upper case; empty where the route has no mailbox. */
  readonly mailboxId: string;
  /** The client asked for `application/vnd.mesh.v2+json` (ME-04). */
  readonly v2: boolean;
}

/** The answer to a request. */
export interface MeshAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** True: the connection is closed without an answer. */
  readonly cut?: boolean;
}

/** The v2 media type (ME-04). */
export const v2MediaType = "application/vnd.mesh.v2+json";

/** A JSON answer. */
export function json(status: number, value: unknown, contentType = "application/json"): MeshAnswer {
  return { status, headers: { "content-type": contentType }, body: Buffer.from(JSON.stringify(value)) };
}

/** A refusal, in the shape of the API version that the client asked for. */
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
