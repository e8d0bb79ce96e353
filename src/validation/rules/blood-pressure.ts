import { twentyFourHourTriplet } from "../../terminology/blood-pressure.js";
import type { Observation, ObservationComponent } from "../../fhir/types.js";
import { systems } from "../../terminology/systems.js";
import { isSctId } from "../../values/sct-id.js";
import type { Rule } from "./rule.js";
import { errorOf, warningOf, type Finding } from "../report/finding.js";
import { codesOf } from "../subject/codes-of.js";
import { headers, parts, triplets, isBloodPressure, isAmbulatoryInterval, unitFinding } from "./measured.js";

/** UR-070: a blood pressure is one of the guide's triplets, in mm[Hg]. */
export const bloodPressure: Rule = {
  id: "UR-070",
  text:
    "A blood pressure is one Observation with systolic and diastolic in a triplet of the guide, in mm[Hg]; the " +
    "triplet of a 24 hour blood pressure is a warning.",
  source: "update-record.md, sections 6 and 10",
  severities: ["error", "warning"],
  appliesTo: ["update-record", "other"],
  check(subject, found) {
    for (const { resource, path, codes } of subject.of("Observation")) {
      const header = codes.find((code) => headers.has(code));
      if (header !== undefined) triplet(resource, path, header, found);
      else if (isBloodPressure(codes))
        found.push(
          errorOf(
            "UR-070",
            "not-a-triplet",
            `${path}.code`,
            "A part of a blood pressure is an Observation by itself: make systolic and diastolic components of one " +
              "Observation.",
            { received: codes.find((code) => parts.has(code)) },
          ),
        );
    }
  },
};

function triplet({ component = [] }: Observation, path: string, header: string, found: Finding[]): void {
  const codes = component.map(({ code }) => codesOf(code)[0] ?? "");
  // A mistyped code is reported once, for its check digit (CS-22), and an interval code once, by UR-071.
  const isSaidElsewhere = (): boolean =>
    codes.some((code) => code !== "" && (!isSctId(code) || isAmbulatoryInterval(code)));
  const fits = triplets.find(
    (one) => one.header.code === header && codes.includes(one.systolic.code) && codes.includes(one.diastolic.code),
  );
  if (component.length !== 2 || (fits === undefined && !isSaidElsewhere())) {
    found.push(
      errorOf(
        "UR-070",
        "not-a-triplet",
        component.length === 2 ? `${path}.component[0].code` : path,
        "A blood pressure has one systolic and one diastolic component, with the codes that go with its header.",
      ),
    );
  }
  if (fits === twentyFourHourTriplet)
    found.push(
      warningOf(
        "UR-070",
        "older-code",
        `${path}.code`,
        "The guide does not list the codes of a 24 hour blood pressure: a receiver may not know them.",
        { received: header },
      ),
    );
  for (const [index, part] of component.entries()) value(part, `${path}.component[${index}]`, found);
}

function value({ valueQuantity, dataAbsentReason }: ObservationComponent, path: string, found: Finding[]): void {
  if (valueQuantity?.value === undefined && dataAbsentReason === undefined)
    found.push(
      errorOf("UR-070", "required", `${path}.valueQuantity`, "The component has no value: add the valueQuantity."),
    );
  if (valueQuantity !== undefined) unitFinding("UR-070", valueQuantity, `${path}.valueQuantity`, ["mm[Hg]"], found);
}

/** UR-071: day and night averages must not be sent. */
export const ambulatoryIntervals: Rule = {
  id: "UR-071",
  text: "Codes of the day and night intervals of ambulatory monitoring must not be sent.",
  source: "update-record.md, section 6",
  severities: ["error"],
  appliesTo: ["update-record", "other"],
  check({ codings }, found) {
    for (const coding of codings) {
      const { system, code } = coding.value;
      if (system === systems.snomed && code !== undefined && isAmbulatoryInterval(code)) {
        found.push(
          errorOf(
            "UR-071",
            "code-not-sent",
            `${coding.path}.code`,
            "Day and night averages of ambulatory monitoring must not be sent: take them out, and send the average " +
              "of the whole day.",
            { received: code },
          ),
        );
      }
    }
  },
};
