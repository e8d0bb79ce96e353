import type { Acknowledgement } from "../../message/acknowledgement/types.js";
import { isOdsCode } from "../../values/ods-code.js";
import type { Step, StepTime } from "../step.js";
import type { DeliveryRow } from "../store/rows.js";

/**
 * The step, with what its answer says about the practice: 20010, that it does not take Update Record for now; any
 * positive answer, that it does. An answer that changes nothing is an old one, and is ignored here.
 */
export function remembering(
  step: Step,
  before: DeliveryRow,
  { outcome, practiceOdsCode }: Acknowledgement,
  rememberMs: number,
  { at }: StepTime,
): Step {
  if (!isOdsCode(practiceOdsCode) || step.row.state === before.state) return step;
  // Text cut out of a message would keep the whole message in memory; a copy does not.
  const odsCode = Buffer.from(practiceOdsCode).toString();
  if (outcome === "switched-off")
    return { ...step, practices: [{ odsCode, switchedOff: { at, until: at + rememberMs } }] };
  if (outcome === "accepted" || outcome === "already-there")
    return { ...step, practices: [{ odsCode, switchedOff: undefined }] };
  return step;
}
