export type { Brand } from "./brand.js";
export { compareDecimals, decimalOf, isDecimal, parseDecimal, type Decimal } from "./decimal.js";
export {
  isFhirDate,
  parseFhirDate,
  isFhirDateTime,
  parseFhirDateTime,
  instantOf,
  isInstant,
  millisecondsOf,
  parseInstant,
  type FhirDate,
  type FhirDateTime,
  type Instant,
} from "./dates.js";
export { isGphcNumber, parseGphcNumber, type GphcNumber } from "./gphc-number.js";
export { isMailboxId, parseMailboxId, type MailboxId } from "./mailbox-id.js";
export { formatNhsNumber, isNhsNumber, isTestNhsNumber, parseNhsNumber, type NhsNumber } from "./nhs-number.js";
export { isOdsCode, parseOdsCode, type OdsCode } from "./ods-code.js";
export { isSctId, parseSctId, sctIdKind, type SctId, type SctIdKind } from "./sct-id.js";
export { isUuid, newUuid, parseUuid, type Uuid } from "./uuid.js";
