// Compiled, never run: each line that must not compile says why. A line that begins to compile fails the type check.
import { bloodPressure, buildMessage, composeMessage, declinedSupply, height, pharmacyFirst, pulse, supply, temperature, weight } from "../../src/index.js";
import type { BloodPressureInput, Consultation, PharmacyFirstInput, SenderProfile, SupplyInput } from "../../src/index.js";

declare const input: PharmacyFirstInput;
declare const consultation: Consultation;
declare const sender: SenderProfile;
const product = { code: "289411000001107", display: "Flucloxacillin" } as const;

// What must compile.
export const right: readonly unknown[] = [
  pharmacyFirst.sinusitis(input),
  pharmacyFirst.minorIllness({ ...input, observations: [bloodPressure({ systolic: 128, diastolic: "82" })], redFlags: "none-found" }),
  pharmacyFirst.shingles(consultation),
  buildMessage(consultation, { sender }),
];

// @ts-expect-error a misspelt member
pharmacyFirst.sinusitis({ ...input, histroy: [] });
// @ts-expect-error there is no such pathway
export type Earache = (typeof pharmacyFirst)["earache"];
// @ts-expect-error CS-21: sharing declined cannot become a message
pharmacyFirst.sinusitis({ ...input, sharing: "declined" });
// @ts-expect-error CS-26: the verification status has no default
export const unverified: PharmacyFirstInput["patient"] = { nhsNumber: "9991956832", name: { family: "x" }, gender: "male", birthDate: "1990-05-21" };
// @ts-expect-error a verification status outside the list
export const wrongStatus: PharmacyFirstInput["patient"]["nhsNumberVerification"] = "09";
// @ts-expect-error the clinical summary is part of every message
export const noSummary: PharmacyFirstInput = { patient: input.patient, pharmacy: input.pharmacy, practitioner: input.practitioner, startedAt: "2025-07-02", sharing: "agreed" };
// @ts-expect-error a job role outside the list
export const wrongRole: PharmacyFirstInput["practitioner"] = { name: { family: "x" }, role: "R9999" };
// @ts-expect-error UR-070: a blood pressure without its pair
bloodPressure({ systolic: 128 });
// @ts-expect-error UR-070: a blood pressure without its pair, as data
export const half: BloodPressureInput = { type: "blood-pressure", systolic: 128 };
// @ts-expect-error UR-071: a kind of blood pressure that is not sent
bloodPressure({ systolic: 128, diastolic: 82, method: "day-interval" });
// @ts-expect-error UR-073: an unsupported vital sign
pharmacyFirst.sinusitis({ ...input, observations: [{ type: "oxygen-saturation", value: 97 }] });
// @ts-expect-error UR-073: a unit that is not one of temperature's
temperature({ value: 310, unit: "K" });
// @ts-expect-error a weight without its unit
weight({ value: 70 });
// @ts-expect-error a height in a unit of weight
height({ value: 70, unit: "kg" });
// @ts-expect-error a pulse has no unit to choose
pulse({ beatsPerMinute: 70, unit: "Hz" });
// @ts-expect-error UR-039: a supply without dosage text
supply({ product, quantity: { value: 20, unit: "capsule" } });
// @ts-expect-error UR-039: a dosage that does not tell the patient
export const untold: SupplyInput["dosage"] = { text: "One daily" };
// @ts-expect-error CS-19: a supply without quantity
supply({ product, dosage: "One daily" });
// @ts-expect-error UR-041: a word for a unit that the table does not have
supply({ product, quantity: { value: 20, unit: "box" }, dosage: "One daily" });
// @ts-expect-error CS-19: a declined supply without its reason
declinedSupply({ product, unit: "capsule" });
// @ts-expect-error a code without its display
supply({ product: { code: "289411000001107" }, quantity: { value: 20, unit: "capsule" }, dosage: "One daily" });
// @ts-expect-error an unchecked input is no consultation
composeMessage(input, { sender });
// @ts-expect-error a checked consultation cannot be changed
consultation.clinicalSummary = "something else";
// @ts-expect-error the release has no default
export const noRelease: SenderProfile = { odsCode: "FQW30", mailboxId: "X26ABC1" };
