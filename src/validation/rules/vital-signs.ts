import type { Observation } from "../../fhir/types.js";
import { methodOfCode, type Method, type MethodRow } from "../../terminology/measurement-rows.js";
import { observationCategories } from "../../terminology/observation-category.js";
import { systems } from "../../terminology/systems.js";
import type { Rule } from "./rule.js";
import { errorOf, warningOf, type Finding } from "../report/finding.js";
import { isAmbulatoryInterval, isBloodPressure, unitFinding } from "./measured.js";
import { isPregnancyStatus } from "../subject/codes-of.js";

/** By code: every measurement that has one value. */
const byCode: ReadonlyMap<string, Method> = new Map(
  [...methodOfCode].filter(([, { row }]) => row.special !== "finding" && row.special !== "pair"),
);

const texts: Readonly<Record<MethodRow["rule"], string>> = {
  "UR-072": "A pulse or heart rate has a value in {beats}/min; an irregular pulse is an Observation of its own.",
  "UR-073": "A height, weight, body mass index or temperature has a value in one of the guide's units, in UCUM.",
  "UR-074": "A self-reported height or weight has a value in one of the guide's units, in UCUM.",
};

/** UR-072 to UR-074: a vital sign has a value in a unit that belongs to it. */
export const vitalSignValues: readonly Rule[] = Object.entries(texts).map(([id, text]) => ({
  id,
  text,
  source: "update-record.md, sections 6 and 10",
  severities: ["error"],
  appliesTo: ["update-record", "other"],
  check(subject, found) {
    for (const { resource, path, codes } of subject.of("Observation")) {
      const method = byCode.get(codes.find((one) => byCode.has(one)) ?? "");
      if (method?.rule === id) measured(resource, path, method, found);
    }
  },
}));

/** UR-073: a vital sign is one that practices accept. */
export const supportedVitalSigns: Rule = {
  id: "UR-073",
  text: "A vital sign that the guide does not list must not be sent.",
  source: "update-record.md, section 6",
  severities: ["error"],
  appliesTo: ["update-record", "other"],
  check(subject, found) {
    for (const { resource, path, codes } of subject.of("Observation")) {
      // UR-071 reports an interval of ambulatory monitoring.
      const isListed =
        isBloodPressure(codes) || codes.some((code) => methodOfCode.has(code) || isAmbulatoryInterval(code));
      if (codes.length > 0 && !isListed && hasCategory(resource, "vital-signs")) {
        found.push(
          errorOf(
            "UR-073",
            "vital-sign-unsupported",
            `${path}.code`,
            "The guide does not list this vital sign: it must not be sent.",
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
  { rule, units }: Method,
  found: Finding[],
): void {
  if (valueQuantity?.value === undefined && dataAbsentReason === undefined)
    found.push(
      errorOf(rule, "required", `${path}.valueQuantity`, "The vital sign has no value: add the valueQuantity."),
    );
  if (valueQuantity !== undefined) unitFinding(rule, valueQuantity, `${path}.valueQuantity`, units, found);
}

/** UR-036: a vital sign and a pregnancy status have their category. */
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
