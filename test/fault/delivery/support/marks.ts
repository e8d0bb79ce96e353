import { pharmacyFirst } from "../../../../src/consultation/index.js";
import type { Consultation } from "../../../../src/consultation/index.js";
import type { SubmitOptions } from "../../../../src/delivery/delivery.js";
import type { SenderProfile } from "../../../../src/message/sender-profile.js";
import { longAgo } from "../../../consultation/inputs.js";
import { seededRandom } from "../../random.js";

/** What the practice does with a message, by the patient's given name (see the sandbox's triggers). */
export interface Kind {
  readonly given: string;
  /** How many of a hundred messages are of it. */
  readonly share: number;
  /** Whether the message reaches the practice at all. */
  readonly arrives: boolean;
  /** The state in which its delivery rests. */
  readonly end: string;
  /** What a person must have been told. */
  readonly told: readonly string[];
  /** Whether the consultation then goes to the practice another way by itself, and nobody needs to be told. */
  readonly goesAnotherWay?: true;
  /** Whether `submit` names the practice: where that is known as switched off by then, nothing is sent at all. */
  readonly namesPractice?: true;
  /** Whether MESH takes each send of it, and answers none. */
  readonly losesAnswers?: true;
}

/** What belongs to one consultation that is sent: the mark stands in its clinical summary. */
export interface Mark {
  readonly number: number;
  readonly text: string;
  readonly kind: Kind;
  readonly mailboxId: string;
  readonly odsCode: string;
  readonly nhsNumber: string;
}

export const kinds: readonly Kind[] = [
  { given: "Robin", share: 77, arrives: true, end: "patient-matched", told: [] },
  { given: "IB002", share: 4, arrives: true, end: "rejected", told: ["rejected"] },
  { given: "20010", share: 3, arrives: true, end: "switched-off", told: ["switched-off"], goesAnotherWay: true },
  // 20013 and then a code that says nothing certain: the person is told, and the answer that decides never comes.
  { given: "IB005", share: 2, arrives: true, end: "overdue", told: ["unknown-code", "acknowledgement-overdue"] },
  { given: "20013", share: 2, arrives: true, end: "overdue", told: ["acknowledgement-overdue"] },
  { given: "noresponse", share: 3, arrives: true, end: "overdue", told: ["acknowledgement-overdue"] },
  { given: "invrep", share: 2, arrives: true, end: "overdue", told: ["acknowledgement-overdue"] },
  { given: "EPL-151", share: 3, arrives: false, end: "undeliverable", told: ["undeliverable"], goesAnotherWay: true },
  { given: "14", share: 1, arrives: false, end: "undeliverable", told: ["undeliverable"] },
  {
    given: "20010",
    share: 3,
    arrives: true,
    end: "switched-off",
    told: ["switched-off"],
    goesAnotherWay: true,
    namesPractice: true,
  },
];

/** Six resends, and then a person is asked. No answer of the practice's proves that it arrived. */
export const lostKind: Kind = {
  given: "noresponse",
  share: 0,
  arrives: true,
  end: "outcome-unknown",
  told: ["outcome-unknown"],
  losesAnswers: true,
};
/** Of a run at most so many are of it, one of fifty in its first half: each takes its time. */
const mostLost = 20;

/** The mailboxes of the test, and the pharmacies that own them. */
export const mailboxes: readonly { readonly mailboxId: string; readonly odsCode: string }[] = [1, 2, 3, 4].map(
  (number) => ({ mailboxId: `X26ABC${number}`, odsCode: `FA10${number}` }),
);

/** The mailbox whose sends MESH never answers, once the test has said so. */
export const lostMailbox = { mailboxId: "X26ABC9", odsCode: "FA109" } as const;

export const everyMailbox: typeof mailboxes = [...mailboxes, lostMailbox];

export const practiceMailbox = { mailboxId: "A12345GP001", odsCode: "A12345" } as const;

/** The messages of a run: the same seed gives the same ones. No two are about the same patient. */
export function marksOf(seed: number, count: number): readonly Mark[] {
  const random = seededRandom(seed);
  const numbers = nhsNumbers();
  const lostEvery = Math.max(50, Math.ceil(count / 2 / mostLost));
  return Array.from({ length: count }, (_, number) => {
    const own = random.of(mailboxes);
    const nhsNumber = numbers.next().value;
    if (nhsNumber === undefined) throw new Error("there are not so many test patients");
    const kind = kindAt(random.below(100));
    const isLost = number < count / 2 && number % lostEvery === lostEvery - 1;
    return {
      number,
      text: `mark-${seed}-${number}`,
      nhsNumber,
      ...(isLost ? { kind: lostKind, ...lostMailbox } : { kind, ...own }),
    };
  });
}

function kindAt(place: number): Kind {
  let end = 0;
  for (const kind of kinds) if (place < (end += kind.share)) return kind;
  throw new Error("the shares do not come to a hundred");
}

/** All NHS numbers of the range for tests, in order. */
function* nhsNumbers(): Generator<string, undefined> {
  for (let number = 0; number < 1_000_000; number++) {
    const digits = `999${String(number).padStart(6, "0")}`;
    const sum = Array.from(digits).reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check !== 10) yield `${digits}${check}`;
  }
}

export function senderOf({
  mailboxId,
  odsCode,
}: {
  readonly mailboxId: string;
  readonly odsCode: string;
}): SenderProfile {
  return { mailboxId, odsCode, release: "1.2.1" };
}

/** How a mark is submitted. With half of them the practice's address is told at once. */
export function submitOptionsOf(mark: Mark): SubmitOptions {
  const { kind, number } = mark;
  return {
    id: callerIdOf(mark),
    sender: senderOf(mark),
    ...(number % 2 === 0 && { fallbackTo: addressOf("told") }),
    ...(kind.namesPractice === true && { practiceOdsCode: practiceMailbox.odsCode }),
  };
}

/** Where a practice's documents go, as it was told with the message or looked up later. */
export function addressOf(how: "told" | "looked-up"): string {
  return `canary.${how}@nhs.net`;
}

/** Words of the messages that no file of an encrypted store may hold, besides NHS numbers. */
export const canaryWords: readonly string[] = ["Thistlewood", "Facial pain", "1990-05-21", "canary."];

/** The caller's id of a message. */
export function callerIdOf({ text }: Mark): string {
  return `consultation-${text}`;
}

const startedAt = "2026-03-02T10:05:00Z";

/** The consultation of a mark: the same in every process, so that it can be submitted again. */
export function consultationOf(
  { text, kind, nhsNumber, odsCode }: Mark,
  confirmedAt: string = startedAt,
): Consultation {
  return pharmacyFirst.sinusitis({
    patient: {
      nhsNumber,
      nhsNumberVerification: "01",
      name: { family: "Thistlewood", given: [kind.given] },
      gender: "female",
      birthDate: "1990-05-21",
    },
    pharmacy: { odsCode, name: "The Sandbox Pharmacy" },
    practitioner: { name: { family: "Okafor", given: ["Amara"] }, gphcNumber: "2099001", role: "R1290" },
    startedAt,
    seen: "in-person",
    gatewayPoint: "met",
    sharing: "agreed",
    clinicalSummary: `Facial pain and blocked nose for 12 days. ${text}.`,
    redFlags: "none-found",
    confirmations: [{ ...longAgo(startedAt), at: confirmedAt }],
  });
}

/** The mark in a clinical summary that arrived. */
export function markIn(clinicalSummary: string): string | undefined {
  return /\bmark-[0-9]+-[0-9]+\b/.exec(clinicalSummary)?.[0];
}
