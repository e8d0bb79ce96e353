import type { Acknowledgement } from "../../message/acknowledgement/types.js";
import { isOdsCode } from "../../values/ods-code.js";
import type { Step, StepTime } from "../step.js";
import type { DeliveryRow } from "../store/rows.js";

/**
 * The step, and what its answer teaches of the practice: 20010, that it does not take Update Record for now; any
 * positive answer, that it does. An answer that changes nothing is an old one, and teaches nothing.
 */
export function remembering(
  step: Step,
  before: DeliveryRow,
  { outcome, practiceOdsCode }: Acknowledgement,
  rememberMs: number,
  { at }: StepTime,
): Step {
  if (!isOdsCode(practiceOdsCode) || step.row.state === before.state) return step;
  // A text that was cut out of a message keeps the whole message in memory: its copy does not.
  const odsCode = Buffer.from(practiceOdsCode).toString();
  if (outcome === "switched-off")
    return { ...step, practices: [{ odsCode, switchedOff: { at, until: at + rememberMs } }] };
  if (outcome === "accepted" || outcome === "already-there")
    return { ...step, practices: [{ odsCode, switchedOff: undefined }] };
  return step;
}
