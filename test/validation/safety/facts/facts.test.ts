import { expect, test } from "vitest";
import { pharmacyFirst, type ClinicalPathwayInput } from "../../../../src/consultation/index.js";
import { consultationFacts } from "../../../../src/validation/safety/facts/consultation-facts.js";
import type {
  Extent,
  Facts,
  PerformerFact,
  Stated,
  SupplyFact,
} from "../../../../src/validation/safety/facts/facts.js";
import { messageFacts } from "../../../../src/validation/safety/facts/message-facts.js";
import { subjectOf } from "../../../../src/validation/subject/subject.js";
import { fullInput, leastInput } from "../../../consultation/inputs.js";
import expected from "../../../golden/facts.json" with { type: "json" };
import { clock, compose } from "../../../message/support/composed.js";

const input: ClinicalPathwayInput = {
  ...fullInput,
  patient: { ...fullInput.patient, gender: "female" },
  pregnancyStatus: "not-pregnant",
  observations: [
    ...(fullInput.observations ?? []),
    { type: "heart-rate", beatsPerMinute: 90 },
    { type: "body-mass-index", value: 26 },
    { type: "irregular-pulse" },
  ],
};

const stated = ({ path, value }: Stated<unknown>): string => `${path}: ${String(value)}`;
const maybe = (fact: Stated<unknown> | undefined): string => (fact === undefined ? "nothing" : stated(fact));
const number = (one: number): number => Number(one.toPrecision(12));
const extent = ({ least, most }: Extent): string => `${number(least)} to ${number(most)}`;
const who = (person: PerformerFact | undefined): string =>
  person === undefined ? "nobody" : `by ${person.path}, ${person.roles.join()}`;
const supplied = ({
  path,
  product,
  name,
  displays,
  text,
  declined,
  quantity,
  unit,
  doses,
  daysSupply,
  dosages,
  underDirection,
  saysDirection,
  sold,
  performer,
}: SupplyFact): readonly string[] => [
  path,
  maybe(product),
  maybe(name),
  displays.join(),
  maybe(text),
  `declined ${declined}, under direction ${underDirection}, so said ${saysDirection}${sold ? ", sold" : ""}`,
  who(performer),
  `${stated(quantity)} ${String(unit)}`,
  ...doses.flatMap(({ amount, timesADay, days, asNeeded }) => [
    `${amount === undefined ? "nothing" : `${amount.path}: ${extent(amount)} ${String(amount.unit)}`}, ` +
      `${timesADay === undefined ? "nothing" : `${timesADay.path}: ${extent(timesADay)} a day`}, ` +
      `${days === undefined ? "nothing" : `${extent(days)} days`}, as needed ${asNeeded}`,
  ]),
  daysSupply === undefined
    ? "nothing"
    : `${daysSupply.path}: ${extent({ least: daysSupply.value, most: daysSupply.value })}`,
  ...dosages.map(stated),
];

/** The facts as a person reads them, each with its place; the document's own path is left out. */
function listed(facts: Facts): Readonly<Record<string, unknown>> {
  const short = (lines: readonly string[]): readonly string[] =>
    lines.map((line) => line.replaceAll("Bundle.entry[2].resource.entry", "document").replaceAll("].resource", "]"));
  return {
    source: `${facts.source} of ${String(facts.service)}, ${facts.pathways.join()}, made ${String(facts.madeAt)}`,
    patient: short(
      [
        facts.patient.nhsNumber,
        facts.patient.verification,
        facts.patient.gender,
        facts.patient.birthDate,
        facts.patient.deceased,
      ].map(maybe),
    ),
    provider: short([who(facts.provider), `gateway point ${String(facts.gatewayPoint)}`]),
    time: short([
      maybe(facts.startedAt),
      maybe(facts.endedAt),
      ...facts.times.map((one) => `${one.of} at ${stated(one)}`),
    ]),
    people: short(
      facts.people.map(
        ({ path, family, role, registration, isIdentified }) =>
          `${path}: ${String(family)}, ${String(role)}, ${maybe(registration)}, identified ${isIdentified}`,
      ),
    ),
    readings: short(
      facts.readings.map(
        ({ path, kind, isSelfReported, values, measuredAt, bodySite, interpretation }) =>
          `${path}: ${kind}, self-reported ${isSelfReported}, ` +
          values.map(({ value, unit, low = "", high = "" }) => `${value} ${unit} in ${low}-${high}`).join() +
          `, at ${String(measuredAt)}, ${String(bodySite)}, ${maybe(interpretation)}`,
      ),
    ),
    other: short([
      `seen ${String(facts.seen)}, ambulatory ${facts.hasAmbulatoryMonitoring}`,
      facts.practice === undefined
        ? "no practice"
        : `${stated(facts.practice.odsCode)}, not ${facts.practice.pharmacy}`,
      ...facts.withdrawn.map(stated),
    ]),
    pregnancy: short(facts.pregnancyStatuses.map((one) => `${stated(one)}, ${one.codePath}`)),
    measurements: short(facts.measurements.map((one) => `${stated(one)} ${one.unit} ${one.name}`)),
    bloodPressures: short(
      facts.bloodPressures.map(({ path, systolic, diastolic }) => `${path}: ${systolic.path} / ${diastolic.path}`),
    ),
    irregularPulses: short(facts.irregularPulses),
    said: short(
      [...facts.redFlags, ...facts.statements.filter(({ heading }) => heading === "plan-and-requested-actions")].map(
        stated,
      ),
    ),
    texts: short(facts.texts.map(stated)),
    supplies: facts.supplies.map((one) => short(supplied(one))),
    concepts: short(
      facts.concepts.map(
        ({ system, code, display, text }) => `${String(system)} ${stated(code)}; ${maybe(display)}; ${maybe(text)}`,
      ),
    ),
  };
}

const full = pharmacyFirst.sinusitis(input);
const least = pharmacyFirst.sinusitis(leastInput);
const inMessage = (consultation: typeof full): Facts =>
  messageFacts(subjectOf(compose(consultation).bundle, { now: clock() }));

test("CS-01 to CS-22: what a full consultation says, and where it says so", () => {
  expect(listed(consultationFacts(full, clock()))).toEqual(expected.consultation);
});

test("CS-01 to CS-22: what its message says, and where it says so", () => {
  expect(listed(inMessage(full))).toEqual(expected.message);
});

test("CS-01 to CS-22: what the least consultation leaves out is nothing, also in its message", () => {
  for (const {
    endedAt,
    pregnancyStatuses,
    measurements,
    bloodPressures,
    readings,
    hasAmbulatoryMonitoring,
    irregularPulses,
    redFlags,
    supplies,
    practice,
    withdrawn,
  } of [consultationFacts(least, clock()), inMessage(least)]) {
    expect(endedAt).toBeUndefined();
    expect([
      pregnancyStatuses,
      measurements,
      bloodPressures,
      readings,
      irregularPulses,
      redFlags,
      supplies,
      withdrawn,
    ]).toEqual([[], [], [], [], [], [], [], []]);
    expect([practice, hasAmbulatoryMonitoring]).toEqual([undefined, false]);
  }
});
