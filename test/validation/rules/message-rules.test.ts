import { expect, test } from "vitest";
import type { Bundle } from "../../../src/fhir/types.js";
import { extensions, olderProfiles, profiles } from "../../../src/terminology/profiles.js";
import { checks } from "../../../src/validation/rules/rules.js";
import { subjectOf, type Subject } from "../../../src/validation/subject/subject.js";
import { alone, foundBy, places, whole } from "../support/found.js";

const ids = Array.from({ length: 10 }, (_, index) => `00000000-0000-4000-8000-00000000000${String(index)}`);
const [one = "", two = "", three = ""] = ids;
const url = (id: string): string => `urn:uuid:${id}`;

interface Entry {
  readonly fullUrl?: string;
  readonly resource: object;
}
const entry = (resourceType: string, id: string, members: object = {}, fullUrl: string = url(id)): Entry => ({
  fullUrl,
  resource: { resourceType, id, ...members },
});
const message = (...entries: readonly Entry[]): Subject =>
  subjectOf({ resourceType: "Bundle", type: "message", entry: entries } as unknown as Bundle, {});
const header = (members: object = {}): Entry =>
  entry("MessageHeader", "00000000-0000-4000-8000-0000000000aa", { event: { code: "ITK014M" }, ...members });
const answering = (members: object = {}): Entry => header({ event: { code: "ITK008M" }, ...members });
const documentWith = (...entries: readonly Entry[]): Entry => ({
  fullUrl: url("00000000-0000-4000-8000-0000000000bb"),
  resource: { resourceType: "Bundle", id: "00000000-0000-4000-8000-0000000000bb", type: "document", entry: entries },
});
const found = (id: string, ...entries: readonly Entry[]): readonly string[] => places(foundBy(id, message(...entries)));
const said = (id: string, ...entries: readonly Entry[]): readonly string[] => whole(foundBy(id, message(...entries)));

test("every function that finds something says how severe it is, and in which kinds of message", () => {
  for (const { id, text, severities, appliesTo } of checks)
    expect([severities.length > 0, appliesTo.length > 0], `${id}: ${text}`).toEqual([true, true]);
});

test("UR-002: what is not a message at all is reported once, at its root", () => {
  expect(whole(foundBy("UR-002", alone({ resourceType: "Patient" })))).toContain(
    "UR-002 error not-a-message Patient | This is not an Update Record message, nor an acknowledgement of one, " +
      "but a single resource, a Patient.",
  );
});

test("UR-003: a wrong order of the three is reported, and otherwise only that the header is not first", () => {
  const [sender, basic] = [entry("Organization", one), entry("Basic", two)];
  const order =
    "UR-003 error wrong-order Bundle.entry[0].resource | The entries are in the wrong order: it must be " +
    "MessageHeader, the sender's Organization, the document Bundle.";
  const late = (at: number): string =>
    `UR-003 error wrong-order Bundle.entry[${String(at)}].resource | The MessageHeader is not the first entry: ` +
    "move it there.";
  const orders = (...entries: readonly Entry[]): readonly string[] =>
    said("UR-003", ...entries).filter((line) => line.includes("wrong-order"));
  expect(orders(header(), sender, documentWith())).toEqual([]);
  expect(orders(sender, header(), documentWith())).toEqual([order.replace("entry[0]", "entry[1]")]);
  expect(orders(header(), documentWith(), sender)).toEqual([order.replace("entry[0]", "entry[2]")]);
  expect(orders(documentWith(), header(), basic)).toEqual([late(1)]);
  expect(orders(basic, sender, header(), documentWith())).toEqual([late(2)]);
  expect(orders(sender, documentWith())).toEqual([]);
});

test("UR-003: a sender without an ODS code says so, whatever identifiers it has", () => {
  const sender = (members: object): readonly string[] =>
    found("UR-003", header(), entry("Organization", one, members), documentWith());
  for (const members of [{}, { identifier: [] }, { identifier: [{ system: "urn:x", value: "A" }] }])
    expect(sender(members), JSON.stringify(members)).toEqual(["error required Bundle.entry[1].resource.identifier"]);
});

test("UR-005: sender and focus name the right resources, where they name any", () => {
  const pointing = (members: object): readonly string[] =>
    said("UR-005", header(members), entry("Organization", one), documentWith()).filter((line) =>
      line.includes("wrong-target"),
    );
  for (const members of [
    {},
    { focus: [] },
    { focus: [{ display: "x" }], sender: {} },
    { sender: { reference: url(one) }, focus: [{ reference: url("00000000-0000-4000-8000-0000000000bb") }] },
    { sender: { reference: url(three) } },
  ])
    expect(pointing(members), JSON.stringify(members)).toEqual([]);
  expect(pointing({ focus: [{ reference: url(one) }] })).toEqual([
    "UR-005 error wrong-target Bundle.entry[0].resource.focus[0].reference | The reference is wrong: it must " +
      "name the Bundle of the message.",
  ]);
});

const handling = (url: string, ...parts: readonly object[]): object => ({ extension: [{ url, extension: parts }] });

test("UR-006, UR-116: only the parts of the handling extension are parts of it", () => {
  const flag = { url: "BusAckRequested", valueBoolean: false };
  expect(found("UR-006", header(handling("urn:x", { url: "more" }, flag)))).toEqual([]);
  expect(found("UR-006", header(handling(extensions.messageHandling, { url: "more" }, flag)))).toEqual([
    "error unknown-extension Bundle.entry[0].resource.extension[0].extension[0]",
    "error fixed-value Bundle.entry[0].resource.extension[0].extension[1].valueBoolean",
  ]);
  expect(found("UR-006", header({ extension: [{ url: extensions.messageHandling }] }))).toEqual([]);
  expect(
    found(
      "UR-006",
      header(handling(extensions.messageHandling, { url: "RecipientType", valueReference: { reference: "urn:x" } })),
    ),
  ).toEqual([]);
  const asked = { url: "BusAckRequested", valueBoolean: true };
  const warned = "warning acknowledgement-asked Bundle.entry[0].resource.extension[0].extension[0].valueBoolean";
  expect(found("UR-116", answering(handling(extensions.messageHandling, asked)))).toContain(warned);
  expect(found("UR-116", answering(handling("urn:x", asked)))).not.toContain(warned);
});

test("UR-110: with a Practitioner for its sender an acknowledgement still lacks its header", () => {
  const bundle = { ...entry("OperationOutcome", two) };
  expect(said("UR-110", bundle, entry("Practitioner", one)).filter((line) => line.includes("required"))).toEqual([
    "UR-110 error required Bundle | The message has no MessageHeader: add it. | expected MessageHeader",
  ]);
  expect(said("UR-110", answering(), entry("Practitioner", one), bundle)).toEqual([]);
});

test("UR-112, UR-116: without an outcome a positive answer is a warning, any other an error, said once", () => {
  const without = (code: string | undefined): readonly string[] => [
    ...found("UR-112", answering({ response: { code } }), answering({ response: { code } })),
    ...found("UR-116", answering({ response: { code } }), answering({ response: { code } })),
  ];
  expect(without("ok")).toEqual(["warning required Bundle.entry[0].resource"]);
  for (const code of ["fatal-error", "transient-error", undefined])
    expect(without(code), code).toEqual(["error required Bundle.entry[0].resource"]);
});

test("UR-113: the code and ok or fatal-error agree, each coding of each issue for itself", () => {
  const outcome = (...codes: readonly (string | undefined)[]): Entry =>
    entry("OperationOutcome", two, {
      issue: [{}, { details: {} }, { details: { coding: codes.map((code) => ({ code })) } }],
    });
  const at = (index: number): string =>
    `warning contradiction Bundle.entry[1].resource.issue[2].details.coding[${String(index)}].code`;
  const answer = (code: string | undefined, ...codes: readonly (string | undefined)[]): readonly string[] =>
    found("UR-113", answering({ response: { code } }), outcome(...codes));
  expect(answer("ok", "30001", undefined, "x", "30002")).toEqual([at(3)]);
  expect(answer("fatal-error", "30002", "30001")).toEqual([at(1)]);
  for (const code of ["transient-error", undefined]) expect(answer(code, "30001", "30002"), code).toEqual([]);
  expect(found("UR-113", outcome("30001"), entry("OperationOutcome", three))).toEqual([]);
});

test("UR-116: an older profile is read in an acknowledgement only, and is not also a wrong one there", () => {
  const older = { meta: { profile: [olderProfiles.infrastructureOperationOutcome] } };
  const acknowledgement = message(
    answering({ meta: { profile: [profiles.messageHeader] } }),
    entry("OperationOutcome", one, older),
    entry("Organization", two, { meta: { profile: ["urn:x"] } }),
  );
  expect(places(foundBy("UR-116", acknowledgement).filter(({ code }) => code === "older-profile"))).toEqual([
    "warning older-profile Bundle.entry[1].resource.meta.profile[0]",
  ]);
  expect(places(foundBy("UR-008", acknowledgement).filter(({ code }) => code === "profile-not-allowed"))).toEqual([
    "error profile-not-allowed Bundle.entry[2].resource.meta.profile[0]",
  ]);
  const request = message(header(), entry("Organization", one, older));
  expect(places(foundBy("UR-008", request).filter(({ code }) => code === "profile-not-allowed"))).toEqual([
    "error profile-not-allowed Bundle.entry[1].resource.meta.profile[0]",
  ]);
  expect(foundBy("UR-116", request).filter(({ code }) => code === "older-profile")).toEqual([]);
});

test("UR-007: an entry is named by the id of its resource; each fault in its name is reported once", () => {
  const names = (...entries: readonly Entry[]): readonly string[] =>
    said("UR-007", ...entries).map((line) => line.split(" | ")[0]?.replace("UR-007 error ", "") ?? "");
  const place = "Bundle.entry[0]";
  expect(names(entry("Basic", one))).toEqual([]);
  expect(names({ fullUrl: url(one), resource: { resourceType: "Basic" } })).toEqual([`required ${place}.resource.id`]);
  expect(names({ resource: { resourceType: "Basic", id: one } })).toEqual([`required ${place}.fullUrl`]);
  expect(names(entry("Basic", one, {}, url(two)))).toEqual([`wrong-id ${place}.fullUrl`]);
  expect(names(entry("Basic", "00000000-0000-4000-8000-00000000000", {}, url(one)))).toEqual([
    `wrong-id ${place}.fullUrl`,
  ]);
  expect(names(entry("Basic", "a_b", {}, url(one)))).toEqual([]);
  expect(names(entry("Basic", "", {}, url(one)))).toEqual([]);
  for (const wrong of ["urn:x", one, `urn:uuid:${one.toUpperCase().replace("0", "A")}`, `urn:uid:${one}xx`])
    expect(names(entry("Basic", one, {}, wrong)), wrong).toEqual([`wrong-form ${place}.fullUrl`]);
  expect(names(entry("Basic", one), entry("Basic", one))).toEqual(["repeated Bundle.entry[1].fullUrl"]);
  expect(names(entry("Basic", one), documentWith(entry("Basic", one)))).toEqual([]);
});

/** A document that has everything but what is left out, with an Observation that refers to something. */
const complete = (leftOut: readonly string[], members: object, ...more: readonly Entry[]): readonly string[] => {
  const types = ["Composition", "Encounter", "Patient", "Organization", "Practitioner", "ClinicalImpression"].filter(
    (type) => !leftOut.includes(type),
  );
  const inside = types.map((type, index) =>
    entry(type, `00000000-0000-4000-8000-0000000001${String(index).padStart(2, "0")}`),
  );
  const observation = entry("Observation", one, members);
  return found("UR-007", header(), entry("Organization", three), documentWith(...inside, observation, ...more)).map(
    (line) => line.replace(/\[[0-9]+\](?=\.resource)/, ""),
  );
};

test("UR-007: a reference to a missing entry is reported, unless no resource of its type is there at all", () => {
  const lost = { reference: url("00000000-0000-4000-8000-0000000000ff") };
  const at = (path: string): readonly string[] => [`error unresolved-reference .resource.${path}.reference`];
  expect(complete([], { subject: lost })).toEqual(at("subject"));
  expect(complete(["Patient"], { subject: lost })).toEqual([]);
  expect(complete(["Encounter"], { subject: lost })).toEqual(at("subject"));
  expect(complete([], { subject: { display: "x" } })).toEqual([]);
  expect(complete([], { subject: { reference: "Patient/1" } })).toEqual([
    "error wrong-form .resource.subject.reference",
  ]);
  expect(found("UR-007", header({ sender: lost }), entry("Organization", three), documentWith())).toEqual([
    "error unresolved-reference Bundle.entry[0].resource.sender.reference",
  ]);
  expect(found("UR-007", header({ sender: lost }), documentWith())).toEqual([]);
});

test("UR-007: a reference to an entry that has another name, or none, is explained by that", () => {
  const subject = (id: string): object => ({ subject: { reference: url(id) } });
  const unresolved = (members: object, ...more: readonly Entry[]): readonly string[] =>
    complete([], members, ...more).filter((line) => line.includes("unresolved"));
  expect(unresolved(subject(two), entry("Patient", two, {}, url(three)))).toEqual([]);
  expect(unresolved(subject(two), { resource: { resourceType: "Patient", id: two } })).toEqual([]);
  expect(
    unresolved(
      subject("0000000a-0000-4000-8000-000000000000"),
      entry("Patient", two, {}, url("0000000A-0000-4000-8000-000000000000")),
    ),
  ).toEqual([]);
  expect(
    unresolved(subject("0000000b-0000-4000-8000-000000000000"), entry("Patient", two, {}, url(three))),
  ).toHaveLength(1);
});

test(
  "UR-007: each reference names a resource of a type that may stand there, also where the one before it may name " +
    "another",
  () => {
    const practitioner = { reference: url("00000000-0000-4000-8000-000000000104") };
    const patient = { reference: url("00000000-0000-4000-8000-000000000102") };
    expect(complete([], { subject: patient, performer: [practitioner, practitioner] })).toEqual([]);
    expect(complete([], { subject: practitioner, performer: [practitioner] })).toEqual([
      "error wrong-target .resource.subject.reference",
    ]);
    const assigned = (reference: object): object => ({
      identifier: [{ assigner: reference }, { assigner: reference }],
    });
    expect(complete([], assigned({ reference: url("00000000-0000-4000-8000-000000000103") }))).toEqual([]);
    expect(complete([], assigned(patient))).toEqual([
      "error wrong-target .resource.identifier[0].assigner.reference",
      "error wrong-target .resource.identifier[1].assigner.reference",
    ]);
  },
);

test("UR-007: the message definition alone lies outside, of an acknowledgement under any web address", () => {
  const definition = (reference: string): object =>
    handling(extensions.messageHandling, { url: "MessageDefinition", valueReference: { reference } });
  expect(found("UR-007", header(definition("anything")))).toEqual([]);
  for (const right of ["http://a", "https://a/b"])
    expect(found("UR-007", answering(definition(right))), right).toEqual([]);
  const wrong = ["error wrong-form Bundle.entry[0].resource.extension[0].extension[0].valueReference.reference"];
  for (const reference of ["anything", "see https://a", "https://a b", "ftp://a", "https://"])
    expect(found("UR-007", answering(definition(reference))), reference).toEqual(wrong);
  expect(
    found(
      "UR-007",
      header(),
      entry("Organization", one, { extension: [{ url: "urn:x", valueReference: { reference: "http://a" } }] }),
    ),
  ).toEqual(["error wrong-form Bundle.entry[1].resource.extension[0].valueReference.reference"]);
});

test("UR-116: details that name nothing give a warning; any other reference to nothing an error", () => {
  const lost = { reference: url("00000000-0000-4000-8000-0000000000ff") };
  const all = (first: Entry): readonly string[] => {
    const subject = message(first, entry("Organization", one), entry("OperationOutcome", two));
    return [...places(foundBy("UR-007", subject)), ...places(foundBy("UR-116", subject))];
  };
  expect(all(answering({ response: { code: "ok", details: lost } }))).toEqual([
    "warning unresolved-reference Bundle.entry[0].resource.response.details.reference",
  ]);
  expect(all(answering({ response: { code: "ok", details: { reference: url(two) } } }))).toEqual([]);
  expect(all(answering({ response: { code: "ok", details: { reference: "x" } } }))).toEqual([
    "error wrong-form Bundle.entry[0].resource.response.details.reference",
  ]);
  expect(all(answering({ response: { code: "ok", details: {} }, sender: lost }))).toEqual([
    "error unresolved-reference Bundle.entry[0].resource.sender.reference",
  ]);
  expect(
    places(
      foundBy(
        "UR-116",
        message(answering({ response: { code: "ok", details: lost } }), entry("Organization", one)),
      ).filter(({ code }) => code === "unresolved-reference"),
    ),
  ).toEqual([]);
  expect(found("UR-007", header({ response: { details: lost } }), entry("Organization", one), documentWith())).toEqual([
    "error unresolved-reference Bundle.entry[0].resource.response.details.reference",
  ]);
});
