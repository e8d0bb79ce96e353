import type { Rule } from "./rule.js";
import { acknowledgementEntries, codeAndAnswer, outcome, response } from "./acknowledgement.js";
import { ambulatoryReport } from "./ambulatory-report.js";
import { ambulatoryIntervals, bloodPressure } from "./blood-pressure.js";
import { clinicalImpression } from "./clinical-impression.js";
import { composition } from "./composition.js";
import { condition } from "./condition.js";
import { declinedMonitoring } from "./declined-monitoring.js";
import { documentBundle, documentEntries, documentTypes, noNarrative } from "./document-shape.js";
import { encounter } from "./encounter.js";
import { recordHeadings } from "./headings.js";
import { gphcNumber, nhsNumber, pharmacyOdsCode, senderOdsCode } from "./identifiers.js";
import { interpretation } from "./interpretation.js";
import { jobRole } from "./job-role.js";
import { declinedSupply, supply, supplyUnit } from "./medication-dispense.js";
import { requestHandling } from "./message-handling.js";
import { anyMessage, messageEntries, requestEvent, requestHeader } from "./message-shape.js";
import { pregnancyStatus } from "./pregnancy.js";
import { documentProfiles, olderProfile, profileNames } from "./profiles.js";
import { danglingDetails, entryNames, references } from "./references.js";
import { replacement, versionCount } from "./replacement.js";
import { requiredParts } from "./required-parts.js";
import { encounterReason, service, urgentSupply } from "./service.js";
import { snomedCoded } from "./snomed-coded.js";
import { toleratedAcknowledgement } from "./tolerated.js";
import { observationCategory, supportedVitalSigns, vitalSignValues } from "./vital-signs.js";

/**
 * Every rule of the guide besides what the profiles' schemas and FHIR's own types check, in the guide's order. Clinical
 * safety: safety/safety-rules.ts.
 */
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
