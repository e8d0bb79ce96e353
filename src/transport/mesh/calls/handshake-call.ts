import { arch, platform, release } from "node:os";
import type { MeshCall } from "./mesh-call.js";

/** The greeting of ME-03; also the question whether the server talks to us at all. */
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
