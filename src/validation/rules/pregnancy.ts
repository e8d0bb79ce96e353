import type { Observation } from "../../fhir/types.js";
import { pregnancyStatuses } from "../../terminology/pregnancy-statuses.js";

/** UR-062: pregnant, and not pregnant; nothing else. */
export const pregnancyCodes: readonly string[] = Object.values(pregnancyStatuses).map(({ code }) => code);

/** True for an Observation that speaks of a pregnancy by its code or by its heading. */
export function isPregnancyStatus({ code, meta }: Observation): boolean {
  return (code?.coding ?? []).some((coding) => coding.code !== undefined && pregnancyCodes.includes(coding.code)) || isTagged(meta);
}

function isTagged(meta: Observation["meta"]): boolean {
  return (meta?.tag ?? []).some((tag) => tag.code === "pregnancy-status");
}
