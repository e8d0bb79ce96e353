/**
 * The dm+d products that the patient group directions of Pharmacy First's clinical pathways list. Uses no Node
 * built-in.
 * Whoever uses it must pass on `licenceNotice`.
 *
 * @packageDocumentation
 */
export { licenceNotice } from "./licence.js";
export {
  pathwayMedicines,
  type MedicineListSource,
  type PathwayMedicine,
  type PathwayMedicines,
} from "./pathway-medicines.js";
