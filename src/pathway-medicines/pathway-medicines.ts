import type { Pathway } from "../terminology/pathways.js";
import type { PathwayMedicineList } from "../validation/safety/safety-rule.js";
import { lists, rows } from "./medicines.generated.js";

/** A product of dm+d that the patient group direction of a pathway lists. */
export interface PathwayMedicine {
  /** dm+d code. */
  readonly code: string;
  /** Its name in dm+d. */
  readonly name: string;
  /** Actual product (AMP: this is what a supply names, UR-039) or virtual product (VMP). */
  readonly kind: "AMP" | "VMP";
  readonly pathways: readonly Pathway[];
}

/** Where the products of a pathway come from. */
export interface MedicineListSource {
  /** The list's name. */
  readonly list: string;
  /** Its version on OpenCodelists: lists are dated, and a newer direction may say more. */
  readonly version: string;
}

/** The products of all pathways, to be looked up, and to be given to `review` and `validateMessage` (CS-13). */
export interface PathwayMedicines extends PathwayMedicineList {
  /** The products of a pathway, in the order of their codes. */
  forPathway(pathway: Pathway): readonly PathwayMedicine[];
  /** The product of a dm+d code; undefined where no pathway lists it. */
  find(code: string): PathwayMedicine | undefined;
  /** The list of each pathway, and its version. */
  readonly sources: Readonly<Record<Pathway, MedicineListSource>>;
}

const names = Object.keys(lists) as Pathway[];

/** Read when it is first asked for. */
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
