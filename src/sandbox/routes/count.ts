import { randomUUID } from "node:crypto";
import { json, type MeshAnswer, type MeshRequest } from "./exchange.js";
import type { Mesh } from "../mesh.js";

/** How many messages wait (ME-07). */
export function countRoute(request: MeshRequest, mesh: Mesh): MeshAnswer {
  const count = mesh.store.waitingIn(request.mailboxId).length;
  return json(200, request.v2 ? { count } : { count, internalID: randomUUID(), allResultsIncluded: true });
}
