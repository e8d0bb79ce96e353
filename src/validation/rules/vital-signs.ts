import type { Observation } from "../../fhir/types.js";
import { irregularPulse, vitalSigns, type VitalSign } from "../../terminology/vital-signs.js";
import { observationCategories } from "../../terminology/observation-category.js";
import { systems } from "../../terminology/systems.js";
import type { Rule } from "./rule.js";
import { errorOf, warningOf, type Finding } from "../report/finding.js";
import { isAmbulatoryInterval, isBloodPressure } from "./blood-pressure.js";
import { unitFinding } from "./measured.js";
import { isPregnancyStatus } from "../subject/codes-of.js";

const byCode = new Map<string, VitalSign>(Object.values<VitalSign>(vitalSigns).map((sign) => [sign.coding.code, sign]));
const { pulse, heartRate, selfReportedHeight, selfReportedWeight } = vitalSigns;
const ruleOfSign = new Map([
  ...[pulse, heartRate].map(({ coding }) => [coding.code, "UR-072"] as const),
  ...[selfReportedHeight, selfReportedWeight].map(({ coding }) => [coding.code, "UR-074"] as const),
]);

/** UR-072 to UR-074: a vital sign has a value in a unit that belongs to it. */
export const vitalSignValues: readonly Rule[] = [
  {
    id: "UR-072",
    text: "A pulse or heart rate has a value in {beats}/min; an irregular pulse is an Observation of its own.",
  },
  {
    id: "UR-073",
    text: "A height, weight, body mass index or temperature has a value in one of the guide's units, in UCUM.",
  },
  { id: "UR-074", text: "A self-reported height or weight has a value in one of the guide's units, in UCUM." },
].map(({ id, text }): Rule => ({
  id,
  text,
  source: "update-record.md, sections 6 and 10",
  severities: ["error"],
  appliesTo: ["update-record", "other"],
  check(subject, found) {
    for (const { resource, path, codes } of subject.of("Observation")) {
      const code = codes.find((one) => byCode.has(one)) ?? "";
      const sign = byCode.get(code);
      if (sign !== undefined && (ruleOfSign.get(code) ?? "UR-073") === id) measured(resource, path, sign, id, found);
    }
  },
}));

/** UR-073: a vital sign is one that practices take. */
export const supportedVitalSigns: Rule = {
  id: "UR-073",
  text: "No vital sign is sent that the guide does not list.",
  source: "update-record.md, section 6",
  severities: ["error"],
  appliesTo: ["update-record", "other"],
  check(subject, found) {
    for (const { resource, path, codes } of subject.of("Observation")) {
      // An interval of ambulatory monitoring is said as such (UR-071).
      const isListed =
        isBloodPressure(codes) ||
        codes.some((code) => byCode.has(code) || code === irregularPulse.code || isAmbulatoryInterval(code));
      if (codes.length > 0 && !isListed && hasCategory(resource, "vital-signs")) {
        found.push(
          errorOf(
            "UR-073",
            "vital-sign-unsupported",
            `${path}.code`,
            "The guide does not list this vital sign: it is not sent.",
            { received: codes[0] },
          ),
        );
      }
    }
  },
};

function measured(
  { valueQuantity, dataAbsentReason }: Observation,
  path: string,
  sign: VitalSign,
  rule: string,
  found: Finding[],
): void {
  if (valueQuantity?.value === undefined && dataAbsentReason === undefined)
    found.push(
      errorOf(rule, "required", `${path}.valueQuantity`, "The vital sign has no value: add the valueQuantity."),
    );
  if (valueQuantity !== undefined) unitFinding(rule, valueQuantity, `${path}.valueQuantity`, sign.units, found);
}

/** UR-036: the category is there where it fits. */
export const observationCategory: Rule = {
  id: "UR-036",
  text:
    "A vital sign has the category vital-signs, a pregnancy status social-history; a category that is missing is a " +
    "warning.",
  source: "update-record.md, sections 3 and 10",
  severities: ["warning"],
  appliesTo: ["update-record", "other"],
  check(subject, found) {
    for (const { resource, path, codes } of subject.of("Observation")) {
      const isVital = isBloodPressure(codes) || codes.some((code) => byCode.has(code));
      if (isVital && !hasCategory(resource, "vital-signs"))
        found.push(
          warningOf(
            "UR-036",
            "required",
            `${path}.category`,
            `The category is missing: it should be ${observationCategories["vital-signs"].code}.`,
            { expected: observationCategories["vital-signs"].code },
          ),
        );
      if (isPregnancyStatus(resource) && !hasCategory(resource, "social-history")) {
        found.push(
          warningOf(
            "UR-036",
            "required",
            `${path}.category`,
            `The category is missing: it should be ${observationCategories["social-history"].code}.`,
            { expected: observationCategories["social-history"].code },
          ),
        );
      }
    }
  },
};

function hasCategory({ category = [] }: Observation, wanted: string): boolean {
  const addresses: readonly (string | undefined)[] = [systems.observationCategory, systems.observationCategoryStu3];
  return category.some(({ coding = [] }) =>
    coding.some(({ system, code }) => addresses.includes(system) && code === wanted),
  );
}
