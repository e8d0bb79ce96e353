import type { CodeableConcept, Coding, Encounter } from "../../../fhir/types.js";
import { pathwaysTreating, type Pathway } from "../../../terminology/pathways.js";
import { findService } from "../../../terminology/services.js";
import { systems } from "../../../terminology/systems.js";
import { isFhirDateTime } from "../../../values/dates.js";
import { codesOf } from "../../subject/codes-of.js";
import type { Place } from "../../subject/place.js";
import type { Found, Subject } from "../../subject/subject.js";
import type { Met } from "../../subject/walk.js";
import { meansNoneFound } from "../words/none-found.js";
import type { ConceptFact, Facts, Stated } from "./facts.js";
import { StatedIn } from "./stated-in.js";
import { seenByCode } from "./seen-as.js";
import { attachedTexts } from "./message/attached-texts.js";
import { observationFacts } from "./message/observations.js";
import { patientFact } from "./message/patient.js";
import { peopleOf } from "./message/people.js";
import { hasAmbulatoryMonitoring, readingsOf } from "./message/readings.js";
import { performersIn, providerIn } from "./message/performers.js";
import { rolesIn } from "./message/roles.js";
import { messageStatements } from "./statements.js";
import { supplyFact } from "./message/supplies.js";
import { timesOf } from "./message/times.js";
import { withdrawnIn } from "./message/withdrawn.js";

/** What a message says, with FHIR paths. */
export function messageFacts(subject: Subject): Facts {
  const encounter = subject.of("Encounter")[0];
  const timestamp = subject.of("MessageHeader")[0]?.resource.timestamp;
  const startedAt = timeOf(encounter, "start");
  const endedAt = timeOf(encounter, "end");
  const observations = subject.of("Observation");
  const statements = messageStatements(subject.of("ClinicalImpression"));
  const rolesOf = rolesIn(subject);
  const performers = performersIn(subject, rolesOf);
  return {
    source: "message",
    service: serviceOf(subject),
    pathways: pathwaysOf(subject),
    gatewayPoint: undefined,
    provider: providerIn(subject, performers),
    patient: patientFact(subject.of("Patient")[0]),
    seen: seenAs(encounter?.resource),
    startedAt,
    endedAt,
    madeAt: isFhirDateTime(timestamp) ? timestamp : undefined,
    times: timesOf(subject, startedAt?.value, endedAt?.value),
    hasAmbulatoryMonitoring: hasAmbulatoryMonitoring(observations),
    ...observationFacts(observations),
    readings: readingsOf(observations, startedAt?.value),
    redFlags: statements.filter(({ heading, value }) => heading === "red-flags" && !meansNoneFound(value)),
    statements,
    texts: freeTexts(subject),
    supplies: subject.of("MedicationDispense").map((place) => supplyFact(place, performers)),
    concepts: conceptsOf(subject),
    people: peopleOf(subject, rolesOf),
    practice: undefined,
    withdrawn: withdrawnIn(subject),
  };
}

function serviceOf(subject: Subject): Facts["service"] {
  for (const { resource } of subject.of("Composition")) {
    for (const code of codesOf(resource.type)) {
      const known = findService(code);
      if (known !== undefined) return known.service;
    }
  }
  return undefined;
}

function pathwaysOf(subject: Subject): readonly Pathway[] {
  return pathwaysTreating(subject.of("Condition").flatMap(({ codes }) => codes));
}

function seenAs({ type = [] }: Encounter = { resourceType: "Encounter" }): Facts["seen"] {
  for (const concept of type)
    for (const code of codesOf(concept)) {
      const seen = seenByCode(code);
      if (seen !== undefined) return seen;
    }
  return undefined;
}

function timeOf(encounter: Place<Encounter> | undefined, end: "start" | "end"): Facts["startedAt"] {
  const value = encounter?.resource.period?.[end];
  return encounter !== undefined && isFhirDateTime(value)
    ? { value, path: `${encounter.path}.period.${end}` }
    : undefined;
}

function freeTexts(subject: Subject): readonly Stated<string>[] {
  const strings = (subject.values.get("string") ?? []).filter(isFreeText);
  const markdown = (subject.values.get("markdown") ?? []).filter(isFreeText);
  const attached = attachedTexts(subject);
  return markdown.length + attached.length === 0 ? strings : [...strings, ...markdown, ...attached];
}

/** Header and identifiers hold no free text: what is in them may look like an NHS number. */
function isFreeText(met: Met): met is Found<string> {
  return typeof met.value === "string" && met.place.type !== "MessageHeader" && met.within?.type !== "Identifier";
}

/** Codings with their words, and units (of dm+d or of UCUM) with theirs. */
function conceptsOf({ codings, quantities }: Subject): readonly ConceptFact[] {
  const found: ConceptFact[] = [];
  for (const coding of codings)
    if (coding.value.code !== undefined) found.push(new CodedConcept(coding, coding.value.code));
  for (const quantity of quantities) {
    const { system, code, unit } = quantity.value;
    if ((system === systems.snomed || system === systems.ucum) && code !== undefined)
      found.push({
        system,
        code: new StatedIn(code, quantity, "code"),
        display: statedIn(unit, quantity, "unit"),
        text: undefined,
      });
  }
  return found;
}

/** Most codings are read once or twice and never reported, so their parts are composed only when they are read. */
class CodedConcept implements ConceptFact {
  readonly system: string | undefined;
  readonly #coding: Found<Coding>;
  readonly #code: string;

  constructor(coding: Found<Coding>, code: string) {
    this.system = coding.value.system;
    this.#coding = coding;
    this.#code = code;
  }

  get code(): Stated<string> {
    return new StatedIn(this.#code, this.#coding, "code");
  }

  get display(): Stated<string> | undefined {
    return statedIn(this.#coding.value.display, this.#coding, "display");
  }

  get text(): Stated<string> | undefined {
    return textBeside(this.#coding);
  }
}

/** The text of the concept that a coding belongs to, if any. */
function textBeside({ within }: Found<Coding>): Stated<string> | undefined {
  return within?.type === "CodeableConcept"
    ? statedIn((within as Found<CodeableConcept>).value.text, within, "text")
    : undefined;
}

function statedIn(value: string | undefined, within: Met, member: string): Stated<string> | undefined {
  return value === undefined ? undefined : new StatedIn(value, within, member);
}
