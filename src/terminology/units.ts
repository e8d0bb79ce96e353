import { systems } from "./systems.js";

/** A unit as FHIR's Quantity carries it: the code for machines and the words for people. */
export interface UnitOfMeasure {
  readonly system: string;
  readonly code: string;
  readonly unit: string;
}

/** A UCUM code that this library knows. */
export type UnitCode =
  "mm[Hg]" | "{beats}/min" | "Cel" | "[degF]" | "cm" | "[in_i]" | "g" | "kg" | "[lb_av]" | "kg/m2" | "d";

/** A unit of something measured; the symbol is what a person writes after the number. */
export interface MeasuringUnit extends UnitOfMeasure {
  readonly symbol: string;
}

function ucum(code: UnitCode, unit: string, symbol: string): MeasuringUnit {
  return { system: systems.ucum, code, unit, symbol };
}

/**
 * The units of vital signs and of days of supply (UR-070 to UR-073).
 * Source: codes from the guide's table (UCUM); words from the official examples if they have the unit, otherwise UCUM's
 * own names.
 */
export const units: Readonly<Record<UnitCode, MeasuringUnit>> = {
  "mm[Hg]": ucum("mm[Hg]", "millimeter of mercury", "mmHg"),
  "{beats}/min": ucum("{beats}/min", "per minute", "beats/min"),
  Cel: ucum("Cel", "degree Celsius", "°C"),
  "[degF]": ucum("[degF]", "degree Fahrenheit", "°F"),
  cm: ucum("cm", "centimeter", "cm"),
  "[in_i]": ucum("[in_i]", "inch", "in"),
  g: ucum("g", "gram", "g"),
  kg: ucum("kg", "kilogram", "kg"),
  "[lb_av]": ucum("[lb_av]", "pound", "lb"),
  "kg/m2": ucum("kg/m2", "kilogram per square meter", "kg/m²"),
  d: ucum("d", "day", "d"),
};

function supplyUnit(code: string, unit: string): UnitOfMeasure {
  return { system: systems.snomed, code, unit };
}

/** What the quantity of a supply is counted in (UR-041). */
export type SupplyUnit = "capsule" | "tablet" | "ml" | "gram" | "mg" | "dose" | "sachet" | "ampoule" | "vial";

/**
 * Source: dm+d's own list of units of measure, as NHS England's public code uses it; capsule and tablet also in the
 * official examples.
 */
export const supplyUnits: Readonly<Record<SupplyUnit, UnitOfMeasure>> = {
  capsule: supplyUnit("428641000", "capsule"),
  tablet: supplyUnit("428673006", "tablet"),
  ml: supplyUnit("258773002", "ml"),
  gram: supplyUnit("258682000", "gram"),
  mg: supplyUnit("258684004", "mg"),
  dose: supplyUnit("3317411000001100", "dose"),
  sachet: supplyUnit("733013000", "sachet"),
  ampoule: supplyUnit("413516001", "ampoule"),
  vial: supplyUnit("415818006", "vial"),
};
