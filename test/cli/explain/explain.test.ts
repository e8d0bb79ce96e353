import { expect, test } from "vitest";
import { codeExamples } from "../../../src/cli/explain/code-examples.js";
import { allTopics, topicsNamed } from "../../../src/cli/explain/find-topics.js";
import { ruleNotes } from "../../../src/cli/explain/rule-notes.js";
import { typeNotes } from "../../../src/cli/explain/type-notes.js";
import { attentionTexts } from "../../../src/delivery/attention.js";
import { stateTable } from "../../../src/delivery/states.js";
import { meshErrors } from "../../../src/terminology/mesh-errors.js";
import { responseCodes } from "../../../src/terminology/response-codes.js";
import { usualFaults } from "../../../src/transport/mesh-error.js";
import { issueCodes, ruleDescriptions } from "../../../src/validation/index.js";
import { formOf, forms, hasForm } from "../../../src/validation/subject/forms.js";
import { updateRecord } from "../support/update-record.js";
import { tried } from "./applied.js";

const topics = allTopics();

test("every rule, kind of fault, reason, state and code of the tables is explained", () => {
  const wanted = [
    ...[...ruleDescriptions().map(({ id }) => id), ...Object.keys(ruleNotes)].map((id) => `rule ${id}`),
    ...Object.keys(issueCodes).map((id) => `kind of fault ${id}`),
    ...Object.keys(attentionTexts).map((id) => `reason for attention ${id}`),
    ...Object.keys(stateTable).map((id) => `state of a delivery ${id}`),
    ...Object.keys(responseCodes).map((id) => `response code ${id}`),
    ...Object.keys(meshErrors).map((id) => `MESH code ${id}`),
    ...Object.keys(usualFaults).map((id) => `reason of a MeshError ${id}`),
  ];
  expect(topics.map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual([...new Set(wanted)].sort());
  for (const { says, title } of topics) expect([says.length > 4, title.length > 1]).toEqual([true, true]);
});

test("every rule of the guide, of MESH and of clinical safety has a reason, a source and two examples", () => {
  for (const { id } of ruleDescriptions())
    if (!id.startsWith("FHIR-")) expect(Object.keys(ruleNotes), id).toContain(id);
  for (const id of Object.keys(ruleNotes)) {
    const [topic] = topicsNamed(id, topics);
    expect([id, topic?.why !== undefined, (topic?.source ?? "").length > 20]).toEqual([id, true, true]);
    expect(topic?.example?.right, id).not.toBe(topic?.example?.wrong);
  }
});

test("the rule of each type of single values has a title, a reason and two values, of which one has its form", () => {
  expect(Object.keys(typeNotes).sort()).toEqual(Object.keys(forms).sort());
  for (const [type, { right, wrong }] of Object.entries(typeNotes)) {
    // The library holds these as values of JavaScript, and the others as text.
    const isOther = ["boolean", "integer", "positiveInt", "unsignedInt"].includes(type);
    const read = (text: string): unknown => (isOther && text !== "yes" ? JSON.parse(text) : text);
    expect([type, hasForm(read(right), formOf(type)), hasForm(read(wrong), formOf(type))]).toEqual([type, true, false]);
    const [topic] = topicsNamed(`FHIR-${type}`, topics).filter(({ kind }) => kind === "rule");
    expect(topic?.title, type).not.toBe(topic?.says);
    expect([topic?.why, topic?.example?.right]).toEqual([expect.any(String), `value="${right}"`]);
  }
});

/** Rules of reports whose example stands alone: a whole resource twice would be too long to read. */
const untried = ["CS-03"];

test("every rule of the guide and of clinical safety that a report can name has an example that is tried", () => {
  const inReports = ruleDescriptions().filter(({ id, appliesTo }) => !id.startsWith("FHIR-") && appliesTo.length > 0);
  expect(inReports.map(({ id }) => id).filter((id) => ruleNotes[id]?.example.of === undefined)).toEqual(untried);
});

for (const [code, { rule, example }] of Object.entries(codeExamples)) {
  test(`the example of ${code} is right and wrong as it says`, () => {
    const { right, wrong } = tried(example);
    expect(right).toEqual([]);
    expect([...new Set(wrong.map((said) => `${said.rule} ${said.code ?? ""}`))]).toEqual([`${rule} ${code}`]);
  });
}

test("text says what it asks for, why, where from, how it is right and wrong, and what --without does", async () => {
  const { code, out, err } = await updateRecord(["explain", "cs-11"]);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatch(/^CS-11: .+\n\n {2}An encounter more than 7 days/);
  for (const part of ["Why: ", "From: a rule of this project", "Severity: warning", "Right:", "Wrong:"])
    expect(out).toContain(part);
  expect(out).toContain("--without CS-11 leaves its warnings out");
  for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
});

test("a word that is several things is explained as each", async () => {
  const { out } = await updateRecord(["explain", "switched-off", "30002"]);
  for (const part of [
    "switched-off: reason for attention",
    "switched-off: state of a delivery",
    "30002: response code",
  ])
    expect(out).toContain(part);
});

test("json is one object a line", async () => {
  const { out } = await updateRecord(["explain", "UR-032", "EPL-151", "--format", "json"]);
  const [rule, code] = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  expect(rule).toMatchObject({ id: "UR-032", kind: "rule", example: { language: "xml" } });
  expect(code).toMatchObject({ id: "EPL-151", kind: "MESH code", see: ["UR-093"] });
});

test("without a word all of them are listed; a mistyped one is wrong use, with what it may have meant", async () => {
  const all = await updateRecord(["explain"]);
  expect(all.out.trimEnd().split("\n")).toHaveLength(topics.length);
  const wrong = await updateRecord(["explain", "UR-O39"]);
  expect([wrong.code, wrong.out]).toEqual([2, ""]);
  expect(wrong.err).toContain("Did you mean UR-039?");
  expect((await updateRecord(["explain", "olderheading"])).err).toContain("Did you mean older-heading?");
});

test("on a screen the labels and both examples are coloured; json is not", async () => {
  const screen = { isOutputScreen: () => true };
  const { out } = await updateRecord(["explain", "UR-039"], "", screen);
  for (const shown of ["[32m  Right:", "[31m  Wrong:", "[36m  Why:", "[36m  From:"])
    expect(out).toContain(`\u001b${shown}\u001b[0m`);
  expect(out.replaceAll(/\u001b\[[0-9]+m/g, "")).toBe((await updateRecord(["explain", "UR-039"])).out);
  expect((await updateRecord(["explain", "UR-039", "--format", "json"], "", screen)).out).not.toContain("\u001b");
});

test("what a code of MESH means begins with a capital letter, as every sentence", () => {
  for (const { id, kind, says } of topics) if (kind === "MESH code") expect(says, id).toMatch(/^[A-Z0-9]/);
});
