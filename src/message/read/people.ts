import type { CommonInput } from "../../consultation/common-members.js";
import type { PractitionerInput, PractitionerPart } from "../../consultation/people/practitioner.js";
import type { Encounter, Practitioner, PractitionerRole, Organization } from "../../fhir/types.js";
import { jobRoleCoding, jobRoles, type JobRoleCode } from "../../terminology/job-roles.js";
import { profiles } from "../../terminology/profiles.js";
import { systems } from "../../terminology/systems.js";
import { participationOf, performsToo } from "../compose/encounter.js";
import { takeConcept } from "./concepts.js";
import { takeRecorder } from "./encounter.js";
import { filled, known } from "./known.js";
import type { Part } from "./part.js";
import { readLocalIdentifiers, readName } from "./patient.js";
import { ofType, type Placed } from "./placed.js";
import { codeIn, refersTo, takeFrame, type Reading } from "./reading.js";
import type { AsFound } from "./received.js";
import type { PharmacyInput } from "../../consultation/people/pharmacy.js";

const registrations = {
  gphcNumber: systems.gphcNumber,
  sdsUserId: systems.sdsUserId,
  sdsRoleProfileId: systems.sdsRoleProfileId,
} as const;

/** UR-034, UR-035: a practitioner, with the job role that names them. */
function readPractitioner(
  part: Part<Practitioner>,
  role: Part<PractitionerRole> | undefined,
  fullUrl: string,
  reading: Pick<Reading, "composedAt" | "identifierSystem" | "pharmacy">,
): AsFound<PractitionerInput> {
  takeFrame(part, reading, profiles.practitioner);
  const [name] = part.parts("name");
  return known({
    name: name === undefined ? undefined : readName(name),
    ...Object.fromEntries(
      Object.entries(registrations).flatMap(([member, system]) => {
        const identifier = part.parts("identifier").find((one) => one.is("system", system));
        const value = identifier?.text("value");
        return value === undefined ? [] : [[member, value]];
      }),
    ),
    localIdentifiers: readLocalIdentifiers(part),
    role: role === undefined ? undefined : readRole(role, fullUrl, reading),
  });
}

function readRole(
  part: Part<PractitionerRole>,
  fullUrl: string,
  reading: Pick<Reading, "composedAt" | "identifierSystem" | "pharmacy">,
): JobRoleCode | undefined {
  takeFrame(part, reading, profiles.practitionerRole);
  refersTo(part.part("practitioner"), fullUrl);
  refersTo(part.part("organization"), reading.pharmacy);
  for (const concept of part.parts("code")) {
    const code = codeIn(
      { coding: concept.see("coding") ?? [] },
      systems.sdsJobRoleName,
      systems.sdsJobRoleNameAlternative,
    );
    if (code === undefined || !Object.hasOwn(jobRoles(), code)) continue;
    takeConcept(concept, jobRoleCoding(code as JobRoleCode), systems.sdsJobRoleNameAlternative);
    return code as JobRoleCode;
  }
  return undefined;
}

const parts = Object.keys(participationOf) as readonly PractitionerPart[];

/** What another practitioner did, from their participation in the Encounter; one who is not named there took part. */
function readPart(encounter: Part<Encounter>, fullUrl: string): PractitionerPart {
  const own = encounter.parts("participant").find((one) => refersTo(one.part("individual"), fullUrl));
  const [type] = own?.parts("type") ?? [];
  const part = codeIn(type?.bare, systems.participationType) === "PPRF" ? "performed" : partNamed(type?.see("text"));
  if (takeConcept(type, participationOf[part].coding)) type?.is("text", participationOf[part].text);
  return part;
}

function partNamed(text: string | undefined): PractitionerPart {
  const name = parts.find((one) => participationOf[one].text === text?.trim());
  return name === undefined || name === "performed" ? "took-part" : name;
}

interface Person {
  readonly person: Placed<Practitioner>;
  readonly role: Placed<PractitionerRole> | undefined;
}

/** The practitioners of a document: the one who saw the patient, and everybody else with a label for each. */
interface People {
  readonly first: Person | undefined;
  readonly others: readonly Person[];
  readonly labels: ReadonlyMap<string, string>;
  /** Each practitioner and role, in the order in which ids are drawn. */
  readonly inOrder: readonly (Placed | undefined)[];
}

/** The recorder is the one who saw the patient; without a recorder, the author; without either, the first. */
export function peopleOf(placed: readonly Placed[], recorder: string | undefined): People {
  const roles = new Map<string | undefined, Placed<PractitionerRole>>();
  for (const role of ofType(placed, "PractitionerRole")) {
    const of = role.part.see("practitioner")?.reference;
    if (!roles.has(of)) roles.set(of, role);
  }
  const all = ofType(placed, "Practitioner").map((person): Person => ({ person, role: roles.get(person.fullUrl) }));
  const first = all.find(({ person }) => person.fullUrl === recorder) ?? all[0];
  const others = all.filter((one) => one !== first);
  return {
    first,
    others,
    labels: new Map(others.map(({ person }, index) => [person.fullUrl, `practitioner-${index + 2}`])),
    inOrder: [first, ...others].flatMap((one) => [one?.person, one?.role]),
  };
}

/** Takes the person's own resources, and their participation in the Encounter. */
export function readPeople(
  { first, others, labels }: People,
  encounter: Part<Encounter>,
  reading: Reading,
): AsFound<Pick<CommonInput, "practitioner" | "otherPractitioners">> {
  const read = ({ person, role }: Person): AsFound<PractitionerInput> =>
    readPractitioner(person.part, role?.part, person.fullUrl, reading);
  const otherPractitioners = others.map((other) => ({
    ...read(other),
    label: labels.get(other.person.fullUrl) ?? "",
    part: readPart(encounter, other.person.fullUrl),
  }));
  if (first !== undefined)
    takeRecorder(encounter, first.person.fullUrl, performsToo(otherPractitioners.map(({ part }) => part)));
  return known({
    practitioner: first === undefined ? undefined : read(first),
    otherPractitioners: filled(otherPractitioners),
  });
}

/** UR-033. */
export function readPharmacy(
  part: Part<Organization>,
  reading: Pick<Reading, "composedAt" | "identifierSystem">,
): AsFound<PharmacyInput> {
  takeFrame(part, reading, profiles.organization);
  const identifier = part.parts("identifier").find((one) => one.is("system", systems.odsOrganisationCode));
  return known({ odsCode: identifier?.text("value"), name: part.text("name") });
}
