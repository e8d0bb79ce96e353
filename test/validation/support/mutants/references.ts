import { entryOf, rightMessage } from "../right-message.js";
import { error, ours, right, type Mutant, type Neighbour } from "./mutant.js";
import {
  bloodPressure,
  composition,
  condition,
  encounter,
  header,
  nobody,
  role,
  summary,
  supply,
  whole,
} from "./parts.js";
import type { Resource } from "./edit.js";

const uuid = "00000000-0000-4000-8000-0000000000";
const pointing = (name: string): RegExp => new RegExp(`(<${name}>\\s*(?:<actor>\\s*)?)<reference value="[^"]*"/>`);
const to = (url: string): string => `$1§<reference value="${url}"/>`;

/** Each place in which a resource points at another. */
const places: readonly (readonly [Resource, string, string])[] = [
  [header, "sender", ".sender.reference"],
  [header, "focus", ".focus[0].reference"],
  [composition, "subject", ".subject.reference"],
  [composition, "encounter", ".encounter.reference"],
  [composition, "author", ".author[0].reference"],
  [encounter, "individual", ".individual.reference"],
  [encounter, "serviceProvider", ".serviceProvider.reference"],
  [role, "practitioner", ".practitioner.reference"],
  [role, "organization", ".organization.reference"],
  [bloodPressure, "subject", ".subject.reference"],
  [bloodPressure, "context", ".context.reference"],
  [bloodPressure, "performer", ".performer[0].reference"],
  [supply, "performer", ".actor.reference"],
  [condition, "asserter", ".asserter.reference"],
  [summary, "assessor", ".assessor.reference"],
];

const id = (part: Resource): string => /<id value="([^"]*)"/.exec(part.text)?.[1] ?? "";
const url = `<fullUrl value="urn:uuid:${id(role)}"/>`;
const renamed = (fullUrl: string): string => `<fullUrl value="${fullUrl}"/>`;
/** The role is not among what the section names: its fullUrl can be anything. */
const notNamed = rightMessage.replace(
  new RegExp(`<entry>\\s*<reference value="urn:uuid:${id(role)}"/>\\s*</entry>\\s*`),
  "",
);
const roleEntry = entryOf("PractitionerRole");

/** UR-007: how entries are named, and how they point at each other. */
export const referenceMutants: readonly Mutant[] = [
  ...places.map(([part, name, at]) =>
    error(
      "UR-007",
      "unresolved-reference",
      at,
      `${at} of ${id(part).slice(-2)} that names nothing`,
      part.change(pointing(name), to(`urn:uuid:${nobody}`)),
    ),
  ),
  ...places.map(([part, name, at]) =>
    ours(
      "UR-007",
      "wrong-form",
      at,
      `${at} of ${id(part).slice(-2)} by type and id`,
      part.change(
        new RegExp(`(<${name}>\\s*(?:<actor>\\s*)?)<reference value="urn:uuid:([^"]*)"/>`),
        '$1§<reference value="Patient/$2"/>',
      ),
    ),
  ),
  ours(
    "UR-007",
    "wrong-form",
    ".subject.reference",
    "a reference by an address",
    bloodPressure.change(pointing("subject"), to("https://example.org/fhir/Patient/1")),
  ),
  ours(
    "UR-007",
    "wrong-form",
    ".subject.reference",
    "a reference by an id alone",
    bloodPressure.change(pointing("subject"), to(`${uuid}07`)),
  ),
  ours(
    "UR-007",
    "wrong-form",
    ".subject.reference",
    "a reference by an object identifier",
    bloodPressure.change(pointing("subject"), to("urn:oid:1.2.3")),
  ),
  ours(
    "UR-007",
    "wrong-form",
    ".subject.reference",
    "a reference within the resource",
    bloodPressure.change(pointing("subject"), to("#patient")),
  ),
  ours(
    "UR-007",
    "wrong-form",
    ".subject.reference",
    "a uuid without hyphens",
    bloodPressure.change(pointing("subject"), to("urn:uuid:00000000000040008000000000000007")),
  ),
  ours(
    "UR-007",
    "wrong-form",
    ".practitioner.reference",
    "a reference in capitals",
    role.change(pointing("practitioner"), to("urn:uuid:ABCDEFAB-0000-4000-8000-000000000009")),
  ),
  error(
    "UR-007",
    "unresolved-reference",
    ".subject.reference",
    "a reference to what the other bundle holds",
    composition.change(pointing("subject"), to(`urn:uuid:${uuid}03`)),
  ),
  error(
    "UR-007",
    "unresolved-reference",
    ".entry[3].reference",
    "an entry of the section that is not there",
    composition.change(
      /(<section>(?:\s*<entry>\s*<reference value="[^"]*"\/>\s*<\/entry>){3}\s*<entry>\s*)<reference value="[^"]*"\/>/,
      to(`urn:uuid:${nobody}`),
    ),
  ),
  error(
    "UR-007",
    "wrong-target",
    ".assessor.reference",
    "an assessor that is the patient",
    summary.change(pointing("assessor"), to(`urn:uuid:${uuid}07`)),
  ),
  error(
    "UR-007",
    "wrong-target",
    ".asserter.reference",
    "an asserter that is the pharmacy",
    condition.change(pointing("asserter"), to(`urn:uuid:${uuid}08`)),
  ),
  error(
    "UR-007",
    "wrong-target",
    ".subject.reference",
    "a subject that is the pharmacy",
    bloodPressure.change(pointing("subject"), to(`urn:uuid:${uuid}08`)),
  ),
  error(
    "UR-007",
    "wrong-target",
    ".individual.reference",
    "a participant that is the patient",
    encounter.change(pointing("individual"), to(`urn:uuid:${uuid}08`)),
  ),
  ours("UR-007", "wrong-id", ".fullUrl", "a fullUrl that is not the id", {
    ...whole(`<id value="${id(role)}"/>`, `<id value="${nobody}"/>`),
    at: rightMessage.indexOf(url),
  }),
  ours(
    "UR-007",
    "wrong-form",
    ".fullUrl",
    "a fullUrl that is an address",
    whole(url, renamed(`https://example.org/PractitionerRole/${id(role)}`), notNamed),
  ),
  ours(
    "UR-007",
    "wrong-form",
    ".fullUrl",
    "a fullUrl that is an object identifier",
    whole(url, renamed("urn:oid:1.2.3"), notNamed),
  ),
  ours("UR-007", "required", ".fullUrl", "no fullUrl", whole(new RegExp(`(<entry>)\\s*${url}`), "§$1", notNamed)),
  ours("UR-007", "required", ".id", "no id of a resource", role.change(/(<PractitionerRole>)\s*<id [^>]*>/, "§$1")),
  error(
    "UR-007",
    "repeated",
    ".fullUrl",
    "two entries of one name",
    whole(roleEntry, `${roleEntry}${roleEntry.replace("<fullUrl", "§<fullUrl")}`),
  ),
];

export const referenceNeighbours: readonly Neighbour[] = [
  right(
    "UR-007",
    "words beside a reference",
    bloodPressure.change(/(<subject>\s*<reference [^>]*>)/, '$1<display value="the patient"/>'),
  ),
  right(
    "UR-007",
    "two performers",
    bloodPressure.change(
      /(<performer>\s*<reference [^>]*>\s*<\/performer>)/,
      `$1<performer><reference value="urn:uuid:${uuid}08"/></performer>`,
    ),
  ),
];
