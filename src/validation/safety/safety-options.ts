import type { LimitChanges } from "./limits.js";
import type { PathwayMedicineList } from "./medicine-list.js";
import type { SafetyRule } from "./safety-rule.js";

/** How the rules of clinical safety are applied. They can be made tighter, never looser. */
export interface SafetyOptions {
  /** The time that "in the future" and "long ago" are counted from; without it, the system's clock. */
  readonly now?: Date;
  /** Limits of measurements that are to be tighter (CS-08). */
  readonly limits?: LimitChanges;
  /** Own rules, applied beside this project's. */
  readonly rules?: readonly SafetyRule[];
  /**
   * Ids of rules, of safety or of the guide, whose warnings are not wanted, such as `CS-15`. Errors and confirmations
   * cannot be turned off.
   */
  readonly withoutWarnings?: readonly string[];
  /**
   * The products that the pathways list: `pathwayMedicines` of the entry `./pathway-medicines`. Without it CS-13 is not
   * asked.
   */
  readonly medicines?: PathwayMedicineList;
}
