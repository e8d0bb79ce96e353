import { pharmacistRoles } from "../../../terminology/job-roles.js";
import type { PersonFact, Withdrawal } from "../facts/facts.js";
import {
  confirmAt,
  errorAt,
  everywhere,
  source,
  warningAt,
  type SafetyFinding,
  type SafetyRule,
} from "../safety-rule.js";

export const knownPeople: SafetyRule = {
  id: "CS-37",
  text:
    "A pharmacist without registration and without an identifier of the directory (SDS) is a warning; two people of " +
    "one message with one registration number and different family names must be confirmed by a named person.",
  source,
  kinds: ["confirm", "warning"],
  seenIn: everywhere,
  check({ people }) {
    const found: SafetyFinding[] = [];
    const byNumber = new Map<string, PersonFact>();
    for (const person of people) {
      const { path, role, registration, isIdentified } = person;
      if (!isIdentified && role !== undefined && pharmacistRoles.has(role))
        found.push(
          warningAt(path, "no-registration", "The pharmacist has neither a registration number nor an SDS identifier."),
        );
      if (registration === undefined) continue;
      const first = byNumber.get(registration.value);
      if (first === undefined) byNumber.set(registration.value, person);
      else if (isOther(first, person))
        found.push(
          confirmAt(
            registration.path,
            "contradiction",
            "Two people with different family names have one registration number: correct one of them.",
            `${registration.value}: ${first.family ?? ""}, ${person.family ?? ""}`,
          ),
        );
    }
    return found;
  },
};

/** Case, spacing and the form of accents aside. */
function isOther({ family: one }: PersonFact, { family: other }: PersonFact): boolean {
  return one !== undefined && other !== undefined && plain(one) !== plain(other);
}

function plain(name: string): string {
  return name.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
}

const words: Readonly<Record<Withdrawal, string>> = {
  "entered-in-error": "Its status says that it was entered in error: take the statement out.",
  cancelled: "Its status says that it was cancelled: take the statement out.",
  "refuted-but-active": "It is said to be refuted and to be active: it cannot be both.",
  refuted: "It is said to be refuted: a reader may take it for a statement that holds.",
  inactive: "The person, or the role, is said to be no longer in use: check that it is the right one.",
};

const onlyWarned: readonly Withdrawal[] = ["refuted", "inactive"];

export const nothingWithdrawn: SafetyRule = {
  id: "CS-39",
  text:
    "No statement is withdrawn by its own status: entered in error, cancelled, or refuted and active. A refuted " +
    "condition, and a patient, a practitioner or a role that is not active, is a warning.",
  source,
  kinds: ["error", "warning"],
  seenIn: ["message"],
  check({ withdrawn }) {
    return withdrawn.map(({ value, path }) =>
      (onlyWarned.includes(value) ? warningAt : errorAt)(path, "withdrawn", words[value]),
    );
  },
};
