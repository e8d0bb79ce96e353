import { beforeAll, expect, test } from "vitest";
import { validateMessage, type Issue } from "../../src/validation/index.js";
import { sentAt } from "../arbitraries/index.js";
import { mutants, type Mutant } from "../validation/mutator/mutants.js";
import { ownMessages } from "../validation/mutator/seed-message.js";
import { differentialTable, onlyOwn, type Compared } from "./support/differential-table.js";
import { exceptions, isException } from "./support/exceptions.js";
import { officialMessages } from "./support/official-messages.js";
import { askOracle, hasBrokenDown, oracleErrors, oracleIsHere, type Verdict } from "./support/oracle.js";
import { isNear, isSameElement, namesElement } from "./support/same-element.js";
import { standsTwice } from "./support/stands-twice.js";
import { xmlSchemaErrors, xmlSchemaIsHere } from "./support/xml-schema.js";

/** How many mutants: MUTANTS=5000 for the full run. HL7's validator takes a fifth of a second for each. */
const count = Number(process.env["MUTANTS"] ?? 300);
const seed = 1;
const patience = 600_000 + 3_000 * count;

if (!oracleIsHere) console.log("differential: HL7's validator: not run: ../shared, Java or Maven is not here");
if (!xmlSchemaIsHere) console.log("differential: XML schema: not run: ../shared or xmllint is not here");

const messages = [...officialMessages, ...ownMessages(60, seed)];
let made: readonly Mutant[] = [];
let own: readonly (readonly Issue[])[] = [];

beforeAll(() => {
  made = [...mutants(messages, count, seed)];
  own = made.map(({ xml }) => errorsIn(xml));
});

function errorsIn(xml: string): readonly Issue[] {
  return validateMessage(xml, { now: sentAt }).issues.filter(({ severity }) => severity === "error");
}

test("UR-001: the messages that mutants are made from have no error", () => {
  expect(messages.flatMap(({ name, xml }) => errorsIn(xml).map(({ rule, path }) => ({ name, rule, path })))).toEqual(
    [],
  );
  expect(messages.length).toBeGreaterThan(60);
});

test.runIf(xmlSchemaIsHere)("UR-001: what HL7's XML schema refuses is refused", () => {
  const said = xmlSchemaErrors([...messages, ...made].map(({ xml }) => xml));
  expect(said.slice(0, messages.length).filter((text) => text !== "")).toEqual([]);
  const refused = made
    .flatMap((mutant, index) => ({
      ...mutant,
      says: said[messages.length + index] ?? "",
      own: (own[index] ?? []).length > 0,
    }))
    .filter(({ says }) => says !== "");
  const missed = refused
    .filter((mutant) => !mutant.own)
    .map(({ kind, seed: from, path, says }) => ({ kind, from, path, says }));
  console.log(
    `differential: XML schema: ${String(refused.length)} of ${String(made.length)} mutants refused, ` +
      `${String(refused.length - missed.length)} of these here too`,
  );
  expect(refused.length).toBeGreaterThan(made.length / 10);
  expect(missed).toEqual([]);
});

test.runIf(oracleIsHere)(
  "UR-001: what HL7's validator calls an error is an error here, on the same element",
  { timeout: patience },
  async () => {
    // HL7's validator crashes on some repeated elements: the XML schema refuses those.
    const asked = made.map(({ xml }) => !standsTwice(xml));
    const verdicts = await askOracle([
      ...messages.map(({ xml }) => xml),
      ...made.filter((_mutant, index) => asked[index]).map(({ xml }) => xml),
    ]);
    expect(verdicts.slice(0, messages.length).flatMap(oracleErrors)).toEqual([]);

    const answers = verdicts.slice(messages.length);
    let next = 0;
    const compared: Compared[] = [];
    const missed: unknown[] = [];
    const elsewhere: unknown[] = [];
    let placed = 0;
    let atCause = 0;
    for (const [index, { kind, level, seed: from, path }] of made.entries()) {
      const mine = own[index] ?? [];
      const theirs = asked[index] === true ? errorsOf(answers[next++]) : undefined;
      compared.push({
        kind,
        level,
        seed: from,
        path,
        oracle: theirs === undefined ? undefined : theirs.length > 0,
        own: mine.length > 0,
        rules: mine.map(({ rule }) => rule),
      });
      if (theirs === undefined || theirs.length === 0) continue;
      const said = {
        kind,
        from,
        path,
        theirs: theirs.slice(0, 3).map((issue) => `${issue.path ?? ""}: ${issue.message}`),
        mine: mine.slice(0, 3).map((issue) => `${issue.rule} ${issue.path}`),
      };
      if (mine.length === 0) missed.push(said);
      const named = theirs.filter(namesElement);
      if (mine.length === 0 || named.length === 0) continue;
      placed += 1;
      if (named.some((issue) => mine.some((one) => isSameElement(one.path, issue)))) continue;
      elsewhere.push(said);
      // Where the oracle names only a consequence, this library may name the change itself.
      if (mine.some((one) => isNear(one.path, path))) atCause += 1;
    }
    console.log(`${differentialTable(compared)}\n${onlyOwn(compared)}`);
    const unasked = compared.filter(({ oracle }) => oracle === undefined).length;
    console.log(
      `differential: HL7's validator: seed ${String(seed)}, ${String(count)} mutants, ${String(unasked)} that it ` +
        `cannot be asked about; on the same element ${String(placed - elsewhere.length)} of ${String(placed)}, and ` +
        `${String(atCause)} of the others on the element that was changed`,
    );
    expect(exceptions.length).toBeLessThanOrEqual(10);
    expect(missed).toEqual([]);
    expect(placed).toBeGreaterThan(count / 5);
    expect(elsewhere.length / placed).toBeLessThanOrEqual(0.05);
  },
);

/** Undefined where the oracle gave no answer. */
function errorsOf(verdict: Verdict | undefined): ReturnType<typeof oracleErrors> | undefined {
  return verdict === undefined || hasBrokenDown(verdict)
    ? undefined
    : oracleErrors(verdict).filter((issue) => !isException(issue));
}
