import { InvalidValueError } from "../../errors.js";
import type { Fault } from "../faults/fault.js";
import { json, type Mesh, type MeshAnswer, type MeshRequest } from "./exchange.js";

/** `POST /sandbox/faults` with a fault as JSON: 201, or a 400 that says what is wrong with it. */
export function addFaultRoute({ body }: MeshRequest, mesh: Mesh): MeshAnswer {
  try {
    mesh.faults.add(JSON.parse(Buffer.from(body).toString()) as Fault);
    return json(201, { message: "fault added" });
  } catch (error) {
    if (error instanceof InvalidValueError) return json(400, { detail: error.message });
    if (error instanceof SyntaxError) return json(400, { detail: "The body must be a fault as JSON" });
    throw error;
  }
}

/** `DELETE /sandbox/faults`: takes all faults away. */
export function clearFaultsRoute(_: MeshRequest, mesh: Mesh): MeshAnswer {
  mesh.faults.clear();
  return json(200, { message: "all faults cleared" });
}
