import { arch, platform, release } from "node:os";
import type { MeshCall } from "./exchange.js";

/**
 * How the handshake names this program (ME-03), in the form of the API description. A test compares it to package.json.
 */
export const clientVersion = "gp-connect-update-record==0.1.0";

/** Tells MESH that the mailbox is in use, and by what (ME-03). */
export function handshakeCall(version: string): MeshCall {
  return {
    operation: "handshake",
    method: "POST",
    path: "",
    headers: {
      "mex-clientversion": version,
      "mex-osname": platform(),
      "mex-osversion": release(),
      "mex-osarchitecture": arch(),
    },
  };
}
