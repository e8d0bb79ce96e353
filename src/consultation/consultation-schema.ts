import { outcomesOfAttendance } from "../terminology/encounter.js";
import { pathwayNames } from "../terminology/pathways.js";
import { parseOdsCode } from "../values/ods-code.js";
import { ambulatoryDeclined, ambulatoryReport } from "./observations/ambulatory.js";
import { bloodPressureReading } from "./observations/blood-pressure.js";
import { checkedValue } from "./schema/checked-value.js";
import { choose } from "./schema/choose.js";
import { closedObject, optional } from "./schema/closed-object.js";
import { confirmation } from "./confirmation.js";
import type {
  BloodPressureDeclinedConsultation,
  BloodPressureDeclinedInput,
  BloodPressureNotReadConsultation,
  BloodPressureNotReadInput,
  BloodPressureReadingConsultation,
  BloodPressureReadingInput,
  BloodPressureReportConsultation,
  BloodPressureReportInput,
  Consultation,
  ConsultationInput,
  ContraceptionNotSuppliedConsultation,
  ContraceptionNotSuppliedInput,
  ContraceptionStage,
  ContraceptionSuppliedConsultation,
  ContraceptionSuppliedInput,
  ClinicalPathwayConsultation,
  ClinicalPathwayData,
  MinorIllnessConsultation,
  MinorIllnessData,
  UrgentSupplyConsultation,
  UrgentSupplyData,
} from "./consultation.js";
import { howSeen } from "./how-seen.js";
import { declinedSupply } from "./supplies/declined-supply.js";
import { listOf, startingWith } from "./schema/list-of.js";
import { observation } from "./observations/observation.js";
import { keyOf, literal, neverBeside, oneOf, variantOf } from "./schema/one-of.js";
import { patient } from "./people/patient.js";
import { pharmacy, odsCodeShape } from "./people/pharmacy.js";
import { otherPractitioner, practitioner } from "./people/practitioner.js";
import { pregnancyStatus } from "./observations/pregnancy-status.js";
import { presentingComplaint } from "./presenting-complaint.js";
import type { Schema } from "./schema/schema.js";
import { supply } from "./supplies/supply.js";
import { clinicalSummary, redFlags, statements } from "./statements.js";
import { text } from "./schema/text.js";
import { moment } from "./schema/times.js";
import { once } from "../values/once.js";

/** CS-21: if the patient declined sharing, that is reported in words of its own, and no message is built. */
const sharing = once(() =>
  literal("agreed", ({ received }) =>
    received === '"declined"'
      ? "CS-21: the patient declined, so nothing may be sent to the practice"
      : 'CS-21: must be "agreed"',
  ),
);

const supplies = once(() => listOf(supply()));

const common = once(() => ({
  patient: patient(),
  pharmacy: pharmacy(),
  practitioner: practitioner(),
  otherPractitioners: optional(listOf(otherPractitioner())),
  startedAt: moment(),
  endedAt: optional(moment()),
  seen: howSeen(),
  outcomeOfAttendance: optional(
    keyOf(outcomesOfAttendance, 'must be "1", the one outcome of attendance that is known'),
  ),
  sharing: sharing(),
  clinicalSummary: clinicalSummary(),
  presentingComplaints: optional(listOf(presentingComplaint())),
  history: optional(statements()),
  redFlags: optional(redFlags()),
  pregnancyStatus: optional(pregnancyStatus()),
  procedures: optional(statements()),
  advice: optional(statements()),
  plan: optional(statements()),
  signposting: optional(statements()),
  observations: optional(listOf(observation())),
  supplies: optional(supplies()),
  declinedSupplies: optional(listOf(declinedSupply())),
  registeredPractice: optional(checkedValue(parseOdsCode, odsCodeShape)),
  confirmations: optional(listOf(confirmation())),
}));

const missing = {
  seen: "UR-031: is missing; say how the patient was seen (there is no default)",
  sharing: "CS-21: is missing; say whether the patient agreed to sharing (there is no default)",
  clinicalSummary: "UR-060: is missing",
};

const gatewayPoint = once(() => oneOf(["met", "not-met", "ruled-out"], "UR-065"));
const clinicalPathway = once((): Schema<ClinicalPathwayData, ClinicalPathwayConsultation> =>
  closedObject(
    { service: literal("pharmacy-first"), pathway: oneOf(pathwayNames), gatewayPoint: gatewayPoint(), ...common() },
    { ...missing, gatewayPoint: "UR-065: is missing; say whether the pathway applied (there is no default)" },
  ),
);
const minorIllness = once((): Schema<MinorIllnessData, MinorIllnessConsultation> =>
  closedObject(
    {
      service: literal("pharmacy-first"),
      pathway: literal("minor-illness"),
      gatewayPoint: optional(neverBeside("UR-065: is not allowed here: only a clinical pathway has a gateway point")),
      ...common(),
    },
    missing,
  ),
);
/** For a pathway that is missing or misspelt: all the rest is checked all the same. */
const unknownPathway = once(() =>
  closedObject(
    {
      service: literal("pharmacy-first"),
      pathway: oneOf([...pathwayNames, "minor-illness"]),
      gatewayPoint: optional(gatewayPoint()),
      ...common(),
    },
    missing,
  ),
);
const pharmacyFirst = once(() =>
  choose<typeof clinicalPathway | typeof minorIllness>(
    (input) => {
      const pathway = memberOf(input, "pathway");
      if (pathway === "minor-illness") return minorIllness();
      const known = pathwayNames.some((name) => name === pathway);
      return known ? clinicalPathway() : (unknownPathway() as ReturnType<typeof clinicalPathway>);
    },
    [clinicalPathway, minorIllness],
  ),
);

const urgentSupply = once((): Schema<UrgentSupplyData, UrgentSupplyConsultation> =>
  closedObject({ service: literal("urgent-supply"), ...common() }, missing),
);

type Mark<Service> = { readonly service: Service };
const check = once(() => ({ service: literal("blood-pressure-check"), ...common() }));
const noReading =
  "UR-051: a blood pressure check begins with a blood pressure, or has an ambulatoryReport, an ambulatoryDeclined or " +
  "a noReadingReason";

const neither = once(() =>
  neverBeside("UR-063: contradicts the ambulatoryReport: monitoring was done, or it was declined"),
);

const notRead = once(() => neverBeside("UR-051: contradicts what was measured, reported or declined"));

/** If the first entry is anything else, the only issue is its type. */
const readingFirst = once(() => variantOf("type", { "blood-pressure": bloodPressureReading }, "UR-051"));

const checkWithReading = once(
  (): Schema<BloodPressureReadingInput & Mark<"blood-pressure-check">, BloodPressureReadingConsultation> =>
    closedObject(
      {
        ...check(),
        observations: startingWith(readingFirst(), observation(), noReading),
        ambulatoryReport: optional(neither()),
        ambulatoryDeclined: optional(neither()),
        noReadingReason: optional(notRead()),
      },
      { ...missing, observations: noReading },
    ),
);
const checkWithReport = once(
  (): Schema<BloodPressureReportInput & Mark<"blood-pressure-check">, BloodPressureReportConsultation> =>
    closedObject(
      {
        ...check(),
        ambulatoryReport: ambulatoryReport(),
        ambulatoryDeclined: optional(neither()),
        noReadingReason: optional(notRead()),
      },
      missing,
    ),
);
const checkWithDeclined = once(
  (): Schema<BloodPressureDeclinedInput & Mark<"blood-pressure-check">, BloodPressureDeclinedConsultation> =>
    closedObject(
      {
        ...check(),
        ambulatoryReport: optional(neither()),
        ambulatoryDeclined: ambulatoryDeclined(),
        noReadingReason: optional(notRead()),
      },
      missing,
    ),
);
const checkNotRead = once(
  (): Schema<BloodPressureNotReadInput & Mark<"blood-pressure-check">, BloodPressureNotReadConsultation> =>
    closedObject(
      {
        ...check(),
        ambulatoryReport: optional(neither()),
        ambulatoryDeclined: optional(neither()),
        noReadingReason: text(),
      },
      missing,
    ),
);
type Check = typeof checkWithReading | typeof checkWithReport | typeof checkWithDeclined | typeof checkNotRead;
/** The member that says which kind of check it was, in this order; without any of them, there must be a reading. */
const checks: readonly (readonly [member: string, schema: Check])[] = [
  ["ambulatoryReport", checkWithReport],
  ["ambulatoryDeclined", checkWithDeclined],
  ["noReadingReason", checkNotRead],
];
const bloodPressureCheck = once(() =>
  choose<Check>(
    (input) => (checks.find(([member]) => has(input, member))?.[1] ?? checkWithReading)(),
    [checkWithReading, ...checks.map(([, schema]) => schema)],
  ),
);

type ContraceptionMark = Mark<"contraception"> & { readonly stage: ContraceptionStage };
const contraceptionMembers = once(() => ({
  service: literal("contraception"),
  stage: oneOf(["initiation", "repeat", "emergency", "emergency-and-initiation"]),
  ...common(),
}));

const contraceptionSupplied = once(
  (): Schema<ContraceptionSuppliedInput & ContraceptionMark, ContraceptionSuppliedConsultation> =>
    closedObject(
      {
        ...contraceptionMembers(),
        supplies: startingWith(
          supply(),
          supply(),
          "UR-052: must name what was supplied; if nothing was, leave it out and give noSupplyReason",
        ),
        noSupplyReason: optional(text()),
      },
      { ...missing, supplies: "UR-052: is missing; if nothing was supplied, give noSupplyReason" },
    ),
);
const contraceptionNotSupplied = once(
  (): Schema<ContraceptionNotSuppliedInput & ContraceptionMark, ContraceptionNotSuppliedConsultation> =>
    closedObject(
      {
        ...contraceptionMembers(),
        supplies: optional(neverBeside("UR-052: must name what was supplied")),
        noSupplyReason: text(),
      },
      missing,
    ),
);
const contraception = once(() =>
  choose<typeof contraceptionSupplied | typeof contraceptionNotSupplied>(
    (input) =>
      has(input, "supplies") || !has(input, "noSupplyReason") ? contraceptionSupplied() : contraceptionNotSupplied(),
    [contraceptionSupplied, contraceptionNotSupplied],
  ),
);

function memberOf(input: unknown, member: string): unknown {
  return typeof input === "object" && input !== null ? (input as Readonly<Record<string, unknown>>)[member] : undefined;
}

function has(input: unknown, member: string): boolean {
  return typeof input === "object" && input !== null && Object.hasOwn(input, member);
}

/** The objects that a consultation can be, by the names of their types. @internal */
export const consultations: () => Readonly<Record<ConsultationObject, object>> = once(() => ({
  ClinicalPathwayData: clinicalPathway(),
  MinorIllnessData: minorIllness(),
  BloodPressureReadingInput: checkWithReading(),
  BloodPressureReportInput: checkWithReport(),
  BloodPressureDeclinedInput: checkWithDeclined(),
  BloodPressureNotReadInput: checkNotRead(),
  ContraceptionSuppliedInput: contraceptionSupplied(),
  ContraceptionNotSuppliedInput: contraceptionNotSupplied(),
  UrgentSupplyData: urgentSupply(),
}));

type ConsultationObject =
  | "ClinicalPathwayData"
  | "MinorIllnessData"
  | "BloodPressureReadingInput"
  | "BloodPressureReportInput"
  | "BloodPressureDeclinedInput"
  | "BloodPressureNotReadInput"
  | "ContraceptionSuppliedInput"
  | "ContraceptionNotSuppliedInput"
  | "UrgentSupplyData";

/** Schema of {@link ConsultationInput}. @internal */
export const consultation: () => Schema<ConsultationInput, Consultation> = once(() =>
  variantOf("service", {
    "pharmacy-first": pharmacyFirst,
    "blood-pressure-check": bloodPressureCheck,
    contraception,
    "urgent-supply": urgentSupply,
  }),
);
