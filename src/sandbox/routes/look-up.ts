import { randomUUID } from "node:crypto";
import { json, type Mesh, type MeshAnswer, type MeshRequest } from "./exchange.js";

/** The name of a mailbox, where MESH gives one. */
export function mailboxName(mailboxId: string): string {
  return `Sandbox mailbox ${mailboxId}`;
}

/** The mailboxes of an organisation that accept a workflow (ME-12). None is an empty list. */
export function endpointLookupRoute({ parts, v2 }: MeshRequest, mesh: Mesh): MeshAnswer {
  const found = mesh.addresses.receivers(parts["workflow"] ?? "", parts["ods"] ?? "");
  if (v2) return json(200, { results: found.map(resultOf) });
  const results = found.map((address) => ({ address, description: mailboxName(address), endpoint_type: "MESH" }));
  return json(200, { query_id: randomUUID(), results });
}

/** The mailboxes that accept a workflow (ME-12), the same in v1 and v2. */
export function workflowSearchRoute({ parts }: MeshRequest, mesh: Mesh): MeshAnswer {
  return json(200, { results: mesh.addresses.receivers(parts["workflow"] ?? "").map(resultOf) });
}

function resultOf(mailboxId: string): Readonly<Record<string, string>> {
  return { mailbox_id: mailboxId, mailbox_name: mailboxName(mailboxId) };
}
