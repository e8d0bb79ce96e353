import type { Likelihood, Risk, Severity } from "./risk.js";

/** What only somebody else can do about a hazard. */
export interface Transfer {
  /** `supplier`: who builds the package into a system; `pharmacy`: who uses that system; `practice`: who receives. */
  readonly to: "supplier" | "pharmacy" | "practice";
  readonly kind: "design" | "test" | "training" | "business process";
  readonly text: string;
}

/** Something that can go wrong for a patient, and what controls it. */
export interface Hazard {
  readonly id: string;
  readonly hazard: string;
  readonly cause: string;
  readonly effect: string;
  readonly before: Risk;
  /** What remains with the controls, and before what is transferred is done. */
  readonly after: Risk;
  /** Rules that control it, by design; the tests that name them are the evidence. */
  readonly controls: readonly string[];
  readonly transfers?: readonly Transfer[];
  /** A control that is not built yet: the hazard is open. */
  readonly open?: string;
}

function risk(severity: Severity, likelihood: Likelihood): Risk {
  return { severity, likelihood };
}

/** Every hazard of this project's log. The first is the incident of 2025. */
export const hazards: readonly Hazard[] = [
  {
    id: "H-01",
    hazard: "A patient's record says pregnant where she said not pregnant, or the other way round",
    cause:
      "Code and words are put together from two places, as in the snippet that the guide itself publishes; about " +
      "15,000 statuses reached practices wrong in the first half of 2025",
    effect:
      "Medicines withheld or given wrongly, in the incident to pregnant patients; antenatal care begun or " +
      "missed; trust in such messages lost",
    before: risk("catastrophic", "high"),
    after: risk("catastrophic", "very low"),
    controls: ["CS-01", "CS-02", "CS-40", "UR-062"],
    transfers: [
      {
        to: "supplier",
        kind: "design",
        text: "Record on the screen what the patient answered, with nothing chosen beforehand",
      },
    ],
  },
  {
    id: "H-02",
    hazard: "A pregnancy status is sent that nobody asked for",
    cause: 'A default, a false or an empty field of a form becomes "not pregnant"',
    effect: "A medicine that harms in pregnancy is given, because the record says not pregnant",
    before: risk("catastrophic", "high"),
    after: risk("catastrophic", "very low"),
    controls: ["CS-04", "UR-062"],
  },
  {
    id: "H-03",
    hazard: "One message says both pregnant and not pregnant",
    cause: "Two screens of one consultation each record a status",
    effect: "The practice files either, or neither",
    before: risk("considerable", "low"),
    after: risk("considerable", "very low"),
    controls: ["CS-03"],
  },
  {
    id: "H-04",
    hazard: "A pregnancy status is recorded for somebody who cannot be pregnant",
    cause: "The wrong patient is open; the wrong button is pressed",
    effect: "A wrong entry in a man's, a child's or an older woman's record; the right patient's entry is missing",
    before: risk("considerable", "medium"),
    after: risk("considerable", "very low"),
    controls: ["CS-05"],
  },
  {
    id: "H-05",
    hazard: "A medicine that is not for pregnant patients is supplied to one",
    cause: "The status is recorded, but not looked at when the medicine is supplied",
    effect: "Harm to the unborn child",
    before: risk("major", "low"),
    after: risk("major", "very low"),
    controls: ["CS-06"],
    transfers: [
      {
        to: "supplier",
        kind: "design",
        text: "Call review before the medicine is handed over: the message is written after the supply",
      },
    ],
  },
  {
    id: "H-06",
    hazard: "A condition, a medicine or a measurement is coded as one thing and named as another",
    cause: "Code and display are edited apart; a mapping table is shifted by a row",
    effect: "A person reads one thing, the practice's system acts on another: alerts, registers, searches",
    before: risk("major", "medium"),
    after: risk("major", "very low"),
    controls: ["CS-01", "CS-27"],
    transfers: [
      {
        to: "supplier",
        kind: "design",
        text: "Show the warnings of CS-01 and CS-27: unknown words for a code are shown, not refused",
      },
    ],
  },
  {
    id: "H-07",
    hazard: "A code is mistyped, and names something else or nothing",
    cause: "Copied by hand; an official example has such a misprint",
    effect: "A wrong condition or medicine in the record",
    before: risk("considerable", "medium"),
    after: risk("considerable", "very low"),
    controls: ["CS-22"],
  },
  {
    id: "H-08",
    hazard: "Systolic and diastolic are exchanged, or one of them is missing",
    cause: "Two fields filled the wrong way round; two observations instead of one",
    effect: "High blood pressure overlooked or invented",
    before: risk("considerable", "medium"),
    after: risk("considerable", "very low"),
    controls: ["CS-07", "UR-070"],
  },
  {
    id: "H-09",
    hazard: "A measurement is wrong by a digit, a decimal point or its unit",
    cause: "A slip; metres for centimetres, Fahrenheit for Celsius, stones for kilograms",
    effect: "Wrong doses by weight; illness overlooked or assumed",
    before: risk("major", "medium"),
    after: risk("major", "very low"),
    controls: ["CS-08", "UR-073"],
    transfers: [
      {
        to: "pharmacy",
        kind: "training",
        text: "Read measured values back before sending: a slip within what is commonly seen is not recognised",
      },
    ],
  },
  {
    id: "H-10",
    hazard: "A body mass index contradicts the weight and height beside it",
    cause: "Computed from other values, or from another unit",
    effect: "Contraception or a medicine is given or refused on a wrong index",
    before: risk("considerable", "low"),
    after: risk("considerable", "very low"),
    controls: ["CS-09"],
  },
  {
    id: "H-11",
    hazard: "Decimals change on the way: 37.40 becomes 37.4, 0.1 becomes 0.1000000001",
    cause: "Numbers pass through floating point",
    effect: "The record has a value that nobody measured; a limit is missed",
    before: risk("significant", "high"),
    after: risk("significant", "very low"),
    controls: ["UR-075", "CS-08"],
  },
  {
    id: "H-12",
    hazard: "An encounter, a measurement or a supply is dated wrongly",
    cause: "A clock is off; day and month exchanged; a birth date in the wrong field",
    effect: "The record tells the wrong order of events",
    before: risk("considerable", "medium"),
    after: risk("considerable", "very low"),
    controls: ["CS-10", "CS-11"],
  },
  {
    id: "H-13",
    hazard: "The practice is told too late",
    cause: "A queue is stuck over a weekend; a consultation is finished weeks later",
    effect: "Care is given without what the pharmacy knows; old findings are taken for new ones",
    before: risk("considerable", "medium"),
    after: risk("considerable", "low"),
    controls: ["CS-11", "UR-101"],
  },
  {
    id: "H-14",
    hazard: "A medicine is supplied outside the ages or the sex that its patient group direction covers",
    cause: "The pathway is chosen before the patient",
    effect: "An unlicensed supply, and the patient's illness is another one",
    before: risk("major", "low"),
    after: risk("major", "very low"),
    controls: ["CS-12"],
    transfers: [
      { to: "supplier", kind: "design", text: "Call review before the medicine is handed over" },
      {
        to: "pharmacy",
        kind: "business process",
        text: "Check the other exclusions of the direction: they are not in the data",
      },
    ],
  },
  {
    id: "H-15",
    hazard: "The wrong product is recorded for a pathway, or only its virtual form",
    cause: "A product is picked from the whole dictionary; VMP and AMP look alike",
    effect: "The record names a medicine that the patient does not have",
    before: risk("considerable", "medium"),
    after: risk("considerable", "low"),
    controls: ["CS-13", "UR-039"],
    transfers: [
      {
        to: "supplier",
        kind: "business process",
        text: "Take a new version of the package when directions or their products change",
      },
    ],
  },
  {
    id: "H-16",
    hazard: "Something urgent is only in the message",
    cause: "The pharmacist believes that the message reaches the practice at once",
    effect: "A red flag, a severe blood pressure or an irregular pulse waits for days",
    before: risk("major", "medium"),
    after: risk("major", "very low"),
    controls: ["CS-14", "UR-105"],
    transfers: [
      {
        to: "pharmacy",
        kind: "business process",
        text: "Contact the practice or an urgent service another way, by telephone",
      },
    ],
  },
  {
    id: "H-17",
    hazard: "The plan asks the practice to act, and nobody does",
    cause: '"GP to review" is how such letters were written',
    effect: "Each side believes that the other acts",
    before: risk("major", "high"),
    after: risk("major", "low"),
    controls: ["CS-15"],
    transfers: [
      {
        to: "pharmacy",
        kind: "training",
        text: "Do not ask in a message: requests in words that the rule does not know are not recognised",
      },
    ],
  },
  {
    id: "H-18",
    hazard: "One patient's details are in another patient's record",
    cause: "Text is pasted from another consultation",
    effect: "Care on wrong grounds; a breach of confidence",
    before: risk("major", "medium"),
    after: risk("major", "low"),
    controls: ["CS-16"],
    transfers: [
      {
        to: "pharmacy",
        kind: "training",
        text: "Do not paste from other consultations: details without an NHS number are not recognised",
      },
    ],
  },
  {
    id: "H-19",
    hazard: "Characters of a text are lost or altered",
    cause: "Wrong encoding; characters that XML does not carry are dropped; a text is cut",
    effect: '"No allergy to" without its second half; a name that does not match',
    before: risk("considerable", "medium"),
    after: risk("considerable", "very low"),
    controls: ["CS-17", "UR-001"],
  },
  {
    id: "H-20",
    hazard: "The dosage in the record says nothing",
    cause: '"As directed" is typed to get past a mandatory field',
    effect: "Nobody can tell how much the patient takes",
    before: risk("considerable", "high"),
    after: risk("considerable", "low"),
    controls: ["CS-18", "UR-039"],
  },
  {
    id: "H-21",
    hazard: "A medicine that was declined looks as if it had been supplied, or the other way round",
    cause: "A supply of zero; a status that readers overlook",
    effect: "A second course, or none at all",
    before: risk("major", "low"),
    after: risk("major", "very low"),
    controls: ["CS-19", "UR-040"],
  },
  {
    id: "H-22",
    hazard: "A supply is recorded twice, or far too much of it",
    cause: "A double click; the quantity in millilitres for bottles",
    effect: "An overdose is assumed, or copied into a repeat",
    before: risk("considerable", "medium"),
    after: risk("considerable", "very low"),
    controls: ["CS-20", "UR-041"],
  },
  {
    id: "H-23",
    hazard: "The practice receives a message although the patient did not agree to sharing",
    cause: "Sharing is assumed",
    effect: "Confidence broken, above all in contraception; patients stay away",
    before: risk("considerable", "medium"),
    after: risk("considerable", "very low"),
    controls: ["CS-21"],
  },
  {
    id: "H-24",
    hazard: "A replacement overwrites another patient's or another service's message",
    cause: "The wrong consultation is corrected",
    effect: "A right entry is withdrawn, and a wrong one put in its place",
    before: risk("major", "low"),
    after: risk("major", "very low"),
    controls: ["CS-23", "UR-080"],
  },
  {
    id: "H-25",
    hazard: "A correction is read as a second event, or the withdrawn version stays",
    cause: "The replacement does not name what it replaces; it is rejected and nobody voids both",
    effect: "Two courses, two measurements, where there was one",
    before: risk("considerable", "medium"),
    after: risk("considerable", "low"),
    controls: ["UR-080", "UR-081", "UR-082"],
  },
  {
    id: "H-26",
    hazard: "Test data reaches live records",
    cause: "A demonstration is pointed at the live address",
    effect: "Invented entries in a real record; real staff act on them",
    before: risk("considerable", "low"),
    after: risk("considerable", "very low"),
    controls: ["CS-24"],
  },
  {
    id: "H-27",
    hazard: "A message reaches the record of another patient",
    cause: "Message, address and subject are put together from different patients; an NHS number is mistyped",
    effect: "Wrong care for one, no information for the other; a breach of confidence",
    before: risk("major", "low"),
    after: risk("major", "very low"),
    controls: ["CS-25", "UR-032", "UR-091"],
  },
  {
    id: "H-28",
    hazard: "An NHS number that was never traced is taken as verified",
    cause: "A default status",
    effect: "The practice trusts a match that nobody made",
    before: risk("major", "medium"),
    after: risk("major", "very low"),
    controls: ["CS-26", "UR-032"],
  },
  {
    id: "H-29",
    hazard: "The same consultation is filed twice",
    cause: "A send without an answer is repeated as a new message",
    effect: "Two supplies where there was one; work for the practice",
    before: risk("considerable", "high"),
    after: risk("considerable", "very low"),
    controls: ["ME-13"],
  },
  {
    id: "H-30",
    hazard: "A message is not delivered, and nobody knows",
    cause: "The patient has moved; details do not match; the mailbox is not collected",
    effect: "The practice never hears of the supply",
    before: risk("considerable", "high"),
    after: risk("considerable", "low"),
    controls: ["UR-093", "ME-09", "UR-101"],
    transfers: [
      {
        to: "pharmacy",
        kind: "business process",
        text: "Look at the deliveries that need attention, every working day",
      },
    ],
  },
  {
    id: "H-31",
    hazard: "An acknowledgement is lost",
    cause: "It is taken from the inbox before it is stored; the process ends in between",
    effect: "A rejected message is believed to be filed",
    before: risk("considerable", "medium"),
    after: risk("considerable", "very low"),
    controls: ["ME-08", "UR-100"],
    open: "The store does not survive a restart yet",
  },
  {
    id: "H-32",
    hazard: "A rejection is read as an acceptance",
    cause: "Severity, words or one of several codes are looked at instead of the code that decides",
    effect: "As H-30",
    before: risk("considerable", "medium"),
    after: risk("considerable", "very low"),
    controls: ["UR-113", "UR-114"],
  },
  {
    id: "H-33",
    hazard: "An answer is matched to another message",
    cause: "Practices' systems fill in the fields differently",
    effect: "One message is believed to be filed, another one chased",
    before: risk("considerable", "low"),
    after: risk("considerable", "very low"),
    controls: ["UR-111"],
  },
  {
    id: "H-34",
    hazard: "The practice has switched Update Record off, and the pharmacy goes on as if it had not",
    cause: "The answer 20010 is treated like any other",
    effect: "No records of the practice's patients are updated",
    before: risk("considerable", "high"),
    after: risk("considerable", "low"),
    controls: ["UR-102"],
    transfers: [{ to: "supplier", kind: "business process", text: "Set up the other way, a PDF by NHSmail" }],
  },
  {
    id: "H-35",
    hazard: "A practice's system accepts only part of a message, or rejects all of it for one resource too many",
    cause: "Content that the guide does not have",
    effect: "Findings are missing in the record, or everything is",
    before: risk("considerable", "medium"),
    after: risk("considerable", "very low"),
    controls: ["UR-022", "UR-103"],
  },
  {
    id: "H-36",
    hazard: "A finding is in the message, and no reader shows it",
    cause: "The composition does not refer to it; it has no heading; it is in a narrative that nobody reads",
    effect: "As if it had not been sent",
    before: risk("major", "medium"),
    after: risk("major", "very low"),
    controls: ["UR-030", "UR-060", "UR-023"],
  },
  {
    id: "H-37",
    hazard: "A value that the patient reported is taken for a measured one",
    cause: "Self-reported values under the codes of measured ones",
    effect: "Treatment on values that nobody checked",
    before: risk("considerable", "medium"),
    after: risk("considerable", "very low"),
    controls: ["UR-074", "UR-070"],
  },
  {
    id: "H-38",
    hazard: "Averages of a day's or a night's monitoring are taken for a clinic reading",
    cause: "Codes that the practice's system does not distinguish",
    effect: "Hypertension overlooked or overtreated",
    before: risk("considerable", "low"),
    after: risk("considerable", "very low"),
    controls: ["UR-070", "UR-071"],
  },
  {
    id: "H-39",
    hazard: "Nothing can be sent, because a certificate has run out, a clock is off or a password has changed",
    cause: "Mistakes in operation",
    effect: "As H-13, for all patients at once",
    before: risk("considerable", "medium"),
    after: risk("considerable", "low"),
    controls: ["ME-01", "ME-02", "ME-03"],
    transfers: [{ to: "supplier", kind: "business process", text: "Renew certificates and passwords in time" }],
  },
  {
    id: "H-40",
    hazard: "Patient data is in logs, errors or file names",
    cause: "An error message repeats a value",
    effect: "A breach of confidence",
    before: risk("significant", "high"),
    after: risk("significant", "very low"),
    controls: ["ME-14", "UR-104"],
  },
  {
    id: "H-41",
    hazard: "A presenting complaint becomes a lasting problem in the record",
    cause: "The condition is sent as a problem",
    effect: "A wrong register, a wrong recall, a wrong insurance report",
    before: risk("considerable", "medium"),
    after: risk("considerable", "low"),
    controls: ["UR-038"],
    transfers: [
      {
        to: "practice",
        kind: "design",
        text: "File a presenting complaint as one: what the practice's system does with it is outside this package",
      },
    ],
  },
  {
    id: "H-42",
    hazard: "A consultation is filed under the wrong service",
    cause: "The code of another release; the encounter says one service and the composition another",
    effect: "The practice reads it as something else, or rejects it",
    before: risk("significant", "medium"),
    after: risk("significant", "very low"),
    controls: ["UR-050", "UR-051", "UR-052"],
  },
  {
    id: "H-43",
    hazard: "A combined contraceptive is supplied although the blood pressure is raised, or was not measured",
    cause: "The package does not know which contraceptives are combined, nor the limit of the direction",
    effect: "Stroke or thrombosis",
    before: risk("major", "low"),
    after: risk("major", "low"),
    controls: [],
    transfers: [
      {
        to: "supplier",
        kind: "design",
        text: "Ask for the blood pressure before a combined contraceptive is supplied",
      },
      { to: "pharmacy", kind: "business process", text: "Check blood pressure, migraine, smoking and body mass index" },
    ],
  },
  {
    id: "H-44",
    hazard: "A recurrent infection, a catheter or a weak immune system is overlooked under a pathway",
    cause: "What excludes a patient from a direction is mostly not in a consultation's data",
    effect: "A complicated infection is treated as a simple one",
    before: risk("major", "low"),
    after: risk("major", "low"),
    controls: [],
    transfers: [
      {
        to: "supplier",
        kind: "design",
        text: "Ask the questions of the direction, and record the answers in the history",
      },
      { to: "pharmacy", kind: "training", text: "Work through the exclusions of the direction with each patient" },
    ],
  },
  {
    id: "H-45",
    hazard: "A message about the wrong patient has been sent",
    cause: "The wrong patient was open; a replacement must be for the same patient, so no message withdraws it",
    effect: "A wrong entry stays in one record, and the right one is missing in another",
    before: risk("major", "low"),
    after: risk("major", "low"),
    controls: ["CS-23"],
    transfers: [
      {
        to: "pharmacy",
        kind: "business process",
        text: "Telephone both practices at once, and record whom you spoke to",
      },
    ],
  },
  {
    id: "H-46",
    hazard: "Ages, products or conditions of a pathway are out of date",
    cause: "A direction ends or changes; the package in use is old (those of 2024 run to 30 January 2027)",
    effect: "A supply that is no longer allowed passes; one that is allowed is questioned",
    before: risk("considerable", "medium"),
    after: risk("considerable", "low"),
    controls: ["CS-12", "CS-13"],
    transfers: [
      {
        to: "supplier",
        kind: "business process",
        text: "Review this log and take a new version before 30 January 2027",
      },
    ],
  },
];
