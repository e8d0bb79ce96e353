import type { Rule } from "./finding.js";
import { acknowledgementEntries, codeAndAnswer, outcome, response } from "./rules/acknowledgement.js";
import { ambulatoryReport } from "./rules/ambulatory-report.js";
import { ambulatoryIntervals, bloodPressure } from "./rules/blood-pressure.js";
import { clinicalImpression } from "./rules/clinical-impression.js";
import { composition } from "./rules/composition.js";
import { condition } from "./rules/condition.js";
import { declinedMonitoring } from "./rules/declined-monitoring.js";
import { documentBundle, documentEntries, documentTypes, noNarrative } from "./rules/document-shape.js";
import { encounter } from "./rules/encounter.js";
import { recordHeadings } from "./rules/headings.js";
import { gphcNumber, nhsNumber, pharmacyOdsCode, senderOdsCode } from "./rules/identifiers.js";
import { interpretation } from "./rules/interpretation.js";
import { jobRole } from "./rules/job-role.js";
import { declinedSupply, supply, supplyUnit } from "./rules/medication-dispense.js";
import { requestHandling } from "./rules/message-handling.js";
import { anyMessage, messageEntries, requestEvent, requestHeader } from "./rules/message-shape.js";
import { pregnancyStatus } from "./rules/pregnancy.js";
import { documentProfiles, olderProfile, profileNames } from "./rules/profiles.js";
import { danglingDetails, entryNames, references } from "./rules/references.js";
import { replacement, versionCount } from "./rules/replacement.js";
import { requiredParts } from "./rules/required-parts.js";
import { encounterReason, service, urgentSupply } from "./rules/service.js";
import { snomedCoded } from "./rules/snomed-coded.js";
import { toleratedAcknowledgement } from "./rules/tolerated.js";
import { observationCategory, supportedVitalSigns, vitalSignValues } from "./rules/vital-signs.js";

/** Every rule of the guide besides what the profiles' schemas and FHIR's own types ask, in its order. Clinical safety: safety/safety-rules.ts. */
export const checks: readonly Rule[] = [
  anyMessage,
  messageEntries,
  ...senderOdsCode,
  requestEvent,
  requestHeader,
  requestHandling,
  entryNames,
  references,
  profileNames,
  documentBundle,
  documentEntries,
  documentTypes,
  documentProfiles,
  noNarrative,
  ...requiredParts,
  composition,
  encounter,
  encounterReason,
  nhsNumber,
  pharmacyOdsCode,
  gphcNumber,
  jobRole,
  ...snomedCoded,
  observationCategory,
  clinicalImpression,
  condition,
  supply,
  declinedSupply,
  supplyUnit,
  service,
  urgentSupply,
  recordHeadings,
  pregnancyStatus,
  declinedMonitoring,
  bloodPressure,
  ambulatoryIntervals,
  ...vitalSignValues,
  supportedVitalSigns,
  interpretation,
  ambulatoryReport,
  replacement,
  versionCount,
  acknowledgementEntries,
  response,
  outcome,
  codeAndAnswer,
  toleratedAcknowledgement,
  olderProfile,
  danglingDetails,
];
