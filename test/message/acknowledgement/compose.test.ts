import { describe, expect, test } from "vitest";
import { writeXml } from "../../../src/fhir/xml/write-xml.js";
import type { MessageHeader, OperationOutcome } from "../../../src/fhir/types.js";
import { composeAcknowledgement } from "../../../src/message/acknowledgement/compose.js";
import { readAcknowledgement } from "../../../src/message/acknowledgement/read.js";
import type { AcknowledgementInput } from "../../../src/message/acknowledgement/types.js";
import { isResponseCode, responseCodes } from "../../../src/terminology/response-codes.js";
import { requestId, senderReference } from "../support/acknowledgement-xml.js";

const codes = Object.keys(responseCodes).filter(isResponseCode);
const input: AcknowledgementInput = {
  request: { headerId: requestId, senderReference },
  code: "30001",
  practice: { odsCode: "A12345", mailboxId: "A12345GP001" },
  clock: () => new Date("2026-03-02T10:15:00Z"),
};

function headerOf(changes: Partial<AcknowledgementInput> = {}): MessageHeader {
  const resource = composeAcknowledgement({ ...input, ...changes }).entry?.[0]?.resource;
  if (resource?.resourceType !== "MessageHeader") throw new Error("the first entry is not a MessageHeader");
  return resource;
}

function outcomeOf(changes: Partial<AcknowledgementInput>): OperationOutcome {
  const resource = composeAcknowledgement({ ...input, ...changes }).entry?.[2]?.resource;
  if (resource?.resourceType !== "OperationOutcome") throw new Error("the third entry is not an OperationOutcome");
  return resource;
}

describe("UR-110: the bundle", () => {
  test(
    "UR-110: MessageHeader, the practice's Organization, OperationOutcome, in an ITK-Message-Bundle-1 of type " +
      "message",
    () => {
      const bundle = composeAcknowledgement(input);
      expect(bundle.meta?.profile).toEqual(["https://fhir.nhs.uk/STU3/StructureDefinition/ITK-Message-Bundle-1"]);
      expect(bundle.type).toBe("message");
      expect(bundle.entry?.map(({ resource }) => resource?.resourceType)).toEqual([
        "MessageHeader",
        "Organization",
        "OperationOutcome",
      ]);
      for (const { fullUrl, resource } of bundle.entry ?? []) expect(fullUrl).toBe(`urn:uuid:${resource?.id ?? ""}`);
      expect(headerOf().event).toEqual({
        system: "https://fhir.nhs.uk/STU3/CodeSystem/ITK-MessageEvent-2",
        code: "ITK008M",
        display: "ITK Response",
      });
    },
  );

  test("UR-110: the same clock and ids give the same acknowledgement", () => {
    const numbered = (): (() => string) => {
      let count = 0;
      return () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, "0")}`;
    };
    expect(composeAcknowledgement({ ...input, newId: numbered() })).toEqual(
      composeAcknowledgement({ ...input, newId: numbered() }),
    );
    expect(composeAcknowledgement(input).id).not.toBe(composeAcknowledgement(input).id);
  });
});

describe("UR-115: what a practice says about itself", () => {
  test("UR-115: both flags are false, RecipientType says For Action, the SenderReference is echoed", () => {
    const parts = headerOf().extension?.[0]?.extension ?? [];
    expect(parts.map(({ url }) => url)).toEqual([
      "BusAckRequested",
      "InfAckRequested",
      "RecipientType",
      "MessageDefinition",
      "SenderReference",
      "LocalExtension",
    ]);
    expect(parts[0]?.valueBoolean).toBe(false);
    expect(parts[1]?.valueBoolean).toBe(false);
    expect(parts[2]?.valueCoding).toMatchObject({ code: "FA", display: "For Action" });
    expect(parts[4]?.valueString).toBe(senderReference);
    expect(parts[5]?.valueString).toBe("None");
    expect(headerOf({ recipientType: "FI" }).extension?.[0]?.extension?.[2]?.valueCoding?.code).toBe("FI");
    expect(headerOf({ request: { headerId: requestId } }).extension?.[0]?.extension?.[4]?.valueString).toBe("None");
  });

  test("UR-115: the header Organization carries the practice's ODS code and nothing else", () => {
    const organisation = composeAcknowledgement(input).entry?.[1]?.resource;
    expect(organisation).toEqual({
      resourceType: "Organization",
      id: organisation?.id,
      meta: { profile: ["https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-ITK-Header-Organization-1"] },
      identifier: [{ system: "https://fhir.nhs.uk/Id/ods-organization-code", value: "A12345" }],
    });
    expect(headerOf().source).toEqual({ endpoint: "A12345GP001" });
  });
});

describe("UR-111, UR-112: what it answers", () => {
  test("UR-111: the request's header id is in response.identifier, or the literal for an unreadable one", () => {
    expect(headerOf().response?.identifier).toBe(requestId);
    expect(headerOf({ request: { headerId: "UNREADABLE-IN-ORIGINAL-MESSAGE" } }).response?.identifier).toBe(
      "UNREADABLE-IN-ORIGINAL-MESSAGE",
    );
  });

  test("UR-112: there are 49 codes, and each one, written and read back, is itself, without a warning", () => {
    expect(codes).toHaveLength(49);
    for (const code of codes) {
      const row = responseCodes[code];
      expect(headerOf({ code }).response?.code).toBe(row.positive ? "ok" : "fatal-error");
      const read = readAcknowledgement(writeXml(composeAcknowledgement({ ...input, code })));
      expect(read).toMatchObject({
        requestHeaderId: requestId,
        senderReference,
        level: row.level,
        outcome: row.outcome,
        practiceOdsCode: "A12345",
        warnings: [],
      });
      expect(read.codes).toEqual([{ code, display: row.display, known: row }]);
    }
  });

  test("UR-112: severity and code are those of ITK3's table", () => {
    const words = (code: AcknowledgementInput["code"]): unknown => {
      const { severity, code: word } = outcomeOf({ code }).issue?.[0] ?? {};
      return [severity, word];
    };
    expect(words("20013")).toEqual(["information", "informational"]);
    expect(words("30001")).toEqual(["information", "informational"]);
    expect(words("10009")).toEqual(["fatal", "processing"]);
    expect(words("20007")).toEqual(["fatal", "duplicate"]);
    expect(words("20010")).toEqual(["fatal", "not-found"]);
    expect(words("30002")).toEqual(["fatal", "not-found"]);
    expect(words("30003")).toEqual(["fatal", "business-rule"]);
    expect(words("30012")).toEqual(["warning", "informational"]);
  });

  test("UR-112: a positive infrastructure acknowledgement may come without an outcome", () => {
    const bundle = composeAcknowledgement({ ...input, code: "none" });
    expect(bundle.entry).toHaveLength(2);
    expect(readAcknowledgement(writeXml(bundle))).toMatchObject({
      level: "infrastructure",
      outcome: "accepted",
      codes: [],
    });
  });

  test("UR-112: diagnostics are where developers look for them, and only if there are any", () => {
    expect(outcomeOf({ code: "20009", diagnostics: "UR-032 at Bundle" }).issue?.[0]?.diagnostics).toBe(
      "UR-032 at Bundle",
    );
    expect(outcomeOf({ code: "20009" }).issue?.[0]).not.toHaveProperty("diagnostics");
  });
});
