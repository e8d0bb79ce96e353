import type { Observation } from "../../fhir/types.js";
import { methodOfCode, type Method, type MethodRow } from "../../terminology/measurement-rows.js";
import { ambulatoryMonitoring } from "../../terminology/ambulatory-monitoring.js";
import { observationCategories, type ObservationCategory } from "../../terminology/observation-category.js";
import { systems } from "../../terminology/systems.js";
import { once } from "../../values/once.js";
import type { Rule } from "./rule.js";
import { errorOf, warningOf, type Finding } from "../report/finding.js";
import { isAmbulatoryInterval, isBloodPressure, unitFinding } from "./measured.js";
import { isPregnancyStatus } from "../subject/codes-of.js";

/** By code: every measurement that has one value. */
const byCode = once(
  (): ReadonlyMap<string, Method> =>
    new Map([...methodOfCode()].filter(([, { row }]) => row.special !== "finding" && row.special !== "pair")),
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
      const method = byCode().get(codes.find((one) => byCode().has(one)) ?? "");
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
      const isListed = isBloodPressure(codes) || codes.some((code) => listed(code) || isAmbulatoryInterval(code));
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

/** A measurement, or the report of ambulatory monitoring, which has the same category (UR-077). */
function listed(code: string): boolean {
  return methodOfCode().has(code) || code === ambulatoryMonitoring.report.code;
}

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

/** The category that an Observation should have: where the guide names none, undefined. */
function categoryOf(resource: Observation, codes: readonly string[]): ObservationCategory | undefined {
  if (isPregnancyStatus(resource) || codes.includes(ambulatoryMonitoring.declined.code)) return "social-history";
  const isVital = isBloodPressure(codes) || codes.includes(ambulatoryMonitoring.report.code);
  return isVital || codes.some((code) => byCode().has(code)) ? "vital-signs" : undefined;
}

/** UR-036: what an Observation is about has its category, and it is final. */
export const observationCategory: Rule = {
  id: "UR-036",
  text:
    "A vital sign and an ambulatory report have the category vital-signs, a pregnancy status and declined monitoring " +
    "social-history; another one or none is a warning, and so is a status other than final. A SNOMED CT coding " +
    "beside it is right.",
  source: "update-record.md, sections 3 and 10",
  severities: ["warning"],
  appliesTo: ["update-record", "other"],
  check(subject, found) {
    for (const { resource, path, codes } of subject.of("Observation")) {
      const wanted = categoryOf(resource, codes);
      if (wanted !== undefined && !hasCategory(resource, wanted))
        found.push(
          warningOf("UR-036", "required", `${path}.category`, `The category is missing: it should be ${wanted}.`, {
            expected: wanted,
          }),
        );
      else otherCategories(resource, `${path}.category`, found);
      if (resource.status !== undefined && notFinal.includes(resource.status))
        found.push(
          warningOf("UR-036", "fixed-value", `${path}.status`, "The status should be final.", {
            expected: "final",
            received: resource.status,
          }),
        );
    }
  },
};

/** Those that withdraw what is said, entered-in-error and cancelled, are for a rule of clinical safety. */
const notFinal: readonly string[] = ["amended", "corrected", "preliminary", "registered", "unknown"];

function otherCategories({ category = [] }: Observation, path: string, found: Finding[]): void {
  category.forEach(({ coding = [] }, at) => {
    coding.forEach(({ system, code }, index) => {
      if (code === undefined || system === systems.snomed) return;
      const known = addresses.includes(system);
      if (known && Object.hasOwn(observationCategories, code)) return;
      found.push(
        warningOf(
          "UR-036",
          known ? "code-unknown" : "other-system",
          `${path}[${at}].coding[${index}].${known ? "code" : "system"}`,
          "The category should be vital-signs or social-history, of HL7's observation categories.",
          known
            ? { expected: Object.keys(observationCategories), received: code }
            : { expected: systems.observationCategory, received: system },
        ),
      );
    });
  });
}

const addresses: readonly (string | undefined)[] = [systems.observationCategory, systems.observationCategoryStu3];

function hasCategory({ category = [] }: Observation, wanted: string): boolean {
  return category.some(({ coding = [] }) =>
    coding.some(({ system, code }) => addresses.includes(system) && code === wanted),
  );
}
