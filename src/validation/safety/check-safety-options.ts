import { tightenedLimits } from "./limits.js";
import { checkOwnRule } from "./own-rules.js";
import type { SafetyKind, SafetyOptions, SafetyRule } from "./safety-rule.js";
import { InvalidValueError } from "../../errors.js";
import { givenDate } from "../../values/given.js";
import { checkOptionNames } from "../../values/option-names.js";
import { safetyRules } from "./safety-rules.js";

/** The rules of the guide that can warn, besides those of clinical safety: those that `withoutWarnings` may name. */
export const warningRules: ReadonlySet<string> = new Set([
  "UR-003",
  "UR-005",
  "UR-006",
  "UR-023",
  "UR-031",
  "UR-033",
  "UR-034",
  "UR-035",
  "UR-036",
  "UR-039",
  "UR-040",
  "UR-053",
  "UR-060",
  "UR-063",
  "UR-070",
  "UR-076",
  "UR-077",
  "UR-081",
  "UR-110",
  "UR-113",
  "UR-116",
]);

/** The options of safety, and no others, where the time comes from elsewhere. */
export const timelessOptionNames: Readonly<Record<Exclude<keyof SafetyOptions, "now">, true>> = {
  limits: true,
  rules: true,
  withoutWarnings: true,
  medicines: true,
};

export const safetyOptionNames: Readonly<Record<keyof SafetyOptions, true>> = { now: true, ...timelessOptionNames };

/**
 * Refuses options that are not what their types say, whatever they are applied to. `hidden` are the kinds of finding
 * that may be left out: a report may also hide what is to be confirmed, `review` and building never. @throws
 * InvalidValueError
 */
export function checkSafetyOptions(options: SafetyOptions, hidden: readonly SafetyKind[] = ["warning"]): void {
  checkOptionNames("safety options", options, safetyOptionNames);
  const { now, limits, rules, withoutWarnings, medicines }: { readonly [Name in keyof SafetyOptions]: unknown } =
    options;
  if (now !== undefined) givenDate(now, "now");
  if (medicines !== undefined && !isMedicineList(medicines))
    throw new InvalidValueError("medicines", "must be pathwayMedicines, or have its method lists");
  if (limits !== undefined) tightenedLimits(options.limits);
  if (rules !== undefined) {
    if (!Array.isArray(rules)) throw new InvalidValueError("rules", "must be a list of rules of your own");
    rules.forEach(checkOwnRule);
  }
  if (
    withoutWarnings !== undefined &&
    !(Array.isArray(withoutWarnings) && withoutWarnings.every((id) => typeof id === "string"))
  ) {
    throw new InvalidValueError("withoutWarnings", "must be a list of ids of rules, such as CS-15");
  }
  if (options.rules !== undefined || options.withoutWarnings !== undefined)
    checkIds([...safetyRules, ...(options.rules ?? [])], options.withoutWarnings ?? [], hidden);
}

function isMedicineList(value: unknown): boolean {
  return (
    hasMethod(value, "lists") && ((value as { readonly find?: unknown }).find === undefined || hasMethod(value, "find"))
  );
}

function hasMethod(value: unknown, name: string): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    name in value &&
    typeof (value as Readonly<Record<string, unknown>>)[name] === "function"
  );
}

function checkIds(
  rules: readonly SafetyRule[],
  withoutWarnings: readonly string[],
  hidden: readonly SafetyKind[],
): void {
  const ids = rules.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw new InvalidValueError("own rule", "must have an id that no other rule has");
  for (const unwanted of withoutWarnings) {
    const warns =
      warningRules.has(unwanted) ||
      rules.some(({ id, kinds }) => id === unwanted && kinds.some((kind) => hidden.includes(kind)));
    if (!warns)
      throw new InvalidValueError(
        "withoutWarnings",
        hidden.includes("confirm")
          ? "must name rules that give warnings; errors cannot be turned off"
          : "must name rules that give warnings; errors and confirmations cannot be turned off",
      );
  }
}
