import type { RuleNotes } from "./rule-note.js";
import { acknowledgements } from "./rules/acknowledgements.js";
import { clinical } from "./rules/clinical.js";
import { document } from "./rules/document.js";
import { envelope } from "./rules/envelope.js";
import { measurements } from "./rules/measurements.js";
import { mesh } from "./rules/mesh.js";
import { safetyPatient } from "./rules/safety-patient.js";
import { safetySupplies } from "./rules/safety-supplies.js";
import { safetyValues } from "./rules/safety-values.js";
import { safetyWords } from "./rules/safety-words.js";
import { sending } from "./rules/sending.js";
import { services } from "./rules/services.js";

const safety: RuleNotes = { ...safetyPatient, ...safetyValues, ...safetySupplies, ...safetyWords };

/**
 * Every rule by its id, in this project's own words; in the order of the ids.
 * UR: Update Record. ME: MESH. CS: clinical safety.
 */
export const ruleNotes: RuleNotes = {
  ...envelope,
  ...document,
  ...clinical,
  ...services,
  ...measurements,
  ...sending,
  ...acknowledgements,
  ...mesh,
  ...Object.fromEntries(Object.entries(safety).sort(([one], [other]) => (one < other ? -1 : 1))),
};
