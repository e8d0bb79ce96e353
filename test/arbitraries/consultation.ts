import fc from "fast-check";
import type { ConsultationInput, PharmacyFirstPathway } from "../../src/consultation/index.js";
import {
  encounterTypes,
  encounterTypesOfOthers,
  interpretations,
  jobRoles,
  outcomesOfAttendance,
  pathways,
  type Interpretation,
  type JobRoleCode,
  type Pathway,
  type Service,
} from "../../src/terminology/index.js";
import { condition, bodySite } from "./concepts.js";
import { confirmed } from "./confirmed.js";
import { line, text } from "./edge-text.js";
import { declinedSupplyArbitrary, supplyArbitrary } from "./medicines.js";
import {
  ambulatoryReportArbitrary,
  bloodPressureArbitrary,
  observationArbitrary,
  type ObservationSetting,
} from "./observations.js";
import { otherPractitionersArbitrary, patientArbitrary, practitionerArbitrary } from "./people.js";
import { keyFrom, several, sized, type Size } from "./size.js";
import { timesArbitrary, type Times } from "./times.js";

/** What to draw; all of it may be left out. */
export interface ConsultationOptions {
  /** The services to draw from; all of them by default. */
  readonly services?: readonly Service[];
  /** Drawn by default: sometimes minimal, sometimes maximal, mostly in between. */
  readonly size?: Size;
  /**
   * A rising number: the rows of long tables (job roles, interpretations) are taken in turn, so that none is left
   * out.
   */
  readonly turn?: number;
}

interface Setting extends ObservationSetting {
  readonly times: Times;
  readonly turn: number | undefined;
}

const roles = Object.keys(jobRoles()) as JobRoleCode[];
const codes = Object.keys(interpretations) as Interpretation[];
const inTurn = <Value>(values: readonly Value[], turn: number | undefined): fc.Arbitrary<Value> =>
  turn === undefined ? fc.constantFrom(...values) : fc.constantFrom(...values.slice(turn % values.length).slice(0, 1));

/** How the patient was seen: a word, or a coding of one's own. */
const seen = fc.oneof(
  keyFrom(encounterTypes),
  fc.constantFrom(...encounterTypesOfOthers.map(({ code, display }) => ({ code, display }))),
);
const gatewayPoint = fc.constantFrom("met" as const, "met" as const, "not-met" as const, "ruled-out" as const);

/** Ages inside the pathway's range, now and then outside it, which has to be confirmed (CS-12). */
const ageFor = (pathway: PharmacyFirstPathway | undefined): fc.Arbitrary<number> => {
  const { fromAge = 12, toAge = 95 } = pathway === undefined || pathway === "minor-illness" ? {} : pathways[pathway];
  return fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: fromAge, max: toAge }) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 100 }) },
  );
};

function commonMembers({ times, turn, ...setting }: Setting, age: number) {
  const { size, within } = setting;
  const gender = fc.constantFrom(
    "female" as const,
    "female" as const,
    "male" as const,
    "other" as const,
    "unknown" as const,
  );
  const statements = several(size, text);
  const complaint = sized(
    size,
    { condition, clinicalStatus: fc.constantFrom("active" as const, "resolved" as const) },
    { bodySite },
  );
  return {
    required: {
      patient: patientArbitrary(size, gender, times.bornFor(age)),
      pharmacy: fc.record({ odsCode: fc.constantFrom("FQW30", "FA123", "FXX99"), name: line }),
      practitioner: practitionerArbitrary(size, inTurn(roles, turn)),
      startedAt: fc.constant(times.startedAt),
      seen,
      sharing: fc.constant("agreed" as const),
      clinicalSummary: fc.oneof(text, several(size, text)),
    },
    optional: {
      otherPractitioners: otherPractitionersArbitrary(size),
      endedAt: fc.constant(times.endedAt),
      outcomeOfAttendance: keyFrom(outcomesOfAttendance),
      presentingComplaints: several(size, complaint),
      history: statements,
      redFlags: fc.oneof(
        { weight: 3, arbitrary: fc.constant("none-found" as const) },
        { weight: 1, arbitrary: statements },
      ),
      pregnancyStatus: fc.constantFrom("pregnant" as const, "not-pregnant" as const),
      procedures: statements,
      advice: statements,
      plan: statements,
      signposting: statements,
      observations: several(size, observationArbitrary({ ...setting, within })),
      supplies: several(size, supplyArbitrary(size, within)),
      declinedSupplies: several(size, declinedSupplyArbitrary(size)),
      registeredPractice: fc.constantFrom("A99999", "B86001"),
    },
  };
}

function serviceArbitrary(service: Service, setting: Setting): fc.Arbitrary<object> {
  const { size } = setting;
  const of = (
    mark: object,
    pathway: PharmacyFirstPathway | undefined,
    more: (members: ReturnType<typeof commonMembers>) => fc.Arbitrary<object>,
  ): fc.Arbitrary<object> =>
    ageFor(pathway)
      .chain((age) => more(commonMembers(setting, age)))
      .map((members) => ({ ...mark, ...members }));
  switch (service) {
    case "pharmacy-first":
      return fc
        .constantFrom(...(Object.keys(pathways) as Pathway[]), "minor-illness" as const)
        .chain((pathway) =>
          of({ service, pathway }, pathway, ({ required, optional }) =>
            sized(size, pathway === "minor-illness" ? required : { ...required, gatewayPoint }, optional),
          ),
        );
    case "urgent-supply":
      return of({ service }, undefined, ({ required, optional }) => sized(size, required, optional));
    case "contraception":
      return fc
        .constantFrom("initiation", "repeat", "emergency", "emergency-and-initiation")
        .chain((stage) =>
          of({ service, stage }, undefined, ({ required, optional: { supplies, ...optional } }) =>
            fc.oneof(
              sized(size, { ...required, supplies }, optional),
              sized(size, { ...required, supplies, noSupplyReason: text }, optional),
              sized(size, { ...required, noSupplyReason: text }, optional),
            ),
          ),
        );
    case "blood-pressure-check": {
      const withReading = fc
        .tuple(bloodPressureArbitrary(setting), fc.array(observationArbitrary(setting), { maxLength: 2 }))
        .map(([first, others]) => [first, ...others]);
      const without = several(
        size,
        observationArbitrary(setting).filter(({ type }) => type !== "blood-pressure"),
      );
      const ambulatoryReport = ambulatoryReportArbitrary(setting);
      const ambulatoryDeclined = fc.record({ reason: text });
      return of({ service }, undefined, ({ required, optional }) =>
        fc.oneof(
          sized(size, { ...required, observations: withReading }, optional),
          sized(size, { ...required, noReadingReason: text }, { ...optional, observations: without }),
          sized(size, { ...required, ambulatoryReport }, optional),
          sized(size, { ...required, ambulatoryDeclined }, optional),
          sized(size, { ...required, observations: withReading, ambulatoryReport }, optional),
          sized(size, { ...required, observations: withReading, ambulatoryDeclined }, optional),
        ),
      );
    }
  }
}

type Labelled = Readonly<Record<string, unknown>>;

/** Hydrogen peroxide for impetigo is under no direction by itself: its authority is stated (UR-039). */
function withAuthority(input: Labelled): Labelled {
  if (input["pathway"] !== "impetigo") return input;
  const stated = (list: string): Labelled => {
    const items = input[list] as readonly Labelled[] | undefined;
    return items === undefined ? {} : { [list]: items.map((item) => ({ supplyType: "clinical-protocol", ...item })) };
  };
  return { ...input, ...stated("supplies"), ...stated("declinedSupplies") };
}

/** Whoever a label names took part; where there was no one else, no label is given. */
function withLabels(input: Labelled): Labelled {
  const others = (input["otherPractitioners"] ?? []) as readonly { readonly label: string }[];
  const relabelled = (key: string, list: string): Labelled => {
    const items = input[list] as readonly Labelled[] | undefined;
    if (items === undefined) return {};
    return {
      [list]: items.map(({ [key]: label, ...rest }, at) =>
        label === undefined || others.length === 0 ? rest : { ...rest, [key]: others[at % others.length]?.label },
      ),
    };
  };
  return {
    ...input,
    ...relabelled("measuredBy", "observations"),
    ...relabelled("suppliedBy", "supplies"),
    ...relabelled("offeredBy", "declinedSupplies"),
  };
}

const sizes = fc.oneof(
  { weight: 1, arbitrary: fc.constant("minimal" as const) },
  { weight: 1, arbitrary: fc.constant("maximal" as const) },
  { weight: 6, arbitrary: fc.constant("any" as const) },
);
const allServices: readonly Service[] = ["pharmacy-first", "blood-pressure-check", "contraception", "urgent-supply"];

/**
 * Consultations as JSON: of every service, with every item and edge text, valid under the model and, where they are
 * sent at `sentAt`, under the rules of clinical safety; what these require to be confirmed is confirmed.
 */
export function consultationArbitrary({
  services = allServices,
  size,
  turn,
}: ConsultationOptions = {}): fc.Arbitrary<ConsultationInput> {
  return fc
    .tuple(
      fc.constantFrom(...services),
      size === undefined ? sizes : fc.constant(size),
      timesArbitrary,
      inTurn(codes, turn),
    )
    .chain(([service, drawn, times, interpretation]) =>
      serviceArbitrary(service, { size: drawn, times, within: times.within, interpretation, turn }),
    )
    .map((input) => withAuthority(withLabels(input as Labelled)))
    .chain((input) => practitionerArbitrary("any").map((by) => confirmed(input, by)));
}
