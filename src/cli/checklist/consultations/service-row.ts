import type { ConsultationInput } from "../../../consultation/consultation.js";
import type { CommonInput } from "../../../consultation/common-members.js";
import type { Release } from "../../../terminology/release.js";
import type { Fits } from "./patients.js";

/** What all consultations of a run have in common: who, where and when. */
export type Common = Pick<CommonInput, "patient" | "pharmacy" | "practitioner" | "startedAt" | "seen" | "sharing">;

/** One service, as one consultation that shows it. */
export interface ServiceRow {
  /** Part of the test's id, such as `sinusitis`. */
  readonly name: string;
  /** What the message is about, for the sentence of its test. */
  readonly about: string;
  readonly rules: readonly string[];
  readonly fits: Fits;
  /** The one release that has this service. Left out: every release. */
  readonly release?: Release;
  readonly data: (common: Common) => ConsultationInput;
}
