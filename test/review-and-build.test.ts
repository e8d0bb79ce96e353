import fc from "fast-check";
import { expect, test } from "vitest";
import {
  AddressImpossibleError,
  buildMessage,
  ConfirmationRequiredError,
  ConsultationError,
  InvalidValueError,
  parseConsultation,
  review,
  safetyRules,
  ValidationError,
  type ConsultationInput,
  type Release,
  type Review,
} from "../src/index.js";
import { mutatedConsultation } from "./arbitraries/mutated.js";
import { sentAt } from "./arbitraries/times.js";
import { inputs, seed } from "./support/inputs.js";

type Verdict = "built" | "asked" | "refused";

/** What building says: its verdict, and the rules that it names. */
interface Said {
  readonly verdict: Verdict;
  readonly rules: readonly string[];
}

const rulesOf = (items: readonly { readonly rule?: string | undefined }[]): readonly string[] =>
  [...new Set(items.map(({ rule }) => rule ?? "form"))].sort();

function build(input: unknown, release: Release): Said {
  const sender = { odsCode: "FQW30", mailboxId: "X26ABC1", release };
  try {
    const { report, confirmations } = buildMessage(parseConsultation(input), { sender, clock: () => sentAt });
    return { verdict: "built", rules: rulesOf([...report.issues, ...confirmations]) };
  } catch (error) {
    if (error instanceof ConsultationError) return { verdict: "refused", rules: rulesOf(error.issues) };
    if (error instanceof ConfirmationRequiredError) return { verdict: "asked", rules: rulesOf(error.required) };
    if (error instanceof AddressImpossibleError) return { verdict: "refused", rules: ["UR-091"] };
    if (error instanceof InvalidValueError && error.message.includes("UR-053"))
      return { verdict: "refused", rules: ["UR-053"] };
    if (error instanceof ValidationError)
      return { verdict: "refused", rules: rulesOf(error.report.issues.filter(({ severity }) => severity === "error")) };
    throw error;
  }
}

/** Rules that a message has too little for: a review alone can know them. */
const ofConsultations = new Set(safetyRules.filter(({ seenIn }) => !seenIn.includes("message")).map(({ id }) => id));

/** The same, as a review says it beforehand. Building stops at the first of its steps that refuses. */
function expectSame({ errors, confirmations, confirmed, warnings }: Review, { verdict, rules }: Said): void {
  const refused = rulesOf(errors);
  const mentioned = rulesOf([...confirmed, ...warnings]);
  if (verdict === "built") {
    expect([refused, confirmations]).toEqual([[], []]);
    expect(rules.filter((rule) => !mentioned.includes(rule))).toEqual([]);
    expect(mentioned.filter((rule) => !rules.includes(rule) && !ofConsultations.has(rule))).toEqual([]);
  } else if (verdict === "asked") expect(rules).toEqual(rulesOf(confirmations));
  else expect(rules.filter((rule) => !refused.includes(rule))).toEqual([]);
}

/** Once everything is confirmed that a review asks for, building refuses nothing but what the review calls an error. */
function confirmedAll(input: unknown, { confirmations }: Review): unknown {
  const by = { name: { family: "Okafor" }, gphcNumber: "2099001", role: "R1290" };
  const given = (input as ConsultationInput).confirmations ?? [];
  const made = confirmations.map(({ rule, path, found }) => ({ rule, path, found, by, at: sentAt.toISOString() }));
  return { ...(input as object), confirmations: [...given, ...made] };
}

test("review and build give the same verdict and name the same rules, whatever a consultation holds", () => {
  const seen: Record<Verdict, number> = { built: 0, asked: 0, refused: 0 };
  const releases = fc.constantFrom<Release[]>("1.2.0", "1.2.1");
  fc.assert(
    fc.property(mutatedConsultation, releases, (input, release) => {
      const options = { now: sentAt, sender: { release } };
      const reviewed = review(input as ConsultationInput, options);
      const said = build(input, release);
      seen[said.verdict] += 1;
      expectSame(reviewed, said);
      if (said.verdict !== "asked") return;
      const settled = confirmedAll(input, reviewed);
      const again = review(settled as ConsultationInput, options);
      expect(again.confirmations).toEqual([]);
      expect(again.errors).toEqual(reviewed.errors);
      const builtThen = build(settled, release);
      expect(builtThen.verdict).toBe(reviewed.errors.length === 0 ? "built" : "refused");
      expectSame(again, builtThen);
    }),
    { numRuns: inputs(80, 5_000), seed },
  );
  console.log(`review and build: ${JSON.stringify(seen)}`);
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
}, 1_200_000);
