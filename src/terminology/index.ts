export { ambulatoryMonitoring } from "./ambulatory-monitoring.js";
export {
  ambulatoryIntervalCodes,
  bloodPressureTriplets,
  twentyFourHourTriplet,
  type BloodPressureKind,
  type BloodPressureTriplet,
} from "./blood-pressure.js";
export type { Coding } from "./systems.js";
export { dispenseCategory } from "./dispense.js";
export { encounterType } from "./encounter.js";
export { headings, olderHeadings, type Heading } from "./headings.js";
export { interpretations, type Interpretation } from "./interpretations.js";
export { isJobRoleCode, jobRoleCoding, jobRoles, type JobRoleCode } from "./job-roles.js";
export { knownDisplays, type KnownDisplays } from "./known-displays.js";
export { isMeshErrorCode, meshErrors, type MeshErrorCode, type MeshErrorRow } from "./mesh-errors.js";
export { messageEvents } from "./message-header.js";
export { observationCategories, type ObservationCategory } from "./observation-category.js";
export { outcomesOfAttendance, type OutcomeOfAttendance } from "./encounter.js";
export { participantType, participations, type Participation } from "./encounter.js";
export { pathways, type Pathway, type PathwayRow } from "./pathways.js";
export { extensions, messageDefinition, olderProfiles, profiles, type Profile } from "./profiles.js";
export { pregnancyStatuses } from "./pregnancy-statuses.js";
export { recipientTypes, type RecipientType } from "./message-header.js";
export { releases, type Release } from "./release.js";
export type { AcknowledgementLevel, ResponseCodeRow, ResponseOutcome } from "./response-code-row.js";
export { isResponseCode, responseCodes, responseCoding, type ResponseCode } from "./response-codes.js";
export { findService, serviceCoding, services, type Service } from "./services.js";
export { supplyTypes, type SupplyType } from "./dispense.js";
export { systems, type System } from "./systems.js";
export { supplyUnits, units, type SupplyUnit, type UnitCode, type UnitOfMeasure } from "./units.js";
export { verificationStatuses, type VerificationStatus } from "./verification-status.js";
export {
  irregularPulse as irregularPulseFinding,
  vitalSigns,
  type VitalSign,
  type VitalSignName,
} from "./vital-signs.js";
export { workflows, type Workflow } from "./workflows.js";
