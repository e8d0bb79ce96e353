import type { Random } from "../../fault/random.js";
import {
  append,
  elementOf,
  elementsOf,
  insertAfter,
  isComplex,
  isResource,
  node,
  remove,
  resourceOf,
  valueOf,
  within,
  type Node,
} from "./node.js";
import { kindOfPlace } from "./path-of.js";
import { putInOrder } from "./sample.js";

/** Changes the tree; false where the message has no place for it. */
export type BenignChange = (root: Node, random: Random) => boolean;

const primitive = (name: string, type: string, value: string): Node => node(name, type, { value });
const own = (root: Node, ...types: readonly string[]): readonly Node[] =>
  [...within(root)].filter(({ type }) => types.includes(type));
const documentOf = (root: Node): Node | undefined => own(root, "Bundle").find(({ parent }) => parent !== undefined);

/** Something done to each of the places, and whether there was any. */
const atEach =
  (places: (root: Node) => readonly Node[], change: (place: Node, random: Random) => void): BenignChange =>
  (root, random) => {
    const found = places(root);
    for (const place of found) change(place, random);
    return found.length > 0;
  };

const atPlaces =
  (...names: readonly string[]) =>
  (root: Node): readonly Node[] =>
    [...within(root)].filter((of) => names.includes(kindOfPlace(of)));
const valued =
  (make: (value: string) => string) =>
  (of: Node): void => {
    of.attributes.set("value", make(valueOf(of)));
  };
/** Adds a child unless the element has one of that name already. */
const given =
  (make: () => Node) =>
  (of: Node): void => {
    const child = make();
    if (elementOf(of, child.name) === undefined) putInOrder(of, child);
  };
const ofDocument =
  (type: string) =>
  (root: Node): readonly Node[] =>
    own(documentOf(root) ?? node("nothing"), type);

/** The children of a name in another order, each in the place of one of them; so many of them stay first. */
function shuffled(parent: Node, name: string, staying: number, random: Random): void {
  const moving = elementsOf(parent, name).slice(staying);
  const left = [...moving];
  parent.children = parent.children.map((child) =>
    moving.some((one) => one === child) ? (left.splice(random.below(left.length), 1)[0] ?? child) : child,
  );
}

/** A moment written with another zone, or with another fraction of its second. */
function otherZone(value: string, random: Random): string {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)$/.exec(value);
  if (match === null) return value;
  const [, moment = "", fraction = "", zone = ""] = match;
  if (zone === "Z") return `${moment}${random.of([fraction, "", ".000"])}${random.of(["+00:00", "Z", "-00:00"])}`;
  return `${new Date(value).toISOString().slice(0, 19)}${random.of(["Z", "+00:00"])}`;
}

/** Every id in its own bundle gets another uuid, in the resource, the fullUrl and each reference. */
const renamed: BenignChange = (root) => {
  const names = new Map<string, string>();
  for (const of of within(root)) {
    if (of.name !== "fullUrl") continue;
    const uuid = valueOf(of).replace("urn:uuid:", "");
    names.set(
      uuid,
      uuid.replace(/^.{8}/, (head) =>
        (parseInt(head, 16) ^ 0x5a5a5a5a).toString(16).replace("-", "").padStart(8, "0").slice(-8),
      ),
    );
  }
  for (const of of within(root)) {
    const value = of.attributes.get("value") ?? "";
    const next = names.get(value.replace("urn:uuid:", ""));
    if (next !== undefined) of.attributes.set("value", value.startsWith("urn:uuid:") ? `urn:uuid:${next}` : next);
  }
  return names.size > 0;
};

const optional = [
  "Patient.telecom",
  "Patient.address",
  "Patient.generalPractitioner",
  "Organization.telecom",
  "Organization.address",
  "Practitioner.telecom",
  "MessageHeader.meta.lastUpdated",
  "Condition.onsetDateTime",
  "Observation.interpretation",
  "Observation.referenceRange",
  "Observation.bodySite",
  "Observation.component.interpretation",
  "Observation.component.referenceRange",
  "MedicationDispense.daysSupply",
  "MedicationDispense.dosageInstruction.timing",
  "MedicationDispense.dosageInstruction.route",
  "MedicationDispense.dosageInstruction.site",
  "MedicationDispense.dosageInstruction.doseQuantity",
  "Encounter.period.end",
  "Patient.name.prefix",
  "Practitioner.name.prefix",
  "Encounter.extension",
];

const contact = (): Node =>
  node("telecom", "ContactPoint", {}, [
    primitive("system", "code", "phone"),
    primitive("value", "string", "01632 960000"),
    primitive("use", "code", "work"),
  ]);
const ownNumber = /\.provider\.example\/|rfc4122$/;

/** Changes that leave a message right. */
export const benignTrees: Readonly<Record<string, BenignChange>> = {
  "entries of the document in another order": (root, random) => {
    const document = documentOf(root);
    if (document !== undefined) shuffled(document, "entry", 1, random);
    return document !== undefined;
  },
  "entries of the section in another order": atEach(
    (root) => own(root, "Composition.section"),
    (section, random) => {
      shuffled(section, "entry", 0, random);
    },
  ),
  "components in another order": atEach(
    (root) => own(root, "Observation").filter((of) => elementsOf(of, "component").length > 1),
    (of, random) => {
      shuffled(of, "component", 0, random);
    },
  ),
  "parts of the handling in another order": atEach(
    (root) => own(root, "Extension").filter((of) => elementsOf(of, "extension").length > 1),
    (of, random) => {
      shuffled(of, "extension", 0, random);
    },
  ),
  "ids renamed": renamed,
  "times in another zone": atEach(
    (root) => own(root, "instant", "dateTime"),
    (of, random) => {
      of.attributes.set("value", otherZone(valueOf(of), random));
    },
  ),
  "optional elements left out": (root, random) => {
    const there = [...within(root)].filter(
      (of) =>
        optional.includes(kindOfPlace(of)) &&
        (of.name !== "extension" || (of.attributes.get("url") ?? "").includes("OutcomeOfAttendance")),
    );
    for (const of of there) if (random.below(2) === 0 || of === there[0]) remove(of);
    return there.length > 0;
  },
  "identifiers of another system": atEach(
    (root) =>
      atPlaces(
        "Bundle.identifier.system",
        "Composition.identifier.system",
        "Encounter.identifier.system",
        "Condition.identifier.system",
        "Observation.identifier.system",
        "ClinicalImpression.identifier.system",
        "MedicationDispense.identifier.system",
      )(root).filter((of) => ownNumber.test(valueOf(of))),
    valued(() => "https://pharmacy.example/numbers"),
  ),
  "identifiers of another value": atEach(
    (root) =>
      atPlaces(
        "Observation.identifier.value",
        "Condition.identifier.value",
        "ClinicalImpression.identifier.value",
      )(root),
    valued((value) => value.replace(/^[0-9a-f]{8}/, "0a1b2c3d")),
  ),
  "a second identifier": atEach(
    (root) =>
      own(root, "Observation", "Condition", "ClinicalImpression", "MedicationDispense").filter(
        (of) => elementOf(of, "identifier") !== undefined,
      ),
    (of) => {
      const first = elementOf(of, "identifier");
      if (first !== undefined)
        insertAfter(
          first,
          node("identifier", "Identifier", {}, [
            primitive("system", "uri", "https://pharmacy.example/numbers"),
            primitive("value", "string", "A-17"),
          ]),
        );
    },
  ),
  "ids on elements": atEach(
    (root) => [...within(root)].filter((of) => isComplex(of) && resourceOf(of) !== of),
    (of, random) => {
      if (random.below(4) === 0) of.attributes.set("id", `e${String(random.below(1_000_000_000))}`);
    },
  ),
  "a telephone of the patient": atEach(ofDocument("Patient"), given(contact)),
  "a telephone of the pharmacy": atEach(ofDocument("Organization"), given(contact)),
  "an email of the practitioner": atEach(
    ofDocument("Practitioner"),
    given(() =>
      node("telecom", "ContactPoint", {}, [
        primitive("system", "code", "email"),
        primitive("value", "string", "a@pharmacy.example"),
      ]),
    ),
  ),
  "an address of the patient": atEach(
    ofDocument("Patient"),
    given(() =>
      node("address", "Address", {}, [
        primitive("use", "code", "home"),
        primitive("line", "string", "1 High Street"),
        primitive("city", "string", "Exampleton"),
        primitive("postalCode", "string", "EX1 1AA"),
      ]),
    ),
  ),
  "a former name of the patient": atEach(ofDocument("Patient"), (of) => {
    putInOrder(
      of,
      node("name", "HumanName", {}, [primitive("use", "code", "old"), primitive("family", "string", "Example")]),
    );
  }),
  "a title before the name": atEach(
    (root) => atPlaces("Patient.name", "Practitioner.name")(root),
    given(() => primitive("prefix", "string", "Dr")),
  ),
  "a version of each resource": atEach(
    (root) => own(root, "Meta"),
    given(() => primitive("versionId", "id", "1")),
  ),
  languages: atEach(
    (root) => [...within(root)].filter((of) => isResource(of) && of.parent !== undefined),
    given(() => primitive("language", "code", "en-GB")),
  ),
  narratives: atEach(
    (root) => own(root, "Observation", "Condition", "Encounter"),
    given(() =>
      node("text", "Narrative", {}, [
        primitive("status", "code", "generated"),
        node("div", "xhtml", { xmlns: "http://www.w3.org/1999/xhtml" }, [
          node("p", "", {}, ["Seen ", node("b", "", {}, ["today"]), "."]),
          node("ul", "", {}, [node("li", "", {}, ["one & two"])]),
        ]),
      ]),
    ),
  ),
  "unknown extensions": atEach(
    (root) => own(root, "Observation", "Condition", "Patient"),
    (of) => {
      putInOrder(
        of,
        node("extension", "Extension", { url: "https://pharmacy.example/extension/checked" }, [
          primitive("valueBoolean", "boolean", "true"),
        ]),
      );
    },
  ),
  "unknown extensions on primitives": atEach(
    (root) => atPlaces("Patient.birthDate", "Observation.issued", "Encounter.period.start")(root),
    (of) => {
      append(
        of,
        node("extension", "Extension", { url: "https://pharmacy.example/extension/source" }, [
          primitive("valueString", "string", "asked"),
        ]),
      );
    },
  ),
  "codings in another system beside": atEach(
    (root) => atPlaces("Condition.code.coding")(root),
    (of) => {
      insertAfter(
        of,
        node("coding", "Coding", {}, [
          primitive("system", "uri", "https://pharmacy.example/codes"),
          primitive("code", "code", "x1"),
          primitive("display", "string", "Local term"),
        ]),
      );
    },
  ),
  "codings that the user chose": atEach(
    (root) => atPlaces("Condition.code.coding", "Observation.code.coding")(root),
    given(() => primitive("userSelected", "boolean", "true")),
  ),
  "references with words": atEach(
    (root) =>
      own(root, "Reference").filter(
        (of) => elementOf(of, "reference") !== undefined && valueOf(elementOf(of, "reference")).startsWith("urn:"),
      ),
    given(() => primitive("display", "string", "as it stands in the message")),
  ),
  "a comment on observations": atEach(
    (root) => own(root, "Observation"),
    given(() => primitive("comment", "string", "Measured twice")),
  ),
  "a note on supplies": atEach(
    (root) => own(root, "MedicationDispense"),
    given(() => node("note", "Annotation", {}, [primitive("text", "string", "Explained")])),
  ),
  "zeros after the last digit": atEach(
    (root) => own(root, "decimal"),
    valued((value) => (value.includes(".") ? `${value}0` : `${value}.0`)),
  ),
  "an active pharmacy": atEach(
    ofDocument("Organization"),
    given(() => primitive("active", "boolean", "true")),
  ),
  "an active patient": atEach(
    ofDocument("Patient"),
    given(() => primitive("active", "boolean", "true")),
  ),
};
