import type { Pathway } from "../terminology/pathways.js";
import type { PathwayMedicineList } from "../validation/safety/safety-rule.js";
import { lists, rows } from "./medicines.generated.js";

/** A product of dm+d that the patient group direction of a pathway lists. */
export interface PathwayMedicine {
  /** dm+d code. */
  readonly code: string;
  /** Its name in dm+d. */
  readonly name: string;
  /** Actual medicinal product (AMP: a supply must name one, UR-039) or virtual medicinal product (VMP). */
  readonly kind: "AMP" | "VMP";
  readonly pathways: readonly Pathway[];
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
  /** The products of a pathway, in the order of their codes. */
  forPathway(pathway: Pathway): readonly PathwayMedicine[];
  /** The product with a dm+d code. Undefined where no pathway lists it. */
  find(code: string): PathwayMedicine | undefined;
  /** The list of each pathway, and its version. */
  readonly sources: Readonly<Record<Pathway, MedicineListSource>>;
}

const names = Object.keys(lists) as Pathway[];

/** Filled on first use. */
let read: ReadonlyMap<string, PathwayMedicine> | undefined;

function byCode(): ReadonlyMap<string, PathwayMedicine> {
  return (read ??= new Map(rows.map(medicineOf).map((medicine) => [medicine.code, medicine])));
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
 * pathwayMedicines.forPathway("sinusitis").filter(({ kind }) => kind === "AMP");   // what a screen offers
 * review(consultation, { medicines: pathwayMedicines });                           // CS-13
 */
export const pathwayMedicines: PathwayMedicines = {
  forPathway: (pathway) => Array.from(byCode().values()).filter((medicine) => medicine.pathways.includes(pathway)),
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
