import { codeAndDisplay, medicineText, sctIds } from "./rules/concepts.js";
import { bodyMassIndex, systolicAboveDiastolic, withinLimits } from "./rules/measurements.js";
import { listedMedicine, virtualProduct, withinPathway } from "./rules/pathway.js";
import { improbablePregnancy, onePregnancyStatus, pregnancyCode, supplyInPregnancy } from "./rules/pregnancy.js";
import { somethingSupplied, suppliedTwice } from "./rules/supplies.js";
import { longAgo, timeGoesForward } from "./rules/time.js";
import { planAsks, tooUrgent } from "./rules/urgency.js";
import { emptyDosage, otherPatientsNumber } from "./rules/words.js";
import type { SafetyRule } from "./safety-rule.js";

/**
 * Every rule of clinical safety that is written over facts, and the one of the guide that a screen should show too
 * (UR-039). Besides these: CS-04, CS-17, CS-21 and CS-26 (and the shape that CS-19 and CS-22
 * ask for) a consultation is checked for before it exists (src/consultation); CS-23 is asked when a message is
 * replaced, CS-24 and CS-25
 * when one is sent.
 */
export const safetyRules: readonly SafetyRule[] = [
  codeAndDisplay,
  pregnancyCode,
  onePregnancyStatus,
  improbablePregnancy,
  supplyInPregnancy,
  systolicAboveDiastolic,
  withinLimits,
  bodyMassIndex,
  timeGoesForward,
  longAgo,
  withinPathway,
  listedMedicine,
  tooUrgent,
  planAsks,
  otherPatientsNumber,
  emptyDosage,
  somethingSupplied,
  suppliedTwice,
  sctIds,
  medicineText,
  virtualProduct,
];
