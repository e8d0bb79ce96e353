import type { Pathway } from "../terminology/pathways.js";
import type { PathwayMedicineList } from "../validation/safety/safety-rule.js";
import { givenKeyOf, givenList } from "../values/given.js";
import { once } from "../values/once.js";
import { checkOptionNames } from "../values/option-names.js";
import { lists, rows } from "./medicines.generated.js";

/** A product of dm+d that the patient group direction of a pathway lists. */
export interface PathwayMedicine {
  /** dm+d code. */
  readonly code: string;
  /** Its name in dm+d; of a virtual product that has another code today, the name of that one. */
  readonly name: string;
  /** Actual medicinal product (AMP: a supply must name one, UR-039) or virtual medicinal product (VMP). */
  readonly kind: "AMP" | "VMP";
  readonly pathways: readonly Pathway[];
  /** Of a virtual product whose code dm+d has given up: the code that took its place. */
  readonly replacedBy?: string;
}

/** Which products of a pathway are asked for. */
export interface PathwayMedicineOptions {
  /** Default: actual products alone, which are those that a supply may name (UR-039). */
  readonly kinds?: readonly PathwayMedicine["kind"][];
}

/** Where the products of a pathway come from. */
export interface MedicineListSource {
  /** The list's name. */
  readonly list: string;
  /** Its version on OpenCodelists. A patient group direction that is newer than the list may differ from it. */
  readonly version: string;
}

/** The products of all pathways: look them up, or pass them to `review` and `validateMessage` (CS-13). */
export interface PathwayMedicines extends PathwayMedicineList {
  /**
   * The products of a pathway as a picker shows them: actual ones unless asked otherwise, by name, a smaller strength
   * before a larger one, and none whose code dm+d has given up.
   *
   * @throws InvalidValueError for a pathway or a kind that there is not.
   */
  forPathway(pathway: Pathway, options?: PathwayMedicineOptions): readonly PathwayMedicine[];
  /** The product with a dm+d code. Undefined where no pathway lists it. */
  find(code: string): PathwayMedicine | undefined;
  /** The list of each pathway, and its version. */
  readonly sources: Readonly<Record<Pathway, MedicineListSource>>;
}

const names = Object.keys(lists) as Pathway[];

/** Filled on first use. */
let read: ReadonlyMap<string, PathwayMedicine> | undefined;

function byCode(): ReadonlyMap<string, PathwayMedicine> {
  return (read ??= named(new Map(rows.map(medicineOf).map((medicine) => [medicine.code, medicine]))));
}

/** A product whose code was given up has the code that took its place where others have a name. */
function named(medicines: ReadonlyMap<string, PathwayMedicine>): ReadonlyMap<string, PathwayMedicine> {
  return new Map(
    Array.from(medicines, ([code, medicine]) => {
      const [, replacedBy] = /^VMP previous to ([0-9]+)$/.exec(medicine.name) ?? [];
      const name = replacedBy === undefined ? undefined : medicines.get(replacedBy)?.name;
      return [code, replacedBy === undefined || name === undefined ? medicine : { ...medicine, name, replacedBy }];
    }),
  );
}

/** A product in the order of names in which 2.5mg comes before 10mg, whatever the language of the machine. */
const order = once(() => new Intl.Collator("en-GB", { numeric: true }));

function forPathway(pathway: Pathway, options: PathwayMedicineOptions = {}): readonly PathwayMedicine[] {
  givenKeyOf(lists, pathway, "pathway");
  checkOptionNames("options of forPathway", options, { kinds: true });
  const { kinds = ["AMP"] } = options;
  givenList(kinds, "kinds");
  for (const kind of kinds) givenKeyOf({ AMP: true, VMP: true }, kind, "kind");
  return Array.from(byCode().values())
    .filter(({ pathways, kind, replacedBy }) => {
      return pathways.includes(pathway) && kinds.includes(kind) && replacedBy === undefined;
    })
    .sort((one, other) => order().compare(one.name, other.name));
}

function medicineOf(row: string): PathwayMedicine {
  const [code = "", kind, letters = "", name = ""] = row.split("\t");
  return {
    code,
    name,
    kind: kind === "A" ? "AMP" : "VMP",
    pathways: names.filter((pathway) => letters.includes(lists[pathway].letter)),
  };
}

/**
 * The dm+d products that the patient group directions of the clinical pathways list.
 *
 * @example
 * import { pathwayMedicines } from "gp-connect-update-record/pathway-medicines";
 * pathwayMedicines.forPathway("sinusitis"); // what a screen offers
 * pathwayMedicines.forPathway("sinusitis", { kinds: ["VMP"] }); // to group them
 * review(consultation, { medicines: pathwayMedicines });                           // CS-13
 */
export const pathwayMedicines: PathwayMedicines = {
  forPathway,
  find: (code) => byCode().get(code),
  lists: (pathway, code) => byCode().get(code)?.pathways.includes(pathway) ?? false,
  sources: lists,
};

/** Who owns these lists, and under which licences. Whoever uses the lists must pass this notice on. */
export const licenceNotice: string = [
  "The products and codes in this list are from the NHS dictionary of medicines and devices (dm+d), kept by the " +
    "NHS Business Services Authority and NHS England.",
  "It contains public sector information licensed under the Open Government Licence v3.0 " +
    "(https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/).",
  "dm+d codes are SNOMED CT identifiers. SNOMED CT is copyright of the International Health Terminology " +
    "Standards Development Organisation, trading as SNOMED International, and used by permission; it was " +
    "originally created by the College of American Pathologists.",
  "SNOMED and SNOMED CT are registered trademarks of SNOMED International.",
  "Whoever builds a product with it needs the SNOMED CT Affiliate Licence, free of charge for use in the United " +
    "Kingdom (https://isd.digital.nhs.uk/trud); a member's licence does not cover other countries.",
  "Which products belong to which pathway is OpenSAFELY's reading (https://www.opencodelists.org), in the " +
    "version that each list names. Patient group directions change: they decide, not this list.",
].join("\n");
