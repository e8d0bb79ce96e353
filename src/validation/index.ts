export type { CodesSaid } from "./report/finding.js";
export { issueCodes, type IssueCode } from "./report/issue-codes.js";
export type { ValidateOptions } from "./options.js";
export type { Issue, MessageKind, Report, Severity } from "./report/report.js";
export type { RuleDescription } from "./report/rule-description.js";
export { rules } from "./rule-table.js";
export { ConfirmationRequiredError } from "./safety/confirmation-required-error.js";
export type {
  BloodPressureFact,
  ConceptFact,
  Facts,
  FactSource,
  MeasurementFact,
  MeasurementName,
  PatientFact,
  PregnancyFact,
  Stated,
  SupplyFact,
} from "./safety/facts/facts.js";
export {
  measurementLimits,
  type LimitChanges,
  type LimitRow,
  type Limits,
  type Range,
  type RangeChange,
} from "./safety/limits.js";
export type { PathwayMedicineList } from "./safety/medicine-list.js";
export { review, type Review, type ReviewItem } from "./safety/review.js";
export type { SafetyOptions } from "./safety/safety-options.js";
export type { SafetyContext, SafetyFinding, SafetyKind, SafetyRule } from "./safety/safety-rule.js";
export { safetyRules } from "./safety/safety-rules.js";
export { validateMessage } from "./validate-message.js";
export { validateResources } from "./validate-resources.js";
export { ValidationError } from "./report/validation-error.js";
