import { json, type MeshAnswer } from "./exchange.js";

/** Says that the sandbox is there. */
export function healthRoute(): MeshAnswer {
  return json(200, { status: "pass" });
}
