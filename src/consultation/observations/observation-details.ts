import { interpretations, type Interpretation } from "../../terminology/interpretations.js";
import type { FhirDateTime } from "../../values/dates.js";
import { optional, type OptionalEntry } from "../schema/closed-object.js";
import { codedConcept, type CodedConcept, type CodedConceptInput } from "../coded-concept.js";
import { keyOf } from "../schema/one-of.js";
import type { Schema } from "../schema/schema.js";
import { referenceRange, type ReferenceRange, type ReferenceRangeInput } from "./reference-range.js";
import { line } from "../schema/text.js";
import { moment } from "../schema/times.js";
import { once } from "../../values/once.js";

/** What any measurement may have. */
export interface ObservationDetailsInput {
  /** When it was measured, with an offset; at least the day. Left out: when the consultation started. */
  readonly measuredAt?: string;
  /** Label of the one of `otherPractitioners` who measured. Left out: the `practitioner`. */
  readonly measuredBy?: string;
  /**
   * What the value means, as a code of the value set CareConnect-ObservationInterpretation-1: `H` High, `N` Normal ...
   * (UR-076).
   */
  readonly interpretation?: Interpretation;
  /** Where on the body it was measured, in SNOMED CT. */
  readonly bodySite?: CodedConceptInput;
}

/** {@link ObservationDetailsInput} that were checked. */
export interface ObservationDetails extends ObservationDetailsInput {
  readonly measuredAt?: FhirDateTime;
  readonly bodySite?: CodedConcept;
}

/** What a measurement of one value may have. */
export interface MeasurementInput extends ObservationDetailsInput {
  /** The range in which the value would be expected, in the unit of the measurement (UR-076). */
  readonly referenceRange?: ReferenceRangeInput;
}

/** A {@link MeasurementInput} that was checked. */
export interface Measurement extends ObservationDetails {
  /** The range in which the value would be expected, in the unit of the measurement (UR-076). */
  readonly referenceRange?: ReferenceRange;
}

interface Details {
  readonly measuredAt: OptionalEntry<string, FhirDateTime>;
  readonly measuredBy: OptionalEntry<string>;
  readonly interpretation: OptionalEntry<Interpretation>;
  readonly bodySite: OptionalEntry<CodedConceptInput, CodedConcept>;
}

/** The code of an interpretation. @internal */
export const interpretation: () => Schema<Interpretation> = once(() =>
  keyOf(interpretations, "UR-076: must be a code of the value set of interpretations, such as H (High)"),
);

/** The members of {@link ObservationDetailsInput}, for the schema of each measurement. @internal */
export const observationDetails: () => Details = once(() => ({
  measuredAt: optional(moment()),
  measuredBy: optional(line()),
  interpretation: optional(interpretation()),
  bodySite: optional(codedConcept()),
}));

interface MeasurementMembers extends Details {
  readonly referenceRange: OptionalEntry<ReferenceRangeInput, ReferenceRange>;
}

/** The members of {@link MeasurementInput}. @internal */
export const measurementDetails: () => MeasurementMembers = once(() => ({
  ...observationDetails(),
  referenceRange: optional(referenceRange()),
}));
