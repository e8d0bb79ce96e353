export type { MeasurementName } from "../terminology/measurements.js";
export type { CodesSaid } from "./report/finding.js";
export { issueCodes, type IssueCode } from "./report/issue-codes.js";
export type { ValidateOptions } from "./options.js";
export { ValidationError, type Issue, type MessageKind, type Report, type Severity } from "./report/report.js";
export type { RuleDescription } from "./rules/rule.js";
export { ruleDescriptions } from "./rule-table.js";
export { ConfirmationRequiredError } from "./safety/refuse-unsafe.js";
export { review, type ReviewOptions } from "./safety/review.js";
export type { ItemToConfirm, Review, ReviewItem } from "./safety/review-items.js";
export type {
  BloodPressureFact,
  ConceptFact,
  Facts,
  FactSource,
  MeasurementFact,
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
export type {
  ListedProduct,
  PathwayMedicineList,
  SafetyContext,
  SafetyFinding,
  SafetyOptions,
  SafetyKind,
  SafetyRule,
} from "./safety/safety-rule.js";
export { safetyRules } from "./safety/safety-rules.js";
export { validateMessage } from "./validate-message.js";
export { validateResources } from "./validate-resources.js";
