import { expect, test } from "vitest";
import type { ClinicalPathwayInput } from "../../src/consultation/index.js";
import {
  AddressImpossibleError,
  foldSurname,
  type MessageRouting,
  type SenderProfile,
} from "../../src/message/index.js";
import { fullInput, leastInput } from "../consultation/inputs.js";
import { compose } from "./support/composed.js";

const named = (family: string, given: readonly string[] = []): ClinicalPathwayInput => ({
  ...leastInput,
  patient: { ...leastInput.patient, name: { family, given } },
});
const routed = (family: string, changes: Partial<SenderProfile> = {}): MessageRouting =>
  compose(named(family), changes).routing;

test("UR-090: the workflow is GPCONNECT_UPDATE_RECORD", () => {
  expect(routed("Smith").workflowId).toBe("GPCONNECT_UPDATE_RECORD");
});

test("UR-091: the address is GPPROVIDER, NHS number, date of birth as yyyyMMdd, surname", () => {
  expect(routed("Fairweather").to).toBe("GPPROVIDER_9991956832_19900521_Fairweather");
  expect(routed("Fairweather", { dateOfBirthFormat: "ddMMyyyy" }).to).toBe(
    "GPPROVIDER_9991956832_21051990_Fairweather",
  );
});

test.for([
  ["Núñez", "Nunez"],
  ["Żeleńska-Brown", "Zelenska-Brown"],
  ["Mac Giolla Bríde", "Mac Giolla Bride"],
  ["Ångström", "Angstrom"],
  ["Øster Łukasz", "Oster Lukasz"],
  ["Weiß", "Weiss"],
  ["O\u2019Neill", "O'Neill"],
  ["O\u00B4Hara", "O'Hara"],
  ["O\u02BCHara", "O'Hara"],
  ["Anne\u2010Marie", "Anne-Marie"],
  ["de_la_Cruz", "de la Cruz"],
  ["  van   der\u00A0Berg ", "van der Berg"],
  ["Nguye\u0302\u0303n", "Nguyen"],
  ["Ðorđe Þór", "Dorde Thor"],
  ["SMITH", "SMITH"],
] as const)("UR-091: the surname %s is written %s", ([family, written]) => {
  expect(foldSurname(family)).toBe(written);
  expect(routed(family).to).toBe(`GPPROVIDER_9991956832_19900521_${written}`);
});

test("the address is at most 100 characters; one more is refused, never cut", () => {
  const longest = "x".repeat(69);
  expect(routed(longest).to).toHaveLength(100);
  expect(() => routed(`${longest}x`)).toThrow(AddressImpossibleError);
  expect(refusal(() => routed(`${longest}x`))).toMatchObject({ code: "address-impossible", reason: "too-long" });
});

test("a surname that leaves nothing or has no ASCII form is refused, without repeating it", () => {
  expect(refusal(() => routed("_"))).toMatchObject({ reason: "surname-empty" });
  expect(refusal(() => routed("王"))).toMatchObject({ reason: "surname-not-ascii" });
  expect(refusal(() => routed("Иванов"))).toMatchObject({ reason: "surname-not-ascii" });
  expect(refusal(() => routed("Sm\u00A8ith"))).toMatchObject({ reason: "surname-not-ascii" });
  expect(refusal(() => routed("王")).message).not.toContain("王");
});

test("the folding can be replaced, and what it gives is still checked", () => {
  expect(routed("王", { surnameForRouting: () => "Wang" }).to).toMatch(/_Wang$/);
  expect(refusal(() => routed("Wang", { surnameForRouting: () => "Wa_ng" }))).toMatchObject({
    reason: "surname-has-delimiter",
  });
  expect(refusal(() => routed("Wang", { surnameForRouting: () => "Wa\r\nMex-To: x" }))).toMatchObject({
    reason: "surname-not-ascii",
  });
});

test("UR-092: the subject names title, patient, number, location and version", () => {
  expect(compose(fullInput).routing.subject).toBe(
    "The Dispensers - Community Pharmacy Pharmacy First Service for Dominic Ray Fairweather, " +
      "NHS Number: 9991956832, seen at The Dispensers, ODS code: FQW30, version 1",
  );
});

test("UR-092: mex-localid is the sender's ODS code, the subject the pharmacy's", () => {
  const { localId, subject } = compose(fullInput, { odsCode: "8KK99" }).routing;
  expect(localId).toBe("8KK99");
  expect(subject).toContain("ODS code: FQW30");
});

test("UR-092: the subject is printable ASCII of at most 500 characters, and keeps number, code and version", () => {
  const name = "Ann 王 \u{1F600} ".repeat(40).trim();
  const { subject } = compose({
    ...named("Smith", [name]),
    pharmacy: { odsCode: "FQW30", name: "Apothéke ".repeat(60).trim() },
  }).routing;
  expect(subject).toMatch(/^[ -~]{1,500}$/);
  expect(subject).toMatch(
    /\.\.\. for Ann \? \? .*\.\.\., NHS Number: 9991956832, seen at Apotheke .*\.\.\., ODS code: FQW30, version 1$/,
  );
});

function refusal(work: () => unknown): AddressImpossibleError {
  try {
    work();
  } catch (error) {
    if (error instanceof AddressImpossibleError) return error;
  }
  throw new Error("was not refused");
}
