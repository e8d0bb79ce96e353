import type { GatewayPoint } from "../../../consultation/consultation.js";
import type { Heading } from "../../../terminology/headings.js";
import type { MeasurementName } from "../../../terminology/measurements.js";
import type { SeenAs } from "../../../terminology/encounter.js";
import type { Pathway } from "../../../terminology/pathways.js";
import type { Service } from "../../../terminology/services.js";
import type { Decimal } from "../../../values/decimal.js";
import type { FhirDate, FhirDateTime } from "../../../values/dates.js";

export const factSources: readonly ["consultation", "message"] = ["consultation", "message"];

/** What was read: a consultation before it becomes a message, or a message, ours or another's. */
export type FactSource = (typeof factSources)[number];

/** A value and its place: a path such as `observations[2].systolic`, or a FHIR path in a message. */
export interface Stated<Value> {
  readonly value: Value;
  readonly path: string;
}

/** One measured value in its unit; the path is the value's. */
export interface MeasurementFact extends Stated<Decimal> {
  readonly name: MeasurementName;
  /** UCUM, as it was given; these rules do not check whether the unit belongs to the measurement. */
  readonly unit: string;
}

/** Both values of one blood pressure; the path is that of the reading. */
export interface BloodPressureFact {
  readonly systolic: MeasurementFact;
  readonly diastolic: MeasurementFact;
  readonly path: string;
}

/** What is recorded about pregnancy; `undefined` where the code is neither of the two. */
export interface PregnancyFact extends Stated<"pregnant" | "not-pregnant" | undefined> {
  /** The path of its code. */
  readonly codePath: string;
  /** The words of the other codings of its concept, such as a system's own. */
  readonly otherWords: readonly Stated<string>[];
  /** What is remarked on it in free text. */
  readonly comment: Stated<string> | undefined;
}

/** A code with its words, and the free text of the concept, if there is one. */
export interface ConceptFact {
  readonly system: string | undefined;
  readonly code: Stated<string>;
  readonly display: Stated<string> | undefined;
  readonly text: Stated<string> | undefined;
}

/** From least to most; both the same where one value is given. Their limits are rough, so floating point will do. */
export interface Extent {
  readonly least: number;
  readonly most: number;
}

/** A dose as data. */
export interface DoseFact {
  /** How much at a time, and in what. */
  readonly amount: (Extent & { readonly path: string; readonly unit: string | undefined }) | undefined;
  /** How many times a day; undefined where the timing says it in another way than so many times in a period. */
  readonly timesADay: (Extent & { readonly path: string }) | undefined;
  /** For how many days. */
  readonly days: Extent | undefined;
  readonly asNeeded: boolean;
}

/** A medicine, supplied or declined. */
export interface SupplyFact {
  readonly path: string;
  /** dm+d code of the product. */
  readonly product: Stated<string> | undefined;
  /** The display of that code. */
  readonly name: Stated<string> | undefined;
  /** Display and free text of the product. */
  readonly displays: readonly string[];
  readonly text: Stated<string> | undefined;
  readonly declined: boolean;
  /** How much, in whatever unit; the value is undefined where it is missing or not a number. */
  readonly quantity: Stated<Decimal | undefined>;
  /** What the quantity is counted in: a word of {@link supplyUnits} where it is one of them, however it was written. */
  readonly unit: string | undefined;
  /** The doses as data: one for each instruction. */
  readonly doses: readonly DoseFact[];
  /** For how many days it is meant to last. */
  readonly daysSupply: Stated<number> | undefined;
  readonly dosages: readonly Stated<string>[];
  /** True where it was supplied under a patient group direction, or where no authority is given. */
  readonly underDirection: boolean;
  /** True where it says that it was supplied under a patient group direction. */
  readonly saysDirection: boolean;
  /** True where it says that it was sold over the counter. */
  readonly sold: boolean;
  /** Who supplied it. */
  readonly performer: PerformerFact | undefined;
}

/** What a person wrote under a heading (UR-060). */
export interface StatementFact extends Stated<string> {
  readonly heading: Heading;
}

/** Somebody who did something, by their job roles; the path is that of the person. */
export interface PerformerFact {
  readonly path: string;
  /** Codes of their job roles; empty where none of the list is given. */
  readonly roles: readonly string[];
}

/** What the rules need to know about the patient. */
export interface PatientFact {
  readonly nhsNumber: Stated<string> | undefined;
  /** Code of the verification status of the NHS number. */
  readonly verification: Stated<string> | undefined;
  readonly gender: Stated<string> | undefined;
  readonly birthDate: Stated<FhirDate> | undefined;
  /** When the patient died, or that they did; a consultation does not say it. */
  readonly deceased: Stated<FhirDateTime | true> | undefined;
}

/** What happened at a time. */
export type Happening =
  "measurement" | "ambulatory-report" | "supply" | "preparation" | "issue" | "assertion" | "document" | "message";

/** A time besides those of the encounter, and what happened then. */
export interface TimeFact extends Stated<FhirDateTime> {
  readonly of: Happening;
}

/** A measured value, and the range in which it would be expected, as far as that is given in the same unit. */
export interface RangedValue {
  readonly value: Decimal;
  /** UCUM, as it was given. */
  readonly unit: string;
  readonly low: Decimal | undefined;
  readonly high: Decimal | undefined;
}

/** One Observation of one value or of several; the path is its own. */
export interface ReadingFact {
  readonly path: string;
  /** Equal for readings that can be compared: `weight`, `self-reported weight`, the code of a blood pressure. */
  readonly kind: string;
  readonly isSelfReported: boolean;
  readonly values: readonly RangedValue[];
  /** When it was measured; undefined where that is not stated, or is the start of the encounter. */
  readonly measuredAt: FhirDateTime | undefined;
  /** Code of the place on the body. */
  readonly bodySite: string | undefined;
  /** Code of what the value means: `N`, `H`, `L` ... */
  readonly interpretation: Stated<string> | undefined;
}

/** Somebody who took part; the path is that of the person. */
export interface PersonFact {
  readonly path: string;
  readonly family: string | undefined;
  /** Code of the job role. */
  readonly role: string | undefined;
  /** Number of the registration with the General Pharmaceutical Council. */
  readonly registration: Stated<string> | undefined;
  /** True where there is a registration or an identifier of NHS England's directory (SDS). */
  readonly isIdentified: boolean;
}

/** How a statement is withdrawn by its own status. */
export type Withdrawal = "entered-in-error" | "cancelled" | "refuted-but-active" | "refuted" | "inactive";

/**
 * What a consultation or a message says, each fact with its place. The rules of clinical safety (CS-) read these facts,
 * so that each rule is written once for both.
 */
export interface Facts {
  readonly source: FactSource;
  readonly service: Service | undefined;
  /** Those whose condition is among the presenting complaints: in a consultation whose pathway applied, its own is. */
  readonly pathways: readonly Pathway[];
  /** Whether the pathway applied; a message does not say it. */
  readonly gatewayPoint: GatewayPoint | undefined;
  /** Who provided the service: the primary performer, else who recorded it. */
  readonly provider: PerformerFact | undefined;
  readonly patient: PatientFact;
  /** How the patient was seen; undefined where it is coded otherwise. */
  readonly seen: SeenAs | undefined;
  readonly startedAt: Stated<FhirDateTime> | undefined;
  readonly endedAt: Stated<FhirDateTime> | undefined;
  /** `MessageHeader.timestamp`; of a consultation, now. */
  readonly madeAt: FhirDateTime | undefined;
  /** Every other time that CS-10 and CS-11 judge; what only repeats one of the encounter or of the message is not. */
  readonly times: readonly TimeFact[];
  /** True where there is a report or an average of ambulatory monitoring: such an encounter lasts days. */
  readonly hasAmbulatoryMonitoring: boolean;
  readonly pregnancyStatuses: readonly PregnancyFact[];
  readonly measurements: readonly MeasurementFact[];
  readonly bloodPressures: readonly BloodPressureFact[];
  readonly readings: readonly ReadingFact[];
  /** Paths of irregular pulses. */
  readonly irregularPulses: readonly string[];
  /** Red flags that were found; of a consultation, also those whose words say that there were none. */
  readonly redFlags: readonly Stated<string>[];
  /** What was written under each heading, such as the plan. */
  readonly statements: readonly StatementFact[];
  /** Everything that a person wrote in free text, including the statements and texts that are attached. */
  readonly texts: readonly Stated<string>[];
  readonly supplies: readonly SupplyFact[];
  readonly concepts: readonly ConceptFact[];
  readonly people: readonly PersonFact[];
  /** ODS codes, where the consultation names the registered practice; a message does not carry it. */
  readonly practice: { readonly odsCode: Stated<string>; readonly pharmacy: string } | undefined;
  /** What a message withdraws by its own statuses. */
  readonly withdrawn: readonly Stated<Withdrawal>[];
}
