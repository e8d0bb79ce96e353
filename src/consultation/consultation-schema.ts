import * as v from "valibot";
import { pathways, type Pathway } from "../terminology/pathways.js";
import { parseOdsCode } from "../values/ods-code.js";
import { checkedValue } from "./checked-value.js";
import { closedObject } from "./closed-object.js";
import type { Consultation, ConsultationInput, PharmacyFirstPathway } from "./consultation.js";
import { declinedSupply } from "./declined-supply.js";
import { listOf } from "./list-of.js";
import { observation } from "./observation.js";
import { oneOf } from "./one-of.js";
import { patient } from "./patient.js";
import { pharmacy } from "./pharmacy.js";
import { practitioner } from "./practitioner.js";
import { presentingComplaint } from "./presenting-complaint.js";
import { supply } from "./supply.js";
import { text } from "./text.js";
import { moment } from "./times.js";

const pathwayNames: readonly PharmacyFirstPathway[] = [...(Object.keys(pathways) as Pathway[]), "minor-illness"];

/** CS-21: a "no" to sharing is an answer of its own, and ends it. */
const sharing = v.literal("agreed", ({ received }) =>
  received === '"declined"' ? "CS-21: the patient declined, so nothing may be sent to the practice" : 'CS-21: must be "agreed"',
);

/** An empty list would say neither "none found" nor "not asked". */
const redFlagsFound: v.GenericSchema<string[]> = v.pipe(
  listOf(text),
  v.minLength(1, 'must name the red flags found; say "none-found", or leave it out where they were not asked for'),
);
const redFlags = v.lazy<v.GenericSchema<"none-found" | string[]>>((input) =>
  typeof input === "string" ? v.literal("none-found", 'must be "none-found" or a list') : redFlagsFound,
);

const statements = v.exactOptional(listOf(text));

/** Schema of {@link ConsultationInput}. @internal @internal */
export const consultation: v.GenericSchema<ConsultationInput, Consultation> = closedObject(
  {
    service: oneOf(["pharmacy-first"]),
    pathway: oneOf(pathwayNames),
    patient,
    pharmacy,
    practitioner,
    startedAt: moment,
    endedAt: v.exactOptional(moment),
    sharing,
    clinicalSummary: text,
    presentingComplaints: v.exactOptional(listOf(presentingComplaint)),
    history: statements,
    redFlags: v.exactOptional(redFlags),
    advice: statements,
    plan: statements,
    signposting: statements,
    observations: v.exactOptional(listOf(observation)),
    supplies: v.exactOptional(listOf(supply)),
    declinedSupplies: v.exactOptional(listOf(declinedSupply)),
    registeredPractice: v.exactOptional(checkedValue(parseOdsCode)),
  },
  { sharing: "CS-21: is missing; the patient's word on sharing has no default", clinicalSummary: "UR-060: is missing" },
);
