import { verificationStatuses } from "../../../terminology/verification-status.js";
import { isYearsBefore } from "../facts/moments.js";
import {
  confirmAt,
  errorAt,
  everywhere,
  source,
  warningAt,
  type SafetyFinding,
  type SafetyRule,
} from "../safety-rule.js";

const verified = "01";
const numberNotPresent = "07";

export const numberVerified: SafetyRule = {
  id: "CS-26",
  text:
    "A verification status of the NHS number other than 01 is a warning; 07 (number not present) beside a number " +
    "must be confirmed by a named person.",
  source,
  kinds: ["confirm", "warning"],
  seenIn: everywhere,
  check({ patient: { nhsNumber, verification } }) {
    if (verification === undefined || verification.value === verified) return [];
    const { value, path } = verification;
    if (!Object.hasOwn(verificationStatuses, value)) return [];
    if (value === numberNotPresent && nhsNumber !== undefined)
      return [
        confirmAt(
          path,
          "contradiction",
          `The status ${numberNotPresent} says that there is no NHS number, and there is one: check which is right.`,
          `status ${value}, number ${nhsNumber.value}`,
        ),
      ];
    return [
      warningAt(
        path,
        "not-verified",
        "The NHS number was not traced and verified: the message may not find the patient's practice.",
      ),
    ];
  },
};

/** How many years before the encounter a birth cannot be, and rarely is. */
const impossibleYears = 130;
const rareYears = 120;

/** What programs write where they do not know the date of birth. */
const writtenForUnknown = "1900-01-01";

export const birthAndDeath: SafetyRule = {
  id: "CS-28",
  text:
    "A birth is at most 130 years before the encounter; more than 120 years, or 1900-01-01, must be confirmed by a " +
    "named person. A patient who is said to have died is a warning.",
  source,
  kinds: ["error", "confirm", "warning"],
  seenIn: everywhere,
  check({ patient: { birthDate, deceased }, startedAt }) {
    const found: SafetyFinding[] = [];
    if (birthDate !== undefined && startedAt !== undefined) {
      const { value, path } = birthDate;
      const isOver = (years: number): boolean => isYearsBefore(value, startedAt.value, years);
      if (isOver(impossibleYears))
        found.push(
          errorAt(
            path,
            "out-of-range",
            `The date of birth is more than ${impossibleYears} years before the encounter: correct it.`,
          ),
        );
      else if (isOver(rareYears) || value === writtenForUnknown)
        found.push(
          confirmAt(
            path,
            "out-of-range",
            `The date of birth is more than ${rareYears} years before the encounter, or one that stands for an ` +
              "unknown date: check it.",
            `born ${value}`,
          ),
        );
    }
    if (deceased?.value === true)
      found.push(warningAt(deceased.path, "improbable", "The patient is said to have died: check that it is so."));
    return found;
  },
};

/** Sequences that people type; so is any digit ten times. The check digit of each is right. */
const typedForNone: readonly string[] = ["0123456789", "1234567881", "9876543210"];
const oneDigit = /^([0-9])\1{9}$/;

export const numberTypedForNone: SafetyRule = {
  id: "CS-29",
  text:
    "An NHS number that people type where they have none, such as one digit ten times, must be confirmed by a named " +
    "person.",
  source,
  kinds: ["confirm"],
  seenIn: everywhere,
  check({ patient: { nhsNumber } }) {
    if (nhsNumber === undefined) return [];
    const { value, path } = nhsNumber;
    return oneDigit.test(value) || typedForNone.includes(value)
      ? [
          confirmAt(
            path,
            "placeholder",
            "This is an NHS number that people type where they have none: look the patient's own number up.",
            value,
          ),
        ]
      : [];
  },
};

export const practiceNotPharmacy: SafetyRule = {
  id: "CS-38",
  text: "The registered practice is another organisation than the pharmacy.",
  source,
  kinds: ["error"],
  seenIn: ["consultation"],
  check({ practice }) {
    return practice?.odsCode.value === practice?.pharmacy && practice !== undefined
      ? [
          errorAt(
            practice.odsCode.path,
            "contradiction",
            "The registered practice has the pharmacy's own ODS code: give the practice's.",
          ),
        ]
      : [];
  },
};
