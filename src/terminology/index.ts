export { ambulatoryMonitoring } from "./ambulatory-monitoring.js";
export {
  ambulatoryIntervalCodes,
  bloodPressureTriplets,
  twentyFourHourTriplet,
  type BloodPressureKind,
  type BloodPressureMethod,
  type BloodPressureTriplet,
} from "./blood-pressure.js";
export { systems, type Coding, type System } from "./systems.js";
export { dispenseCategory, supplyTypes, supplyTypeWords, type SupplyType, type SupplyTypeCode } from "./dispense.js";
export {
  encounterTypes,
  encounterTypesOfOthers,
  outcomesOfAttendance,
  participantType,
  participantTypeValueSet,
  participations,
  type OutcomeOfAttendance,
  type Participation,
  type SeenAs,
} from "./encounter.js";
export { headings, noRedFlags, olderHeadings, type Heading } from "./headings.js";
export { interpretations, type Interpretation } from "./interpretations.js";
export { isJobRoleCode, jobRoleCoding, jobRoles, type JobRoleCode } from "./job-roles.js";
export { knownDisplays, type KnownDisplays } from "./known-displays.js";
export { isMeshErrorCode, meshErrors, type MeshErrorCode, type MeshErrorRow } from "./mesh-errors.js";
export { messageEvents, recipientTypes, type RecipientType } from "./message-header.js";
export { observationCategories, type ObservationCategory } from "./observation-category.js";
export { pathways, type Pathway, type PathwayRow } from "./pathways.js";
export { extensions, messageDefinition, olderProfiles, profiles, type Profile } from "./profiles.js";
export { pregnancyStatuses } from "./pregnancy-statuses.js";
export { releases, type Release } from "./release.js";
export type { AcknowledgementLevel, ResponseCodeRow, ResponseOutcome } from "./response-code-row.js";
export { isResponseCode, responseCodes, responseCoding, type ResponseCode } from "./response-codes.js";
export { findService, serviceCoding, services, type Service } from "./services.js";
export { supplyUnits, units, type SupplyUnit, type UnitCode, type UnitOfMeasure } from "./units.js";
export { verificationStatuses, type VerificationStatus } from "./verification-status.js";
export {
  irregularPulse as irregularPulseFinding,
  vitalSigns,
  type VitalSign,
  type VitalSignName,
} from "./vital-signs.js";
export { workflows, type Workflow } from "./workflows.js";
