import { expect } from "vitest";
import {
  buildMessage,
  composeMessage,
  ConfirmationRequiredError,
  ConsultationError,
  parseConsultation,
  review,
  validateMessage,
  validateResources,
  writeXml,
  type Consultation,
  type Issue,
  type Review,
  type SafetyOptions,
} from "../../../../src/index.js";
import { confirmed } from "../../../consultation/inputs.js";
import { clock, countingIds, sender } from "../../../message/support/composed.js";
import { said } from "./said.js";

/** Members of a consultation that a case changes; the rest is a right one that no rule speaks about. */
export type Changes = Readonly<Record<string, unknown>>;

/** What breaks a rule of clinical safety. */
export interface Broken {
  readonly rule: string;
  readonly kind: "error" | "confirm" | "warning";
  readonly name: string;
  readonly input: Changes;
  /** Where in the consultation. */
  readonly path: string;
  /** The end of the path in the message that it would become. */
  readonly at: string;
}

/** What a rule just lets pass. */
export interface Inside {
  readonly rule: string;
  readonly name: string;
  readonly input: Changes;
}

export const adult = {
  nhsNumber: "9991956832",
  nhsNumberVerification: "01",
  name: { family: "Fairweather" },
  gender: "female",
  birthDate: "1990-05-21",
};

export const tablets = {
  product: { code: "10430511000001103", display: "Phenoxymethylpenicillin 250mg tablets (Arrow Generics Ltd)" },
  quantity: { value: 40, unit: "tablet" },
  dosage: "Two tablets four times a day for 5 days",
};

const right: Changes = {
  service: "pharmacy-first",
  pathway: "sinusitis",
  patient: adult,
  pharmacy: { odsCode: "FQW30", name: "The Dispensers" },
  practitioner: { name: { family: "Okafor" }, gphcNumber: "2099001", role: "R1290" },
  startedAt: "2025-07-02T10:05:00+01:00",
  seen: "in-person",
  sharing: "agreed",
  clinicalSummary: "Facial pain for 12 days.",
};

export function consult(changes: Changes): Consultation {
  const all = { ...right, ...changes };
  const onPathway = all["service"] === "pharmacy-first" && all["pathway"] !== "minor-illness";
  return parseConsultation({ ...(onPathway ? { gatewayPoint: "met" } : {}), ...all });
}

const members = { error: "errors", confirm: "confirmations", warning: "warnings" } as const satisfies Readonly<
  Record<Broken["kind"], keyof Review>
>;

/** The rule is broken in the consultation, and in the message; building refuses it, unless it is a warning. */
export function expectBroken({ rule, kind, input, path, at }: Broken, options: Omit<SafetyOptions, "now"> = {}): void {
  const consultation = consult(input);
  const found = review(consultation, { ...options, now: clock() });
  expect(found[members[kind]].filter((item) => item.rule === rule).map((item) => item.path)).toContain(path);

  const issues = issuesOf(consultation, rule, options);
  const words = issues.map(({ code, message }) => `${code}: ${message}`);
  expect(said[rule]).toEqual(expect.arrayContaining(words));
  for (const item of found[members[kind]])
    if (item.rule === rule) expect(words.join("\n")).toContain(`: ${item.message}`);
  expect(issues.map(({ severity }) => severity)).toContain(kind === "error" ? "error" : "warning");
  expect(
    issues.some((issue) => issue.path.endsWith(at)),
    issues.map((issue) => issue.path).join(" "),
  ).toBe(true);

  const build = (): unknown => buildMessage(consultation, { sender, clock, safety: options });
  if (kind === "warning") expect(build).not.toThrow();
  else expect(refusal(build)).toContainEqual(expect.objectContaining({ rule, path }));
}

/**
 * Once a named person has confirmed it, it is built; the report still has a warning. A confirmation of another rule,
 * another place or another value does not count.
 */
export function expectConfirmed({ rule, input }: Broken): void {
  const asked = review(consult(input), { now: clock() }).confirmations.map(({ rule: id, path, found }) =>
    confirmed(id, path, found),
  );
  const consultation = consult({ ...input, confirmations: asked });
  const { confirmations, confirmed: settled } = review(consultation, { now: clock() });
  expect(settled.filter((item) => item.rule === rule)).not.toEqual([]);
  expect(confirmations).toEqual([]);
  const { report } = buildMessage(consultation, { sender, clock });
  expect(report.issues.some((issue) => issue.rule === rule && issue.severity === "warning")).toBe(true);
  for (const change of [{ rule: "CS-07" }, { path: "advice[0]" }, { found: "something else" }]) {
    const confirmations = asked.map((one) => (one.rule === rule ? { ...one, ...change } : one));
    const unconfirmed = consult({ ...input, confirmations });
    expect(() => buildMessage(unconfirmed, { sender, clock }), JSON.stringify(change)).toThrow(
      ConfirmationRequiredError,
    );
  }
}

/** The rule finds nothing, neither in the consultation nor in the message. */
export function expectInside({ rule, input }: Inside, options: Omit<SafetyOptions, "now"> = {}): void {
  const consultation = consult(input);
  const { errors, confirmations, warnings } = review(consultation, { ...options, now: clock() });
  expect([...errors, ...confirmations, ...warnings].filter((item) => item.rule === rule)).toEqual([]);
  expect(issuesOf(consultation, rule, options)).toEqual([]);
}

/** The message that a consultation becomes, whatever a rule says of it, as text to be changed. */
export function messageOf(changes: Changes = {}): string {
  return writeXml(composeMessage(consult(changes), { sender, clock, newId: countingIds() }).bundle);
}

/** What a rule finds in a message: severity, code and the end of the path. */
export function foundIn(xml: string, rule: string): readonly string[] {
  return validateMessage(xml, { now: clock() }).issues.flatMap((issue) =>
    issue.rule === rule ? [`${issue.severity} ${issue.code} ${issue.path.replace(/^.*resource\b/, "")}`] : [],
  );
}

function issuesOf(consultation: Consultation, rule: string, options: Omit<SafetyOptions, "now">): readonly Issue[] {
  const { bundle } = composeMessage(consultation, { sender, clock, newId: countingIds() });
  return validateResources(bundle, { ...options, now: clock() }).issues.filter((issue) => issue.rule === rule);
}

function refusal(build: () => unknown): readonly unknown[] {
  try {
    build();
  } catch (error) {
    if (error instanceof ConsultationError) return error.issues;
    if (error instanceof ConfirmationRequiredError) return error.required;
    throw error;
  }
  throw new Error("it was built");
}
