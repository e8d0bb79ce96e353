import { expect, test } from "vitest";
import { entriesOf, resourcesOf } from "../../src/fhir/bundle.js";
import { profiles } from "../../src/terminology/profiles.js";
import { compose, documentOf, everyResource, idOf } from "./support/composed.js";

const message = compose();
const [header] = resourcesOf(message.bundle, "MessageHeader");

/** Every `reference` below a value, with the path to it. */
const referencesIn = (value: unknown): readonly string[] =>
  typeof value !== "object" || value === null
    ? []
    : Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
        key === "reference" ? [String(member)] : referencesIn(member),
      );

test("UR-002: the envelope is a message bundle with its own identifier and nothing that the profile forbids", () => {
  expect(Object.keys(message.bundle).sort()).toEqual(["entry", "id", "identifier", "meta", "resourceType", "type"]);
  expect(message.bundle).toMatchObject({ type: "message", meta: { profile: [profiles.messageBundle] } });
  expect(message.bundle.identifier).toEqual({ system: "https://tools.ietf.org/html/rfc4122", value: idOf(1) });
  for (const entry of entriesOf(message.bundle)) expect(Object.keys(entry)).toEqual(["fullUrl", "resource"]);
});

test("UR-003: header, sender, document, in this order; the sender is its ODS code and nothing else", () => {
  const resources = entriesOf(message.bundle).map(({ resource }) => resource);
  expect(resources.map((resource) => resource?.meta?.profile)).toEqual([
    [profiles.messageHeader],
    [profiles.headerOrganization],
    [profiles.documentBundle],
  ]);
  const { resourceType, id, meta, ...rest } = resources[1] ?? {
    resourceType: undefined,
    id: undefined,
    meta: undefined,
  };
  expect([resourceType, id, meta?.tag]).toEqual(["Organization", idOf(3), undefined]);
  expect(rest).toEqual({ identifier: [{ system: "https://fhir.nhs.uk/Id/ods-organization-code", value: "FQW30" }] });
});

test("UR-004: the event is ITK014M", () => {
  expect(header?.event).toEqual({
    system: "https://fhir.nhs.uk/STU3/CodeSystem/ITK-MessageEvent-2",
    code: "ITK014M",
    display: "ITK Update Record",
  });
});

test("UR-005: sender, endpoint, timestamp and one focus; nothing that a request leaves out", () => {
  expect(header).toMatchObject({
    sender: { reference: `urn:uuid:${idOf(3)}` },
    source: { endpoint: "X26ABC1" },
    timestamp: "2025-07-02T09:30:00.250Z",
    focus: [{ reference: `urn:uuid:${message.ids.documentBundle}` }],
  });
  expect(Object.keys(header ?? {}).sort()).toEqual([
    "event",
    "extension",
    "focus",
    "id",
    "meta",
    "resourceType",
    "sender",
    "source",
    "timestamp",
  ]);
  expect(Object.keys(header?.source ?? {})).toEqual(["endpoint"]);
});

test("UR-006: one handling extension with exactly its six parts; SenderReference is the encounter", () => {
  expect(header?.extension).toEqual([
    {
      url: "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-ITK-MessageHandling-2",
      extension: [
        { url: "BusAckRequested", valueBoolean: true },
        { url: "InfAckRequested", valueBoolean: true },
        {
          url: "RecipientType",
          valueCoding: {
            system: "https://fhir.nhs.uk/STU3/CodeSystem/ITK-RecipientType-1",
            code: "FA",
            display: "For Action",
          },
        },
        { url: "MessageDefinition", valueReference: { reference: "https://fhir.nhs.uk/MessageDefinition" } },
        { url: "SenderReference", valueString: `urn:uuid:${message.ids.encounter}` },
        { url: "LocalExtension", valueString: "None" },
      ],
    },
  ]);
});

test("UR-006: the recipient type is FI where the sender says so", () => {
  const parts = resourcesOf(compose(undefined, { recipientType: "FI" }).bundle, "MessageHeader")[0]?.extension?.[0]
    ?.extension;
  expect(parts?.[2]?.valueCoding).toMatchObject({ code: "FI", display: "For Information" });
});

test("UR-007: every fullUrl is the urn:uuid of the resource's own id", () => {
  for (const bundle of [message.bundle, documentOf(message)]) {
    for (const { fullUrl, resource } of entriesOf(bundle)) expect(fullUrl).toBe(`urn:uuid:${resource?.id}`);
  }
});

test("UR-007: every reference resolves within its bundle, except the fixed MessageDefinition", () => {
  const within = (bundle: typeof message.bundle): readonly string[] =>
    entriesOf(bundle).map(({ fullUrl }) => fullUrl ?? "");
  const [headerEntry, senderEntry] = entriesOf(message.bundle);
  const outer = referencesIn([headerEntry, senderEntry]).filter(
    (reference) => reference !== "https://fhir.nhs.uk/MessageDefinition",
  );
  const inner = referencesIn(documentOf(message));
  expect(outer).toHaveLength(2);
  expect(inner.length).toBeGreaterThan(40);
  expect(outer.filter((reference) => !within(message.bundle).includes(reference))).toEqual([]);
  expect(inner.filter((reference) => !within(documentOf(message)).includes(reference))).toEqual([]);
});

test("UR-007: no id is used twice in one message", () => {
  const ids = everyResource(message).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("UR-008: every resource names exactly one profile, one of those in use", () => {
  for (const { meta } of everyResource(message)) {
    expect(meta?.profile).toHaveLength(1);
    expect(Object.values(profiles)).toContain(meta?.profile?.[0]);
  }
});

test("UR-020: every resource says when it was made, as in the official examples; a document must, by base FHIR", () => {
  for (const { meta } of everyResource(message)) expect(meta?.lastUpdated).toBe("2025-07-02T09:30:00.250Z");
});

test("the ids that are handed back are those in the message", () => {
  expect(message.ids).toEqual({
    messageBundle: message.bundle.id,
    messageHeader: header?.id,
    documentBundle: documentOf(message).id,
    composition: entriesOf(documentOf(message))[0]?.resource?.id,
    encounter: resourcesOf(documentOf(message), "Encounter")[0]?.id,
  });
});
