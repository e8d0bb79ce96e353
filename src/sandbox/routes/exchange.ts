import type { IncomingHttpHeaders } from "node:http";
import type { SandboxEvent } from "../events.js";
import type { BodyStore } from "../store/bodies.js";
import type { MailboxStore } from "../store/mailbox-store.js";
import type { AddressBook } from "../address-book.js";
import type { MessageRouter } from "../message-router.js";
import type { FaultPlan } from "../faults/faults.js";
import type { FaultEffect } from "../faults/fault.js";
import { fieldFaultBody, refusalBody, type FieldFault, type MeshRefusal } from "./error-bodies.js";

/** What every route works with. */
export interface Mesh {
  readonly clock: () => Date;
  readonly store: MailboxStore;
  readonly bodies: BodyStore;
  readonly addresses: AddressBook;
  readonly messageRouter: MessageRouter;
  readonly tell: (event: Omit<SandboxEvent, "at">) => void;
  readonly faults: FaultPlan;
  /** Resolves when what was done is in the state file. Left out where there is none. */
  readonly saved?: () => Promise<void>;
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
  /** Empty where the request belongs to no run. */
  readonly run: string;
  /** The client asked for `application/vnd.mesh.v2+json` (ME-04). */
  readonly v2: boolean;
  /** A fault that the route itself knows (`duplicate`, `reorder`). */
  readonly effect: FaultEffect | undefined;
  /** All faults of the request. */
  readonly effects: readonly FaultEffect[];
}

/** The answer to a request. */
export interface MeshAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** The v2 media type (ME-04). */
export const v2MediaType = "application/vnd.mesh.v2+json";

/** A JSON answer. */
export function json(status: number, value: unknown, contentType = "application/json"): MeshAnswer {
  return { status, headers: { "content-type": contentType }, body: Buffer.from(JSON.stringify(value)) };
}

/** A refusal, in the shape of the API version that the client asked for. */
export function refuse(refusal: MeshRefusal, v2: boolean): MeshAnswer {
  return json(refusal.status, refusalBody(refusal, v2), v2 ? v2MediaType : undefined);
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
