import type { Transport } from "../transport.js";
import type { MeshTransportOptions } from "./mesh-options.js";

/** One mailbox over the MESH API. */
export function meshTransport(options: MeshTransportOptions): Transport {
  throw new Error(`not built yet: ${options.baseUrl}`);
}
