/**
 * The dm+d products that the patient group directions of Pharmacy First's clinical pathways list. If your product
 * contains this list, it must also show `licenceNotice`. Needs no Node built-in.
 *
 * @packageDocumentation
 */
export {
  licenceNotice,
  pathwayMedicines,
  type MedicineListSource,
  type PathwayMedicine,
  type PathwayMedicineOptions,
  type PathwayMedicines,
} from "./pathway-medicines.js";
