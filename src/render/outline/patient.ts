import type { Address, Telecom } from "../../consultation/people/contact.js";
import type { OtherName } from "../../consultation/people/person-name.js";
import type { AsFound } from "../../message/read/received.js";
import { verificationStatuses } from "../../terminology/verification-status.js";
import { isNhsNumber, formatNhsNumber } from "../../values/nhs-number.js";
import type { Section } from "./outline.js";
import { writtenIdentifier, writtenName, writtenParts } from "./people.js";
import { facts, joined, section, shown, type Row } from "./sections.js";
import type { ShownConsultation } from "../shown-consultation.js";
import { writtenBirth, writtenWhen } from "./when.js";

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

/** Who the patient is, how well that is verified, and how to contact them. */
export function patientSection({ patient = {}, registeredPractice, startedAt }: ShownConsultation): readonly Section[] {
  const {
    name = {},
    otherNames = [],
    gender,
    birthDate,
    nhsNumber,
    nhsNumberVerification,
    localIdentifiers = [],
    telecom = [],
    address = {},
  } = patient;
  const rows: readonly Row[] = [
    ["Name", writtenParts(name)],
    ["NHS number", shown(nhsNumber, writtenNhsNumber)],
    ["Born", shown(birthDate, (date) => writtenBirth(date, startedAt))],
    ["Gender", shown(gender, (word) => genders[word])],
    ["Name, as written", name.text],
    ...localIdentifiers.map((one): Row => ["Local identifier", writtenIdentifier(one)]),
    ["NHS number status", shown(nhsNumberVerification, (code) => verificationStatuses[code].display)],
    ...otherNames.map((other): Row => [
      other.use === undefined ? "Other name" : otherNameLabels[other.use],
      writtenName(other),
    ]),
    ...addressRows(address),
    ...telecom.map((way): Row => [
      labelled(way.system === undefined ? ways.other : ways[way.system], way.use),
      way.value,
    ]),
    ["Registered practice", shown(registeredPractice, (code) => `ODS code ${code}`)],
  ];
  return section("Patient", [facts(rows)], "identity");
}

/** Who the patient is in one line, for the foot of a sheet. Long names are shortened: the page shows them whole. */
export function patientFoot({ patient = {} }: ShownConsultation): string {
  const { nhsNumber, birthDate, name = {} } = patient;
  const number = shown(nhsNumber, (text) => `NHS number ${writtenNhsNumber(text)}`);
  return (
    joined(
      ", ",
      number,
      shown(birthDate, (date) => `born ${writtenWhen(date)}`),
      shown(writtenParts(name), shortened),
    ) ?? ""
  );
}

/** A value read from a message may not be an NHS number: then it is shown unchanged. */
function writtenNhsNumber(text: string): string {
  return isNhsNumber(text) ? formatNhsNumber(text) : text;
}

function shortened(name: string): string {
  const characters = Array.from(name);
  return characters.length <= 70 ? name : `${characters.slice(0, 69).join("")}…`;
}

function labelled(label: string, use: keyof typeof uses | undefined): string {
  return use === undefined ? label : `${label} (${uses[use]})`;
}

function addressRows({ use, line = [], city, district, postalCode, country, text }: AsFound<Address>): readonly Row[] {
  const label = labelled("Address", use);
  return [
    [label, joined(", ", ...line, city, district, postalCode, country)],
    [`${label}, as written`, text],
  ];
}
