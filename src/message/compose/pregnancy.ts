import type { PregnancyStatus } from "../../consultation/observations/pregnancy-status.js";
import type { Observation } from "../../fhir/types.js";
import { pregnancyStatuses } from "../../terminology/pregnancy-statuses.js";
import { type OwnResource, conceptOf } from "./elements.js";
import type { MessageContext } from "./context.js";
import { composeObservationBase } from "./observation-base.js";

/** UR-062: what the patient answered, as the code itself; there is no value. */
export function composePregnancyStatus(context: MessageContext, status: PregnancyStatus): Observation & OwnResource {
  return composeObservationBase(context, {
    code: conceptOf(pregnancyStatuses[status]),
    category: "social-history",
    heading: "pregnancy-status",
  });
}
