import { expect, test } from "vitest";
import { safetyRules } from "../../../src/validation/index.js";

/** Each rule's kinds, what it reads, its source and its text, as docs and screens show them. */
const table = [
  "CS-01 (error, confirm, warning; consultation, message; clinical-safety.md): Code and display agree, the words of " +
    "a unit and its code too, and the free text of the concept does not name another code; a product's name that " +
    "differs from the pathways' list must be confirmed by a named person.",
  "CS-02 (error; consultation, message; clinical-safety.md): A pregnancy status is 77386006 or 60001007 and " +
    "nothing else.",
  "CS-03 (error; consultation, message; clinical-safety.md): There is at most one pregnancy status.",
  "CS-05 (confirm; consultation, message; clinical-safety.md): A pregnancy status of a patient whose gender is " +
    "male, or who is under 10 or over 60, must be confirmed by a named person.",
  "CS-06 (confirm; consultation, message; clinical-safety.md): A medicine supplied to a pregnant patient under " +
    "the contraception service, or under a pathway that excludes it, and doxycycline or clarithromycin supplied to " +
    "a pregnant patient, must be confirmed by a named person.",
  "CS-07 (error; consultation, message; clinical-safety.md): The systolic value is above the diastolic value.",
  "CS-08 (error, confirm; consultation, message; clinical-safety.md): A measurement is within what is " +
    "possible; outside what is commonly seen, a named person must confirm it.",
  "CS-09 (confirm; consultation, message; clinical-safety.md): A body mass index that differs from weight / " +
    "height squared by more than 1 kg/m2, a weight and a height whose index is outside 12 to 60, and a weight " +
    "or a height that is improbable at the patient's age must be confirmed by a named person.",
  "CS-10 (error; consultation, message; clinical-safety.md): Nothing is in the future, nothing ends before " +
    "it begins, nothing happens before the patient's birth, no message is made before its encounter, and no " +
    "encounter follows a death.",
  "CS-11 (confirm; consultation, message; clinical-safety.md): An encounter more than 7 days before the " +
    "message, a measurement or a supply more than 7 days before or after the encounter, or an encounter of " +
    "more than 12 hours (72 with ambulatory monitoring) must be confirmed by a named person.",
  "CS-12 (confirm; consultation, message; clinical-safety.md): A medicine supplied under a pathway's patient " +
    "group direction to a patient outside the pathway's age or sex must be confirmed by a named person.",
  "CS-13 (warning; consultation, message; clinical-safety.md): A medicine that the pathway does not list is a " +
    "warning, unless it was sold over the counter.",
  "CS-14 (error, confirm; consultation, message; clinical-safety.md): A blood pressure of 180/120 or above (either " +
    "value), an irregular pulse or a red flag was reported another way, which a named person must " +
    "confirm; words that mean that there was no red flag are not given as one.",
  "CS-15 (warning; consultation, message; clinical-safety.md): Words under any heading that ask the practice to act " +
    "are a warning (UR-061).",
  "CS-16 (confirm; consultation, message; clinical-safety.md): Free text that holds a well-formed NHS number " +
    "other than the patient's must be confirmed by a named person.",
  "CS-18 (warning; consultation, message; clinical-safety.md): A dosage that tells the patient nothing is a warning.",
  "CS-19 (error; consultation, message; clinical-safety.md): A supply has a quantity above zero.",
  "CS-20 (confirm; consultation, message; clinical-safety.md): The same product supplied twice, or more than " +
    "1,000 units of it, must be confirmed by a named person.",
  "CS-22 (error; consultation, message; clinical-safety.md): A SNOMED CT or dm+d code is a concept identifier " +
    "with the right check digit.",
  "CS-26 (confirm, warning; consultation, message; clinical-safety.md): A verification status of the NHS " +
    "number other than 01 is a warning; 07 (number not present) beside a number must be confirmed by a named " +
    "person.",
  "CS-27 (warning; message; clinical-safety.md): The text of a medicine and the display of its code are the same.",
  "CS-28 (error, confirm, warning; consultation, message; clinical-safety.md): A birth is at most 130 years " +
    "before the encounter; more than 120 years, or 1900-01-01, must be confirmed by a named person. A patient " +
    "who is said to have died is a warning.",
  "CS-29 (confirm; consultation, message; clinical-safety.md): An NHS number that people type where they " +
    "have none, such as one digit ten times, must be confirmed by a named person.",
  "CS-30 (warning; consultation, message; clinical-safety.md): A structured dose, its frequency and duration fit " +
    "the quantity supplied and the days of supply, within a factor of 2.",
  "CS-31 (warning, confirm; consultation, message; clinical-safety.md): A dose is counted in the unit of the supply; " +
    "more than 20 counted units in one dose, or more than 24 doses a day, must be confirmed by a named person.",
  "CS-32 (confirm; consultation, message; clinical-safety.md): The same product both supplied and declined must be " +
    "confirmed by a named person.",
  "CS-33 (error, warning; consultation, message; clinical-safety.md): The code of a medicine is of dm+d's " +
    "namespace, which every actual product has.",
  "CS-34 (warning; consultation, message; clinical-safety.md): Two measurements of one kind at the same " +
    "stated moment and the same place on the body, with different values, are a warning.",
  "CS-35 (warning; consultation, message; clinical-safety.md): An interpretation that the reference range " +
    "of the same observation contradicts is a warning.",
  "CS-36 (confirm; consultation, message; clinical-safety.md): Pharmacy First provided, or a medicine supplied under " +
    "a pathway's direction, by somebody who is no pharmacist, and a supply under the direction of a pathway that did " +
    "not apply, must be confirmed by a named person.",
  "CS-37 (confirm, warning; consultation, message; clinical-safety.md): A pharmacist without registration " +
    "and without an identifier of the directory (SDS) is a warning; two people of one message with one " +
    "registration number and different family names must be confirmed by a named person.",
  "CS-38 (error; consultation; clinical-safety.md): The registered practice is another organisation than " +
    "the pharmacy.",
  "CS-39 (error, warning; message; clinical-safety.md): No statement is withdrawn by its own status: " +
    "entered in error, cancelled, or refuted and active. A refuted condition, and a patient, a practitioner " +
    "or a role that is not active, is a warning.",
  "CS-40 (confirm, warning; consultation, message; clinical-safety.md): Words that contradict the coded pregnancy " +
    "status must be confirmed by a named person; a blood pressure or a temperature in words that no reading agrees " +
    "with is a warning.",
  "CS-41 (confirm; consultation, message; clinical-safety.md): A medicine supplied although a text tells of an " +
    "allergy to it, or to its family, must be confirmed by a named person.",
  "CS-42 (confirm, warning; consultation, message; clinical-safety.md): Contraception supplied to a patient whose " +
    "gender is male, or who is under 13 or over 55, must be confirmed by a named person; ulipristal beside another " +
    "hormonal contraceptive is a warning.",
  "CS-43 (warning; consultation; clinical-safety.md): More than three decimals in a measured value or a " +
    "quantity are a warning.",
  "CS-44 (confirm, warning; consultation, message; clinical-safety.md): A medicine supplied for acute " +
    "otitis media under its direction to a patient seen by telephone, by video or remotely must be confirmed " +
    "by a named person; measured values of a patient seen by telephone are a warning.",
  "UR-039 (warning; consultation, message; update-record.md, section 3): A supply names an actual product (AMP) " +
    "of dm+d, not a virtual one (VMP).",
  "UR-040 (warning; consultation, message; update-record.md, section 3): Outside urgent supply, that nothing was " +
    "supplied is said in words: a declined product as data is a warning, since a receiver that overlooks notDone " +
    "would file the medicine.",
];

test("CS-01 to CS-44: the table of rules has the texts that a person has read and accepted", () => {
  expect(
    safetyRules.map(
      ({ id, kinds, seenIn, source, text }) => `${id} (${kinds.join(", ")}; ${seenIn.join(", ")}; ${source}): ${text}`,
    ),
  ).toEqual(table);
});
