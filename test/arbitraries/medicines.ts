import fc from "fast-check";
import type {
  DeclinedSupplyInput,
  DoseTimingInput,
  StructuredDoseInput,
  SupplyInput,
  SupplyQuantityInput,
  SupplyUnitInput,
} from "../../src/consultation/index.js";
import { supplyTypeWords, supplyUnits } from "../../src/terminology/index.js";
import { bodySite, product, route } from "./concepts.js";
import { text } from "./edge-text.js";
import { filled, keyFrom, several, sized, type Size } from "./size.js";

const unit: fc.Arbitrary<SupplyUnitInput> = fc.oneof(
  { weight: 9, arbitrary: keyFrom(supplyUnits) },
  { weight: 1, arbitrary: fc.constant({ code: "415818006", display: "vial" }) },
);
const amount = fc.oneof(
  fc.integer({ min: 1, max: 200 }),
  fc.integer({ min: 1, max: 200 }).map(String),
  fc.constantFrom("2.5", "0.50", 1_500),
);
const quantity: fc.Arbitrary<SupplyQuantityInput> = fc.record({ value: amount, unit });
const timeUnit = fc.constantFrom(
  "s" as const,
  "min" as const,
  "h" as const,
  "d" as const,
  "wk" as const,
  "mo" as const,
  "a" as const,
);

const timing = (size: Size): fc.Arbitrary<DoseTimingInput> =>
  sized(
    size,
    { frequency: fc.integer({ min: 1, max: 4 }), period: fc.integer({ min: 1, max: 8 }), periodUnit: timeUnit },
    {
      frequencyMax: fc.integer({ min: 4, max: 6 }),
      periodMax: fc.integer({ min: 8, max: 12 }),
      dayOfWeek: fc.uniqueArray(
        fc.constantFrom(
          "mon" as const,
          "tue" as const,
          "wed" as const,
          "thu" as const,
          "fri" as const,
          "sat" as const,
          "sun" as const,
        ),
        { minLength: 1, maxLength: 7 },
      ),
      timeOfDay: several(size, fc.constantFrom("08:00:00", "13:30:00", "22:15:30")),
      duration: fc.record({ value: fc.integer({ min: 1, max: 14 }), unit: timeUnit }),
    },
  );

const dose = (size: Size): fc.Arbitrary<StructuredDoseInput> =>
  filled(size, {
    route,
    site: bodySite,
    timing: timing(size),
    quantity,
    maximum: fc.record({ quantity, days: fc.integer({ min: 1, max: 28 }) }),
    asNeeded: fc.constant(true as const),
  });

const dosage = fc.oneof(text, fc.record({ text, patientInstruction: text }));

/** A medicine supplied; who supplied it is set once it is known who else took part. */
export const supplyArbitrary = (size: Size, within: string): fc.Arbitrary<SupplyInput> =>
  sized(
    size,
    { product, quantity, dosage },
    {
      dose: dose(size),
      daysSupply: fc.integer({ min: 1, max: 365 }),
      suppliedAt: fc.constant(within),
      suppliedBy: fc.constant("practitioner-2"),
      supplyType: keyFrom(supplyTypeWords),
    },
  );

/** A medicine that was not supplied. */
export const declinedSupplyArbitrary = (size: Size): fc.Arbitrary<DeclinedSupplyInput> =>
  sized(
    size,
    { product, unit, reason: text },
    { dosage, dose: dose(size), offeredBy: fc.constant("practitioner-2"), supplyType: keyFrom(supplyTypeWords) },
  );
