import { json, refuseFields, type MeshAnswer, type MeshRequest } from "./exchange.js";
import type { Mesh } from "../mesh.js";

/** What a client has to say about itself (ME-03). */
const required = ["mex-clientversion", "mex-osname", "mex-osversion"];

/** The handshake: the mailbox can be used, and its client has said what it is (ME-03). */
export function handshakeRoute(request: MeshRequest, mesh: Mesh): MeshAnswer {
  const missing = required.filter((name) => request.headers[name] === undefined);
  if (missing.length > 0)
    return refuseFields(missing.map((name) => ({ type: "missing", loc: ["header", name], msg: "Field required" })));
  mesh.tell({ type: "handshake", words: `Mailbox ${request.mailboxId} shook hands`, mailboxId: request.mailboxId });
  return request.v2 ? { status: 200 } : json(200, { mailboxId: request.mailboxId });
}
