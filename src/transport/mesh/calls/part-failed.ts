import { MeshError, type MeshErrorFacts } from "../../mesh-error.js";
import { adviceAfter } from "../failures/without-answer.js";

/**
 * The failure of a message of which a part did not certainly get to MESH (ME-06, ME-13).
 *
 * MESH delivers nothing before the last part has come. So a failure before it means that the message reaches nobody,
 * whatever became of this part: it is `not-done`, and a resend of the whole is a new message. Only the last part can
 * leave the outcome open, and an answer that the message is complete (423) when it cannot be.
 */
export function partFailed(failure: MeshError, part: number, count: number): MeshError {
  const open = failure.status === 423 || (part === count && failure.certainty === "unknown");
  const words = open
    ? "MESH may have the whole message: send exactly the same bytes again, the practice's system recognises duplicates."
    : "MESH delivers a message only when it has all parts, so this one reaches nobody: send it again as a whole.";
  const found = failure.message.replace(adviceAfter("unknown", "send"), "");
  return new MeshError(`Part ${part} of ${count} did not certainly get to MESH. ${found} ${words}`, {
    ...factsOf(failure),
    certainty: open ? "unknown" : "not-done",
    resendCanHelp: open || failure.resendCanHelp,
  });
}

type KeptFacts = Omit<MeshErrorFacts, "certainty" | "resendCanHelp">;

function factsOf({ reason, fault, status, event, meshCode, response, cause }: MeshError): KeptFacts {
  return {
    reason,
    fault,
    ...(status === undefined ? {} : { status }),
    ...(event === undefined ? {} : { event }),
    ...(meshCode === undefined ? {} : { meshCode }),
    ...(response === undefined ? {} : { response }),
    ...(cause === undefined ? {} : { cause }),
  };
}
