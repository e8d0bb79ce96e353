import type { Address, Telecom } from "../../consultation/people/contact.js";
import type { OtherName, PersonName } from "../../consultation/people/person-name.js";
import { nationalSystems, type LocalIdentifier } from "../../consultation/people/local-identifier.js";
import type { PatientInput } from "../../consultation/people/patient.js";
import type { Address as FhirAddress, ContactPoint, HumanName, Identifier, Patient } from "../../fhir/types.js";
import { extensions, profiles } from "../../terminology/profiles.js";
import { systems } from "../../terminology/systems.js";
import { verificationStatuses, type VerificationStatus } from "../../terminology/verification-status.js";
import { keyIn } from "./concepts.js";
import { isAbsoluteUri } from "../../values/uri.js";
import { filled, known } from "./known.js";
import type { Part } from "./part.js";
import { takeFrame, type Reading } from "./reading.js";
import type { AsFound } from "./received.js";

const genders = ["male", "female", "other", "unknown"] as const;
const nameUses = ["usual", "temp", "nickname", "anonymous", "old", "maiden"] as const;
const addressUses = ["home", "work", "temp", "old"] as const;
const telecomUses = [...addressUses, "mobile"] as const;
const telecomSystems = ["phone", "fax", "email", "pager", "url", "sms", "other"] as const;

/** True for one of these words. */
export function among<const Word extends string>(words: readonly Word[]): (text: string) => text is Word {
  return (text): text is Word => (words as readonly string[]).includes(text);
}

/** UR-032. If there are several official names or addresses, the first is read. */
export function readPatient(
  part: Part<Patient>,
  reading: Pick<Reading, "composedAt" | "identifierSystem">,
): AsFound<PatientInput> {
  takeFrame(part, reading, profiles.patient);
  const names = part.parts("name");
  const official = names.find((name) => name.is("use", "official"));
  const [address] = part.parts("address");
  return known({
    ...readNhsNumber(part.parts("identifier").find((one) => one.see("system")?.trim() === systems.nhsNumber)),
    name: official === undefined ? undefined : readName(official),
    localIdentifiers: readLocalIdentifiers(part),
    otherNames: filled(names.filter((name) => name !== official).flatMap(readOtherName)),
    telecom: filled(part.parts("telecom").flatMap(readTelecom)),
    gender: part.oneOf("gender", among(genders)),
    birthDate: part.time("birthDate"),
    address: address === undefined ? undefined : readAddress(address),
  });
}

function readNhsNumber(part: Part<Identifier> | undefined): {
  nhsNumber?: string;
  nhsNumberVerification?: VerificationStatus;
} {
  if (part === undefined) return {};
  part.is("system", systems.nhsNumber);
  const status = part.parts("extension").find((one) => one.is("url", extensions.nhsNumberVerificationStatus));
  return known({
    nhsNumber: part.text("value"),
    nhsNumberVerification: keyIn(status?.part("valueCodeableConcept"), verificationStatuses),
  });
}

/** The identifiers of systems that no other member is for, where they are whole. */
export function readLocalIdentifiers(
  part: Part<{ readonly identifier?: readonly Identifier[] }>,
): readonly AsFound<LocalIdentifier>[] | undefined {
  const own = part.parts("identifier").filter((one) => {
    const system = one.see("system") ?? "";
    return isAbsoluteUri(system) && !nationalSystems.includes(system) && one.see("value") !== undefined;
  });
  return filled(own.map((one) => known({ system: one.text("system"), value: one.text("value") })));
}

/** The parts of a name. */
export function readName(part: Part<HumanName>): AsFound<PersonName> {
  return known({
    text: part.text("text"),
    family: part.text("family"),
    given: filled(part.texts("given")),
    prefix: filled(part.texts("prefix")),
    suffix: filled(part.texts("suffix")),
  });
}

function readOtherName(part: Part<HumanName>): readonly AsFound<OtherName>[] {
  const use = part.oneOf("use", among(nameUses));
  return use === undefined ? [] : [{ use, ...readName(part) }];
}

function readTelecom(part: Part<ContactPoint>): readonly AsFound<Telecom>[] {
  const system = part.oneOf("system", among(telecomSystems));
  return system === undefined
    ? []
    : [known({ system, value: part.text("value"), use: part.oneOf("use", among(telecomUses)) })];
}

function readAddress(part: Part<FhirAddress>): AsFound<Address> | undefined {
  const address = known({
    use: part.oneOf("use", among(addressUses)),
    text: part.text("text"),
    line: filled(part.texts("line")),
    city: part.text("city"),
    district: part.text("district"),
    postalCode: part.text("postalCode"),
    country: part.text("country"),
  });
  return Object.keys(address).length === 0 ? undefined : address;
}
