import { factSources, type Facts, type FactSource } from "./facts/facts.js";
import type { LimitChanges, Limits } from "./limits.js";
import type { CodesSaid } from "../report/finding.js";
import type { IssueCode } from "../report/issue-codes.js";
import type { Pathway } from "../../terminology/pathways.js";

export const safetyKinds: readonly ["error", "confirm", "warning"] = ["error", "confirm", "warning"];

/**
 * What a rule of clinical safety can find:
 * - `error`: a contradiction or an impossible value; no message is built or sent;
 * - `confirm`: improbable; built once the consultation says who confirmed it, and a warning in a report;
 * - `warning`: worth checking; never prevents building or sending.
 */
export type SafetyKind = (typeof safetyKinds)[number];

/** What a rule of clinical safety found. The message names codes and places, never the patient. */
export interface SafetyFinding {
  readonly kind: SafetyKind;
  /**
   * What kind of fault it is, as a stable word such as `out-of-range`; where none of them fits a deployer's own rule,
   * `own-rule`.
   */
  readonly code: IssueCode;
  readonly path: string;
  readonly message: string;
  /**
   * What was found, in words (`215/128 mm[Hg]`): a confirmation covers this and nothing else. Shown by `review` alone;
   * a finding of the kind `confirm` without it is told apart by its message.
   */
  readonly found?: string | undefined;
  /** Which codes are expected and which were found, where the rule is about codes. */
  readonly codes?: CodesSaid | undefined;
}

/** What a rule may use besides the facts. */
export interface SafetyContext {
  readonly now: Date;
  readonly limits: Limits;
  /** The pathways' products, where the caller gave them (CS-01, CS-13). */
  readonly medicines: PathwayMedicineList | undefined;
}

/**
 * A rule of clinical safety, this project's or the deployer's own; it reads facts that have places.
 *
 * @example
 * const noTeenagers: SafetyRule = {
 *   id: "LOCAL-1",
 *   text: "No supply to a patient under 18 without a second pharmacist.",
 *   source: "Riverside Pharmacies, procedure 12",
 *   kinds: ["confirm"],
 *   seenIn: ["consultation"],
 *   *check({ supplies, patient }) {
 *     if ((patient.birthDate?.value ?? "") <= "2008") return;
 *     const message = "A second pharmacist must agree.";
 *     for (const { path } of supplies) yield { kind: "confirm", code: "improbable", path, message };
 *   },
 * };
 */
export interface SafetyRule {
  /** `CS-07`; a deployer's own rule has its own id. */
  readonly id: string;
  /** What it requires, in this project's own words. */
  readonly text: string;
  /** Where it is written. */
  readonly source: string;
  /** The kinds of finding that it may give. */
  readonly kinds: readonly SafetyKind[];
  /**
   * Whether it reads consultations, messages or both. Only what it finds in a consultation is asked to be confirmed: in
   * a message that is a warning.
   */
  readonly seenIn: readonly FactSource[];
  /**
   * Everything that breaks it, at once (not async). Where it throws, nothing is built or reported: InvalidValueError
   * names the rule, and leaves out what it threw.
   */
  check(facts: Facts, context: SafetyContext): Iterable<SafetyFinding>;
}

/** How the rules of clinical safety are applied. They can be made tighter, never looser. */
export interface SafetyOptions {
  /** The time that "in the future" and "long ago" are counted from; without it, the system's clock. */
  readonly now?: Date;
  /** Limits of measurements that are to be tighter (CS-08). */
  readonly limits?: LimitChanges;
  /** The deployer's own rules, applied after this project's. */
  readonly rules?: readonly SafetyRule[];
  /**
   * Ids of rules, of safety or of the guide, whose warnings are not wanted, such as `CS-15`. Errors cannot be turned
   * off; what is to be confirmed only in a report on a message (`CS-14`), where it is a warning.
   */
  readonly withoutWarnings?: readonly string[];
  /**
   * The products that the pathways list: `pathwayMedicines` of the entry `./pathway-medicines`. Without it CS-13 is not
   * checked, nor the names of products (CS-01).
   */
  readonly medicines?: PathwayMedicineList;
}

export const source = "clinical-safety.md";

export const everywhere: readonly FactSource[] = factSources;

export function errorAt(path: string, code: IssueCode, message: string, codes?: CodesSaid): SafetyFinding {
  return { kind: "error", code, path, message, codes };
}

export function confirmAt(
  path: string,
  code: IssueCode,
  message: string,
  found: string,
  codes?: CodesSaid,
): SafetyFinding {
  return { kind: "confirm", code, path, message, found, codes };
}

export function warningAt(path: string, code: IssueCode, message: string, codes?: CodesSaid): SafetyFinding {
  return { kind: "warning", code, path, message, codes };
}

/** The products that pathways list; `pathwayMedicines` of the entry `./pathway-medicines` is one. */
export interface PathwayMedicineList {
  /** True where the pathway lists the dm+d product of this code. */
  lists(pathway: Pathway, code: string): boolean;
  /** The product of this code. Without it, the names of products are not compared with the list (CS-01). */
  find?(code: string): ListedProduct | undefined;
}

/** A product, as a list of a pathway's medicines has it. */
export interface ListedProduct {
  /** Its name in dm+d. */
  readonly name: string;
  /** The code that took the place of this one. Its name is not compared. */
  readonly replacedBy?: string;
}
