import type { Rule } from "./finding.js";
import { acknowledgementEntries, acknowledgementHandling, outcome, response } from "./rules/acknowledgement.js";
import { ambulatoryIntervals, bloodPressure } from "./rules/blood-pressure.js";
import { clinicalImpression } from "./rules/clinical-impression.js";
import { composition, service } from "./rules/composition.js";
import { condition } from "./rules/condition.js";
import { declinedMonitoring } from "./rules/declined-monitoring.js";
import { documentBundle, documentEntries, documentTypes, noNarrative } from "./rules/document-shape.js";
import { encounter } from "./rules/encounter.js";
import { recordHeadings } from "./rules/headings.js";
import { gphcNumber, nhsNumber, pharmacyOdsCode } from "./rules/identifiers.js";
import { interpretation } from "./rules/interpretation.js";
import { jobRole } from "./rules/job-role.js";
import { declinedSupply, supply } from "./rules/medication-dispense.js";
import { requestHandling } from "./rules/message-handling.js";
import { anyMessage, messageEntries, requestEvent, requestHeader } from "./rules/message-shape.js";
import { profileNames } from "./rules/profiles.js";
import { entryNames, references } from "./rules/references.js";
import { requiredParts } from "./rules/required-parts.js";
import { snomedCoded } from "./rules/snomed-coded.js";
import { observationCategory, vitalSign } from "./rules/vital-signs.js";

/** Every rule of the guide besides what the profiles' schemas and FHIR's own types ask, in its order. Clinical safety: safety/safety-rules.ts. */
export const rules: readonly Rule[] = [
  anyMessage,
  messageEntries,
  requestEvent,
  requestHeader,
  requestHandling,
  entryNames,
  references,
  profileNames,
  documentBundle,
  documentEntries,
  documentTypes,
  noNarrative,
  ...requiredParts,
  composition,
  encounter,
  nhsNumber,
  pharmacyOdsCode,
  gphcNumber,
  jobRole,
  snomedCoded,
  observationCategory,
  clinicalImpression,
  condition,
  supply,
  declinedSupply,
  service,
  recordHeadings,
  declinedMonitoring,
  bloodPressure,
  ambulatoryIntervals,
  vitalSign,
  interpretation,
  acknowledgementEntries,
  response,
  outcome,
  acknowledgementHandling,
];
