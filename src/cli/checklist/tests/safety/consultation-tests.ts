import { buildMessage } from "../../../../build-message.js";
import { ConsultationError } from "../../../../consultation/consultation-error.js";
import type { ConsultationInput } from "../../../../consultation/consultation.js";
import { parseConsultation } from "../../../../consultation/parse-consultation.js";
import { pathwayMedicines } from "../../../../pathway-medicines/pathway-medicines.js";
import { ConfirmationRequiredError } from "../../../../validation/safety/refuse-unsafe.js";
import { review } from "../../../../validation/safety/review.js";
import type { Review } from "../../../../validation/safety/review-items.js";
import type { ChecklistTest, Found } from "../../checklist-test.js";
import { reviewOptions, rightConsultation, valuesOf, type LocalRun, type Values } from "./base.js";
import { withChange, type Change } from "./changed.js";

/** What a rule finds in a consultation that was right before a change. */
export interface ConsultationRow {
  readonly rule: string;
  /** What is wrong after the change, in words that follow "It is found that". */
  readonly about: string;
  /** The service of the right consultation. */
  readonly base: string;
  readonly change: (values: Values) => Change;
  readonly expected: Kind;
}
type Kind = "error" | "confirm" | "warning";

const listOf: Readonly<Record<Kind, Exclude<keyof Review, "confirmed">>> = {
  error: "errors",
  confirm: "confirmations",
  warning: "warnings",
};

/** A warning is shown, and never in the way. */
const wanted: Readonly<Record<Kind, string>> = { error: "refused", confirm: "refused", warning: "built" };

/** A test for a row: the changed consultation is found wrong, and the unchanged one is not. */
export function consultationTest(row: ConsultationRow): ChecklistTest {
  return {
    id: `safety-${row.rule.toLowerCase()}`,
    group: "safety",
    shows: `Before anything is sent it is found that ${row.about}`,
    rules: [row.rule],
    when: "together",
    run: (run) => Promise.resolve(judgedRow(row, run)),
  };
}

/** Places alone are told, never what was found there. */
function judgedRow({ rule, base, change, expected: kind }: ConsultationRow, run: LocalRun): Found {
  const right = rightConsultation(base, run);
  const wrong = withChange(right, change(valuesOf(run))) as ConsultationInput;
  const before = placesOf(right, kind, rule, run);
  const places = placesOf(wrong, kind, rule, run);
  const outcome = outcomeOf(wrong, rule, run);
  return {
    result: before.length === 0 && places.length > 0 && outcome === wanted[kind] ? "passed" : "failed",
    expected: `${rule} ${kind}, ${wanted[kind]}; nothing of it without the change`,
    came:
      (places.length === 0 ? `no ${rule} ${kind}` : `${rule} ${kind} at ${places.join(", ")}`) +
      `, ${outcome}; ${before.length === 0 ? "nothing of it" : "the same"} without the change`,
    files: [],
  };
}

function placesOf(consultation: ConsultationInput, kind: Kind, rule: string, run: LocalRun): readonly string[] {
  return review(consultation, reviewOptions(run))
    [listOf[kind]].filter((item) => item.rule === rule)
    .map(({ path }) => path);
}

/** Whether a message was built; one that is refused for another reason proves nothing. */
function outcomeOf(consultation: ConsultationInput, rule: string, { sender, now }: LocalRun): string {
  try {
    buildMessage(parseConsultation(consultation), {
      sender,
      clock: () => now,
      safety: { medicines: pathwayMedicines },
    });
    return "built";
  } catch (error) {
    const named = rulesIn(error);
    if (named === undefined) throw error;
    return named.includes(rule) ? "refused" : "refused for another reason";
  }
}

function rulesIn(error: unknown): readonly (string | undefined)[] | undefined {
  if (error instanceof ConsultationError) return error.issues.map(({ rule }) => rule);
  return error instanceof ConfirmationRequiredError ? error.required.map(({ rule }) => rule) : undefined;
}
