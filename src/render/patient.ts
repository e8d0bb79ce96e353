import type { Address } from "../consultation/address.js";
import type { OtherName } from "../consultation/person-name.js";
import type { Telecom } from "../consultation/telecom.js";
import { verificationStatuses } from "../terminology/verification-status.js";
import { formatNhsNumber } from "../values/nhs-number.js";
import type { Section } from "./outline.js";
import { writtenName, writtenParts } from "./person.js";
import { facts, section, type Shown } from "./sections.js";
import type { ShownConsultation } from "./shown-consultation.js";
import { writtenWhen, yearsBetween } from "./when.js";

/** Who the patient is, how sure that is, and how they are reached. */
export function patientSection({ patient, registeredPractice, startedAt }: ShownConsultation): readonly Section[] {
  const { name, otherNames = [], gender, birthDate, nhsNumber, nhsNumberVerification, telecom = [], address } = patient;
  const rows: readonly (readonly [string, Shown])[] = [
    ["Name", writtenParts(name)],
    ["NHS number", formatNhsNumber(nhsNumber)],
    ["Born", `${writtenWhen(birthDate)} (aged ${yearsBetween(birthDate, startedAt)})`],
    ["Gender", genders[gender]],
    ["Name, as written", name.text],
    ["NHS number status", verificationStatuses[nhsNumberVerification].display],
    ...otherNames.map((other) => [otherNameLabels[other.use], writtenName(other)] as const),
    ...(address === undefined ? [] : addressRows(address)),
    ...telecom.map((way) => [telecomLabel(way), way.value] as const),
    ["Registered practice", registeredPractice === undefined ? undefined : `ODS code ${registeredPractice}`],
  ];
  return section("Patient", [facts(rows)], "identity");
}

const genders = { male: "Male", female: "Female", other: "Other", unknown: "Unknown" } as const;

const otherNameLabels: Readonly<Record<OtherName["use"], string>> = {
  usual: "Usual name",
  temp: "Temporary name",
  nickname: "Nickname",
  anonymous: "Anonymous name",
  old: "Former name",
  maiden: "Maiden name",
};

const uses = { home: "home", work: "work", temp: "temporary", old: "former", mobile: "mobile" } as const;
const ways: Readonly<Record<Telecom["system"], string>> = {
  phone: "Telephone",
  fax: "Fax",
  email: "Email",
  pager: "Pager",
  url: "Web address",
  sms: "Text messages",
  other: "Other contact",
};

function telecomLabel({ system, use }: Telecom): string {
  return use === undefined ? ways[system] : `${ways[system]} (${uses[use]})`;
}

function addressRows({ use, line = [], city, district, postalCode, country, text }: Address): readonly (readonly [string, Shown])[] {
  const parts = [...line, city, district, postalCode, country].filter((part) => part !== undefined);
  const label = use === undefined ? "Address" : `Address (${uses[use]})`;
  return [
    [label, parts.length === 0 ? undefined : parts.join(", ")],
    [`${label}, as written`, text],
  ];
}
