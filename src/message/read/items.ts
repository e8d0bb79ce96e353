import type { Reference, Resource, ClinicalImpression } from "../../fhir/types.js";
import type { Service } from "../../terminology/services.js";
import { statementRows } from "../compose/clinical-impression.js";
import { readAmbulatoryDeclined, readAmbulatoryReport } from "./ambulatory.js";
import { isComplaint, readComplaint } from "./condition.js";
import { filled, known } from "./known.js";
import { isSupply, readDeclinedSupply, readSupply } from "./medication-dispense.js";
import { readMeasurement } from "./observation.js";
import { ofType, type Placed } from "./placed.js";
import { readPregnancyStatus } from "./pregnancy.js";
import { type Reading, headingOf, refersTo, takeFrame, takePlace } from "./reading.js";
import type { ReceivedConsultation } from "./received.js";
import { noRedFlags, type Heading } from "../../terminology/headings.js";
import { profiles } from "../../terminology/profiles.js";
import type { Part } from "./part.js";

type Members = Pick<
  ReceivedConsultation,
  | "observations"
  | "ambulatoryReport"
  | "ambulatoryDeclined"
  | "pregnancyStatus"
  | "supplies"
  | "declinedSupplies"
  | "presentingComplaints"
  | (typeof statementRows)[number]["member"]
>;

/** The clinical content, and the ids of its resources in the order of `composeDocumentBundle`. */
interface Items {
  readonly members: Members;
  readonly read: readonly Placed[];
}

/**
 * Reads each resource once; one that no reader knows, or a second one of a kind that may come only once, stays unread.
 */
export function readItems(all: readonly Placed[], reading: Reading, service: Service): Items {
  const placed = all.filter(({ part }) => isAboutPatient(part.bare, reading));
  const read: Placed[] = [];
  const each = <R extends Resource, Found>(
    resources: readonly Placed<R>[],
    reader: (place: Placed<R>) => Found | undefined,
  ): readonly Found[] =>
    resources
      .filter((place) => !read.includes(place as unknown as Placed))
      .flatMap((place) => {
        const found = reader(place);
        if (found === undefined) return [];
        read.push(place);
        return [found];
      });
  const first = <R extends Resource, Found>(
    resources: readonly Placed<R>[],
    reader: (place: Placed<R>) => Found | undefined,
  ): Found | undefined => {
    let found: Found | undefined;
    each(resources, (place) => (found === undefined ? (found = reader(place)) : undefined));
    return found;
  };
  const observations = ofType(placed, "Observation").filter(
    ({ part }) => part.see("status") === "final" && part.see("dataAbsentReason") === undefined,
  );
  const dispenses = ofType(placed, "MedicationDispense").filter(({ part }) => isSupply(part));
  const monitored = service === "blood-pressure-check" ? observations : [];
  const members = known({
    observations: filled(each(observations, ({ part }) => readMeasurement(part, reading))),
    ambulatoryReport: first(monitored, ({ part }) => readAmbulatoryReport(part, reading)),
    ambulatoryDeclined: first(monitored, ({ part }) => readAmbulatoryDeclined(part, reading)),
    pregnancyStatus: first(observations, ({ part }) => readPregnancyStatus(part, reading)),
    supplies: filled(
      each(
        dispenses.filter(({ part }) => part.see("status") === "completed"),
        ({ part }) => readSupply(part, reading),
      ),
    ),
    declinedSupplies: filled(
      each(
        dispenses.filter(({ part }) => part.see("status") === "stopped"),
        ({ part }) => readDeclinedSupply(part, reading),
      ),
    ),
    presentingComplaints: filled(
      each(
        ofType(placed, "Condition").filter(({ part }) => isComplaint(part)),
        ({ part }) => readComplaint(part, reading),
      ),
    ),
  });
  const statements = statementRows.map(({ heading, member }) => {
    const own = ofType(placed, "ClinicalImpression").filter(({ part }) => statementHeading(part) === heading);
    return [member, filled(each(own, ({ part }) => readStatement(part, heading, reading)))] as const;
  });
  const said: Partial<Pick<Members, (typeof statementRows)[number]["member"]>> = known(Object.fromEntries(statements));
  return { members: { ...members, clinicalSummary: [], ...said, ...noneFound(said.redFlags) }, read };
}

/** UR-064: the sentence that says that there are no red flags, where it is the only one. */
function noneFound(redFlags: Members["redFlags"]): Pick<Members, "redFlags"> {
  const [only = "", ...more] = redFlags ?? [];
  return only === noRedFlags && more.length === 0 ? { redFlags: "none-found" } : {};
}

/** A resource about somebody else is never read as this patient's. */
function isAboutPatient(resource: Resource, { patient }: Reading): boolean {
  const subject = (resource as { readonly subject?: Reference }).subject?.reference?.trim();
  return subject === undefined || subject === patient;
}

/** The heading of a statement that has text and was not withdrawn; undefined for any other statement or heading. */
function statementHeading(part: Part<ClinicalImpression>): Heading | undefined {
  const { summary, status } = part.bare;
  const row = statementRows.find(({ heading }) => heading === headingOf(part));
  return summary === undefined || status !== "completed" ? undefined : row?.heading;
}

/** UR-037. */
function readStatement(part: Part<ClinicalImpression>, heading: Heading, reading: Reading): string {
  takeFrame(part, reading, profiles.clinicalImpression, heading);
  takePlace(part, reading);
  part.is("status", "completed");
  part.is("date", reading.startedAt);
  refersTo(part.part("assessor"), reading.practitioner);
  return part.text("summary") ?? "";
}
