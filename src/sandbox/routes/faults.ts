import { InvalidValueError } from "../../errors.js";
import { givenObject } from "../../values/given.js";
import type { Fault } from "../faults/fault.js";
import { json, type Mesh, type MeshAnswer, type MeshRequest } from "./exchange.js";

/**
 * `POST /sandbox/faults` with a fault as JSON: 201 and the fault's id, or a 400 that says what is wrong with it. Below
 * `/run/RUN-ID` the fault is one of this run, unless it names another.
 */
export function addFaultRoute({ body, run }: MeshRequest, mesh: Mesh): MeshAnswer {
  try {
    const fault = JSON.parse(Buffer.from(body).toString()) as Fault;
    givenObject(fault, "fault");
    const { id } = mesh.faults.add(run === "" || fault.run !== undefined ? fault : { ...fault, run });
    return json(201, { message: "fault added", id });
  } catch (error) {
    if (error instanceof InvalidValueError) return json(400, { detail: error.message });
    if (error instanceof SyntaxError) return json(400, { detail: "The body must be a fault as JSON" });
    throw error;
  }
}

/** `GET /sandbox/faults`: those that may still strike. */
export function listFaultsRoute({ run }: MeshRequest, mesh: Mesh): MeshAnswer {
  const faults = mesh.faults.list();
  return json(200, { faults: run === "" ? faults : faults.filter(({ fault }) => fault.run === run) });
}

/** `DELETE /sandbox/faults/ID`: takes one fault away. */
export function removeFaultRoute({ parts }: MeshRequest, mesh: Mesh): MeshAnswer {
  return mesh.faults.remove(parts["fault"] ?? "")
    ? json(200, { message: "fault removed" })
    : json(404, { detail: "There is no such fault (any more)" });
}

/** `DELETE /sandbox/faults`: takes all faults away, or those of a run. */
export function clearFaultsRoute({ run }: MeshRequest, mesh: Mesh): MeshAnswer {
  mesh.faults.clear(run === "" ? {} : { run });
  return json(200, { message: "all faults cleared" });
}
