import { expect, test } from "vitest";
import type { Resource } from "../../../src/fhir/types.js";
import { composeAcknowledgement } from "../../../src/message/acknowledgement/compose.js";
import { systems } from "../../../src/terminology/systems.js";
import { mostFindings } from "../../../src/validation/report/finding.js";
import { profileFaults } from "../../../src/validation/searches/profile-faults.js";
import { subjectOf } from "../../../src/validation/subject/subject.js";
import { clock, compose, idOf } from "../../message/support/composed.js";
import { alone, whole } from "../support/found.js";

const acknowledgement = JSON.stringify(
  composeAcknowledgement({
    request: { headerId: idOf(2), senderReference: `urn:uuid:${idOf(6)}` },
    code: "30001",
    practice: { odsCode: "A99999", mailboxId: "X26ABC2" },
    clock,
  }),
);

/** What the profiles find in the acknowledgement with one place changed. */
function faults(from: string | RegExp, to: string): readonly string[] {
  const changed = acknowledgement.replace(from, to);
  expect(changed).not.toBe(acknowledgement);
  return whole(profileFaults(subjectOf(JSON.parse(changed) as Resource, {})));
}
const handling = "Bundle.entry[0].resource.extension[0].extension";
const flag = (url: string): string => `{"url":"${url}","valueBoolean":false},`;
const missing = (url: string): string => `There must be exactly 1 with url ${url}; there are 0. | expected ${url}`;

test(
  "UR-008: the profile's own schema reports neither the name of the profile nor a resource that is not allowed " +
    "there",
  () => {
    expect(whole(profileFaults(subjectOf(compose().bundle, {})))).toEqual([]);
    expect(whole(profileFaults(alone({ resourceType: "Nobody" })))).toEqual([]);
    expect(faults(/"meta":\{"profile":\["[^"]*ITK-MessageHeader-2"\]\},/, "")).toEqual([]);
  },
);

test.each(["BusAckRequested", "InfAckRequested"])("UR-116: an acknowledgement without %s is read", (url) => {
  expect(faults(flag(url), "")).toEqual([`UR-116 warning required ${handling} | ${missing(url)}`]);
  expect(faults(flag(url), `{"url":"${url}"},`)).toEqual([expect.stringMatching(/^UR-116 warning required /)]);
});

test("UR-116: an acknowledgement without the sender's reference is read", () => {
  expect(faults(/\{"url":"SenderReference","valueString":"[^"]*"\},/, "")).toEqual([
    `UR-116 warning required ${handling} | ${missing("SenderReference")}`,
  ]);
});

test("UR-115: what else is wrong with the handling of an acknowledgement is an error", () => {
  expect(faults(/\{"url":"RecipientType".*?\}\},/, "")).toEqual([
    `UR-115 error required ${handling} | ${missing("RecipientType")}`,
  ]);
  expect(
    faults(/"valueCoding":\{.*?\}/, '"valueCoding":{}').every((line) => line.startsWith("UR-115 error required ")),
  ).toBe(true);
  expect(faults(flag("BusAckRequested"), flag("BusAckRequested").repeat(2))).toEqual([
    `UR-115 error too-many ${handling}[1] | There must be exactly 1 with url BusAckRequested; there are 2. | ` +
      "expected BusAckRequested",
  ]);
  expect(
    faults(flag("BusAckRequested"), '{"url":"BusAckRequested","valueString":"no"},').map(
      (line) => line.split(" | ")[0],
    ),
  ).toEqual([`UR-115 error forbidden ${handling}[0].valueString`]);
});

test("UR-111: details are asked for where there is an outcome that they could name", () => {
  const withoutDetails = [/,"details":\{"reference":"[^"]*"\}/, ""] as const;
  expect(faults(...withoutDetails)).toEqual([
    "UR-111 error required Bundle.entry[0].resource.response.details | details is missing: add it.",
  ]);
  const changed = acknowledgement
    .replace(...withoutDetails)
    .replace(/,\{"fullUrl":"[^"]*","resource":\{"resourceType":"OperationOutcome".*?\}\]\}\}\]\}\}/, "");
  const { entry } = JSON.parse(changed) as { readonly entry: readonly unknown[] };
  expect([entry.length, whole(profileFaults(subjectOf(JSON.parse(changed) as Resource, {})))]).toEqual([2, []]);
});

test("UR-112: an older system of codes is no error of the profile (UR-116 warns of it), any other is", () => {
  const underSystem = (system: string): readonly string[] =>
    faults(systems.itkResponseCodes, system).map((line) => line.split(" | ")[0] ?? "");
  expect(underSystem(systems.itkAcknowledgement)).toEqual([]);
  expect([...new Set(underSystem("urn:x"))]).toEqual([
    "UR-112 error fixed-value Bundle.entry[2].resource.issue[0].details.coding[0].system",
  ]);
});

test("UR-002: the system that is tolerated in an outcome is tolerated nowhere in a request", () => {
  const request = JSON.stringify(compose().bundle).replace(
    `"event":{"system":"${systems.itkMessageEvent}"`,
    `"event":{"system":"${systems.itkAcknowledgement}"`,
  );
  expect(
    whole(profileFaults(subjectOf(JSON.parse(request) as Resource, {}))).map((line) => line.split(" | ")[0]),
  ).toEqual(["UR-004 error fixed-value Bundle.entry[0].resource.event.system"]);
});

test("of very many faults only a limited number is listed, and no warning takes the place of an error", () => {
  const patients = Array.from({ length: 3_000 }, () => ({ resource: { resourceType: "Patient" } }));
  const found = profileFaults(alone({ resourceType: "Bundle", type: "collection", entry: patients }));
  const each = profileFaults(alone({ resourceType: "Bundle", type: "collection", entry: patients.slice(0, 1) })).length;
  expect(found.length).toBeGreaterThanOrEqual(mostFindings);
  expect(found.length).toBeLessThan(mostFindings + each);

  const {
    entry: [header, ...others],
    ...bundle
  } = JSON.parse(acknowledgement.replace(flag("BusAckRequested"), "")) as {
    readonly entry: readonly { readonly resource: { readonly event?: object } }[];
  };
  const { event, ...withoutEvent } = header?.resource ?? {};
  expect(event).toBeDefined();
  const crowded = {
    ...bundle,
    entry: [
      ...Array.from({ length: mostFindings + 1 }, () => header),
      { ...header, resource: withoutEvent },
      ...others,
    ],
  };
  const said = profileFaults(subjectOf(crowded as unknown as Resource, {}));
  expect(said.filter(({ severity }) => severity === "warning")).toHaveLength(mostFindings + 2);
  expect(said.filter(({ severity }) => severity === "error").map(({ code, path }) => `${code} ${path}`)).toEqual([
    `required Bundle.entry[${mostFindings + 1}].resource.event`,
  ]);
});
