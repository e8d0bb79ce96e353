import type { Pathway } from "../../terminology/pathways.js";

/** The products that pathways list; `pathwayMedicines` of the entry `./pathway-medicines` is one. */
export interface PathwayMedicineList {
  /** True where the pathway lists the dm+d product of this code. */
  lists(pathway: Pathway, code: string): boolean;
}
