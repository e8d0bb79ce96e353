import { entryOf, rightMessage } from "../right-message.js";
import { error, ours, right, warning, type Mutant, type Neighbour } from "./mutant.js";
import {
  complaint,
  composition,
  condition,
  encounter,
  entry,
  entryTwice,
  marked,
  narrative,
  patient,
  summary,
  supply,
  whole,
} from "./parts.js";

const role = entryOf("PractitionerRole");
const beside = (type: string, inside = ""): ReturnType<typeof whole> => whole(role, `${role}${entry(type, inside)}`);
const documentBundle = /<Bundle>(?=\s*<id)/;
const without = (...entries: readonly (readonly [string, number])[]): ReturnType<typeof whole> => {
  let xml = rightMessage;
  for (const [type, nth] of entries) xml = xml.replace(entryOf(type, nth, xml), "");
  return marked(xml, documentBundle);
};
/** Without an entry, and without the reference of the section to it. */
const unnamed = (type: string, nth: number): ReturnType<typeof whole> => {
  const id = /<id value="([^"]*)"/.exec(entryOf(type, nth))?.[1] ?? "";
  return marked(
    rightMessage
      .replace(entryOf(type, nth), "")
      .replace(new RegExp(`<entry>\\s*<reference value="urn:uuid:${id}"/>\\s*</entry>`), ""),
    documentBundle,
  );
};
const swapped = rightMessage
  .replace(entryOf("Composition"), "@")
  .replace(entryOf("Encounter"), entryOf("Composition"))
  .replace("@", entryOf("Encounter"));
const impressions = [0, 1, 2, 3, 4, 5, 6].map(() => ["ClinicalImpression", 0] as const);

/** UR-020 to UR-023: the document bundle and what stands in it. */
export const documentMutants: readonly Mutant[] = [
  error(
    "UR-020",
    "required",
    ".meta.lastUpdated",
    "no time of the document",
    whole(/(<Bundle>\s*<id [^>]*>\s*)(<meta>)\s*<lastUpdated [^>]*>/, "$1§$2"),
  ),
  error(
    "UR-020",
    "required",
    "Bundle.entry[2].resource.identifier",
    "no identifier of the document",
    whole(/§?(<Bundle>)(\s*<id [^>]*>\s*<meta>[\s\S]*?<\/meta>)\s*<identifier>[\s\S]*?<\/identifier>/, "§$1$2"),
  ),
  error(
    "UR-020",
    "required",
    ".identifier.value",
    "an identifier of the document without its value",
    whole(
      /(<Bundle>\s*<id [^>]*>\s*<meta>[\s\S]*?<\/meta>\s*)(<identifier>\s*<system [^>]*>)\s*<value [^>]*>/,
      "$1§$2",
    ),
  ),
  error(
    "UR-020",
    "fixed-value",
    ".type",
    "a document bundle that is a collection",
    whole('<type value="document"/>', '<type value="collection"/>'),
  ),
  error("UR-020", "required", ".type", "no type of the document bundle", whole(/\n *<type value="document"\/>/, "")),
  error(
    "UR-020",
    "forbidden",
    ".total",
    "a total of the document",
    whole('<type value="document"/>', '$&\n§<total value="3"/>'),
  ),

  error("UR-021", "wrong-order", ".entry[0].resource", "the Composition not first", marked(swapped, "<Encounter>")),
  ours("UR-021", "required", "Bundle.entry[2].resource", "no Composition", without(["Composition", 0])),
  ours("UR-021", "required", "Bundle.entry[2].resource", "no Encounter", without(["Encounter", 0])),
  ours("UR-021", "required", "Bundle.entry[2].resource", "no Patient", without(["Patient", 0])),
  ours("UR-021", "required", "Bundle.entry[2].resource", "no pharmacy", without(["Organization", 1])),
  ours("UR-021", "required", "Bundle.entry[2].resource", "no Practitioner", without(["Practitioner", 0])),
  ours("UR-021", "required", "Bundle.entry[2].resource", "no ClinicalImpression", without(...impressions)),
  ours("UR-021", "too-many", ".resource", "two Compositions", entryTwice("Composition")),
  ours("UR-021", "too-many", ".resource", "two Encounters", entryTwice("Encounter")),
  ours("UR-021", "too-many", ".resource", "two Patients", entryTwice("Patient")),
  ours("UR-021", "too-many", ".resource", "two pharmacies", entryTwice("Organization", 1)),

  ...[
    "Flag",
    "ReferralRequest",
    "Procedure",
    "Appointment",
    "AllergyIntolerance",
    "Device",
    "Location",
    "Binary",
    "RelatedPerson",
    "OperationOutcome",
  ].map((type) => ours("UR-022", "resource-not-allowed", ".resource", `a resource of type ${type}`, beside(type))),
  ours(
    "UR-022",
    "resource-not-allowed",
    ".resource",
    "a bundle in the document",
    beside("Bundle", '<type value="collection"/>'),
  ),
  ours(
    "UR-022",
    "resource-not-allowed",
    ".contained",
    "a resource inside another",
    encounter.change("</meta>", '</meta><contained>\n§<Practitioner><id value="p"/></Practitioner></contained>'),
  ),

  ours(
    "UR-023",
    "forbidden",
    ".section[0].text",
    "a text of the section",
    composition.change("<section>", `<section>\n§${narrative}`),
  ),
  ...[composition, encounter, patient, summary, complaint, supply].map((resource) =>
    warning(
      "UR-023",
      "narrative",
      ".text",
      `a narrative of the ${/<([A-Z][A-Za-z]*)>/.exec(resource.text)?.[1] ?? ""}`,
      resource.change("</meta>", `</meta>\n§${narrative}`),
    ),
  ),
];

export const documentNeighbours: readonly Neighbour[] = [
  right(
    "UR-020",
    "a document identifier of a system of its own",
    whole(/(<Bundle>\s*<id [\s\S]*?<system value=")[^"]*/, "$1https://example.org/documents"),
  ),
  right("UR-021", "two Practitioners", entryTwice("Practitioner")),
  right("UR-021", "two roles", entryTwice("PractitionerRole")),
  right("UR-021", "two clinical impressions more", entryTwice("ClinicalImpression", 1)),
  right("UR-021", "no PractitionerRole", unnamed("PractitionerRole", 0)),
  right("UR-021", "no Condition of the presenting complaint", unnamed("Condition", 1)),
  right("UR-022", "a resource that has a language", condition.change("</meta>", '</meta><language value="en-GB"/>')),
];
