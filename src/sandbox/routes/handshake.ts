import { json, refuseFields, type Mesh, type MeshAnswer, type MeshRequest } from "./exchange.js";

/** Headers in which a client must describe itself (ME-03). */
const required = ["mex-clientversion", "mex-osname", "mex-osversion"];

/** Says that the mailbox can be used, if the client describes itself (ME-03). */
export function handshakeRoute(request: MeshRequest, mesh: Mesh): MeshAnswer {
  const missing = required.filter((name) => request.headers[name] === undefined);
  if (missing.length > 0)
    return refuseFields(missing.map((name) => ({ type: "missing", loc: ["header", name], msg: "Field required" })));
  mesh.tell({ type: "handshake", words: `Mailbox ${request.mailboxId} shook hands`, mailboxId: request.mailboxId });
  return request.v2 ? { status: 200 } : json(200, { mailboxId: request.mailboxId });
}

/** Says that the sandbox is running. */
export function healthRoute(): MeshAnswer {
  return json(200, { status: "pass" });
}
