import type { Observation } from "../../fhir/types.js";
import { irregularPulse, vitalSigns, type VitalSign } from "../../terminology/vital-signs.js";
import { observationCategories } from "../../terminology/observation-category.js";
import { systems } from "../../terminology/systems.js";
import { errorOf, warningOf, type Finding, type Rule } from "../finding.js";
import { isBloodPressure } from "./blood-pressure.js";
import { codesOf, unitFinding } from "./measured.js";
import { isPregnancyStatus } from "./pregnancy.js";

const rates: readonly string[] = [vitalSigns.pulse.coding.code, vitalSigns.heartRate.coding.code];
const byCode = new Map<string, VitalSign>(Object.values<VitalSign>(vitalSigns).map((sign) => [sign.coding.code, sign]));

/** UR-072 to UR-074: a vital sign is one that practices take, with a value in a unit that belongs to it. */
export const vitalSign: Rule = {
  id: "UR-073",
  text: "A vital sign is one of the guide's (pulse: UR-072, self-reported: UR-074), with a value in one of its units; no other is sent.",
  source: "update-record.md, section 6",
  appliesTo: ["update-record", "other"],
  *check(subject) {
    for (const { resource, path } of subject.of("Observation")) {
      const codes = codesOf(resource.code);
      const code = codes.find((one) => byCode.has(one));
      const sign = byCode.get(code ?? "");
      if (sign !== undefined) yield* measured(resource, path, sign, rates.includes(code ?? "") ? "UR-072" : "UR-073");
      else if (hasCategory(resource, "vital-signs") && codes.length > 0 && !isBloodPressure(codes) && !codes.includes(irregularPulse.code)) {
        yield errorOf("UR-073", "vital-sign-unsupported", `${path}.code`, "The guide does not list this vital sign: it is not sent.", { received: codes[0] });
      }
    }
  },
};

function* measured({ valueQuantity, dataAbsentReason }: Observation, path: string, sign: VitalSign, rule: string): Generator<Finding> {
  if (valueQuantity?.value === undefined && dataAbsentReason === undefined) yield errorOf(rule, "required", `${path}.valueQuantity`, "The vital sign has no value.");
  if (valueQuantity !== undefined) yield* unitFinding(rule, valueQuantity, `${path}.valueQuantity`, sign.units);
}

/** UR-036: the category is there where it fits. */
export const observationCategory: Rule = {
  id: "UR-036",
  text: "A vital sign has the category vital-signs, a pregnancy status social-history; a category that is missing is a warning.",
  source: "update-record.md, sections 3 and 10",
  appliesTo: ["update-record", "other"],
  *check(subject) {
    for (const { resource, path } of subject.of("Observation")) {
      const codes = codesOf(resource.code);
      const isVital = isBloodPressure(codes) || codes.some((code) => byCode.has(code));
      if (isVital && !hasCategory(resource, "vital-signs")) yield warningOf("UR-036", "required", `${path}.category`, `The category should be ${observationCategories["vital-signs"].code}.`, { expected: observationCategories["vital-signs"].code });
      if (isPregnancyStatus(resource) && !hasCategory(resource, "social-history")) {
        yield warningOf("UR-036", "required", `${path}.category`, `The category should be ${observationCategories["social-history"].code}.`, { expected: observationCategories["social-history"].code });
      }
    }
  },
};

function hasCategory({ category = [] }: Observation, wanted: string): boolean {
  const addresses: readonly (string | undefined)[] = [systems.observationCategory, systems.observationCategoryStu3];
  return category.some(({ coding = [] }) => coding.some(({ system, code }) => addresses.includes(system) && code === wanted));
}
