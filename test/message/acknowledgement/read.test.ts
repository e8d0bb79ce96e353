import { describe, expect, test } from "vitest";
import { readAcknowledgement } from "../../../src/message/acknowledgement/read.js";
import type { Acknowledgement } from "../../../src/message/acknowledgement/types.js";
import type { AcknowledgementWarningCode } from "../../../src/message/acknowledgement/warnings.js";
import {
  acknowledgementXml,
  flags,
  issue,
  odsIdentifier,
  olderProfile,
  olderSystem,
  organisationEntry,
  outcomeEntry,
  part,
  practitionerEntry,
  requestId,
  senderReference,
} from "../support/acknowledgement-xml.js";

const warned = ({ warnings }: Acknowledgement): AcknowledgementWarningCode[] => warnings.map(({ code }) => code);
const answered = (code: string, responseCode = "ok", severity?: string): Acknowledgement =>
  readAcknowledgement(
    acknowledgementXml({
      responseCode: `<code value="${responseCode}"/>`,
      outcomes: outcomeEntry(issue(severity === undefined ? { code } : { code, severity })),
    }),
  );

describe("the shape of the profile", () => {
  test("UR-110, UR-111: a business acknowledgement is read with the ids of its request, and without a warning", () => {
    const read = readAcknowledgement(acknowledgementXml());
    expect(read).toMatchObject({
      requestHeaderId: requestId,
      senderReference,
      responseCode: "ok",
      level: "business",
      outcome: "accepted",
      practiceOdsCode: "A12345",
      messageBundleId: "5e4d3c2b-1a0f-4e9d-8c7b-6a5f4e3d2c1b",
      warnings: [],
    });
    expect(read.codes).toEqual([
      { code: "30001", display: "Words", known: expect.objectContaining({ positive: true }) as unknown },
    ]);
  });

  test("UR-110: bytes are read as well as text", () => {
    expect(readAcknowledgement(new TextEncoder().encode(acknowledgementXml())).requestHeaderId).toBe(requestId);
  });

  test("UR-111: urn:uuid:, MessageHeader/, capitals and spaces around the id do not hide the request", () => {
    for (const written of [`urn:uuid:${requestId}`, `MessageHeader/${requestId}`, requestId.toUpperCase()]) {
      expect(
        readAcknowledgement(acknowledgementXml({ responseIdentifier: `<identifier value="${written}"/>` }))
          .requestHeaderId,
      ).toBe(requestId);
    }
  });

  test("UR-112: an infrastructure acknowledgement is recognised by its code", () => {
    expect(answered("20013")).toMatchObject({ level: "infrastructure", outcome: "accepted" });
  });
});

describe("UR-113: the code says what it means", () => {
  test.each([
    ["20013", "infrastructure", "accepted"],
    ["20007", "infrastructure", "already-there"],
    ["20008", "infrastructure", "already-there"],
    ["20009", "infrastructure", "rejected"],
    ["20010", "infrastructure", "switched-off"],
    ["10009", "infrastructure", "rejected"],
    ["30001", "business", "accepted"],
    ["30002", "business", "rejected"],
    ["30003", "business", "rejected"],
    ["30004", "business", "accepted"],
  ])("UR-113: %s is %s, %s, whatever severity says", (code, level, outcome) => {
    for (const severity of ["fatal", "error", "warning", "information"]) {
      for (const responseCode of ["ok", "fatal-error"])
        expect(answered(code, responseCode, severity)).toMatchObject({ level, outcome });
    }
  });

  test("UR-113: a code that contradicts response.code counts, with a warning", () => {
    const read = answered("30002", "ok");
    expect(read.outcome).toBe("rejected");
    expect(warned(read)).toEqual(["codes-disagree"]);
  });

  test(
    "UR-113: an unknown code is kept and shown; with fatal-error the message is refused, otherwise a person must " +
      "look",
    () => {
      const unknown = answered("39999");
      expect(unknown.codes).toEqual([{ code: "39999", display: "Words", known: undefined }]);
      expect(unknown).toMatchObject({ level: "business", outcome: "unknown" });
      expect(warned(unknown)).toContain("code-unknown");
      expect(answered("20099", "fatal-error")).toMatchObject({ level: "infrastructure", outcome: "rejected" });
      expect(answered("ABC", "fatal-error")).toMatchObject({ level: "unknown", outcome: "rejected" });
    },
  );

  test("UR-113: without any code response.code says what happened", () => {
    const of = (code: string): Acknowledgement =>
      readAcknowledgement(acknowledgementXml({ details: "", outcomes: "", responseCode: `<code value="${code}"/>` }));
    expect(of("ok")).toMatchObject({ level: "infrastructure", outcome: "accepted", codes: [] });
    expect(of("fatal-error")).toMatchObject({ level: "unknown", outcome: "rejected" });
    expect(of("transient-error")).toMatchObject({ level: "unknown", outcome: "unknown" });
    expect(warned(of("transient-error"))).toContain("response-code-unusual");
  });
});

describe("UR-116: what real receivers send", () => {
  test("UR-112, UR-116: no OperationOutcome at all", () => {
    expect(warned(readAcknowledgement(acknowledgementXml({ details: "", outcomes: "" })))).toEqual([
      "no-outcome",
      "details-missing",
    ]);
  });

  test("UR-116: several issues: the most serious one counts", () => {
    const read = readAcknowledgement(
      acknowledgementXml({
        outcomes: outcomeEntry(issue({ code: "20013" }) + issue({ code: "20009", severity: "warning" })),
      }),
    );
    expect(read).toMatchObject({ level: "infrastructure", outcome: "rejected" });
    expect(read.codes.map(({ code }) => code)).toEqual(["20013", "20009"]);
    expect(warned(read)).toContain("several-issues");
    const both = readAcknowledgement(
      acknowledgementXml({ outcomes: outcomeEntry(issue({ code: "20013" }) + issue()) }),
    );
    expect(both).toMatchObject({ level: "business", outcome: "accepted" });
    expect(
      readAcknowledgement(
        acknowledgementXml({ outcomes: outcomeEntry(issue({ code: "20009" }) + issue({ code: "20010" })) }),
      ).outcome,
    ).toBe("switched-off");
    expect(
      readAcknowledgement(acknowledgementXml({ outcomes: outcomeEntry(issue() + issue({ code: "39999" })) })).outcome,
    ).toBe("unknown");
  });

  test("UR-116: several outcomes: the most serious one counts, wherever details points", () => {
    const read = readAcknowledgement(
      acknowledgementXml({
        outcomes:
          outcomeEntry(issue()) +
          outcomeEntry(issue({ code: "30002" }), undefined, "0a0b0c0d-1a1b-4c1d-8e1f-aabbccddeeff"),
      }),
    );
    expect(read.outcome).toBe("rejected");
    expect(warned(read)).toContain("several-outcomes");
  });

  test("UR-116: a Practitioner as the sender", () => {
    const read = readAcknowledgement(acknowledgementXml({ sender: practitionerEntry() }));
    expect(read.practiceOdsCode).toBeUndefined();
    expect(warned(read)).toEqual(["sender-not-an-organisation", "sender-unknown"]);
  });

  test("UR-116: an Organization without a usable ODS code, or no sender at all", () => {
    for (const sender of [organisationEntry(""), organisationEntry(odsIdentifier("no code")), ""]) {
      const read = readAcknowledgement(acknowledgementXml({ sender }));
      expect(read.practiceOdsCode).toBeUndefined();
      expect(warned(read)).toContain("sender-unknown");
    }
  });

  test("UR-115, UR-116: flags that are true or missing", () => {
    expect(warned(readAcknowledgement(acknowledgementXml({ flags: flags(false, true) })))).toEqual(["flags-set"]);
    expect(warned(readAcknowledgement(acknowledgementXml({ flags: "" })))).toEqual(["flags-missing"]);
  });

  test("UR-116: SenderReference missing or None", () => {
    for (const written of ["", part("SenderReference", `<valueString value="None"/>`)]) {
      const read = readAcknowledgement(acknowledgementXml({ senderReference: written }));
      expect(read.senderReference).toBeUndefined();
      expect(warned(read)).toEqual(["sender-reference-missing"]);
    }
  });

  test("UR-116: the older profile and system", () => {
    const read = readAcknowledgement(
      acknowledgementXml({ outcomes: outcomeEntry(issue({ code: "20013", system: olderSystem }), olderProfile) }),
    );
    expect(read).toMatchObject({ level: "infrastructure", outcome: "accepted" });
    expect(warned(read)).toEqual(["older-profile", "older-system"]);
  });

  test("UR-116: a code under another system is read with a warning", () => {
    const read = readAcknowledgement(acknowledgementXml({ outcomes: outcomeEntry(issue({ system: "urn:other" })) }));
    expect(read.outcome).toBe("accepted");
    expect(warned(read)).toEqual(["other-system"]);
  });

  test("UR-116: details that points nowhere", () => {
    const read = readAcknowledgement(
      acknowledgementXml({
        details: `<details><reference value="urn:uuid:00000000-0000-4000-8000-000000000000"/></details>`,
      }),
    );
    expect(read.outcome).toBe("accepted");
    expect(warned(read)).toEqual(["details-unresolved"]);
    const nothing = readAcknowledgement(acknowledgementXml({ outcomes: "" }));
    expect(nothing).toMatchObject({ codes: [], outcome: "accepted", level: "infrastructure" });
    expect(warned(nothing)).toEqual(["no-outcome", "details-unresolved"]);
  });

  test("UR-111, UR-116: the literal of a receiver that could not read the id, and no id at all", () => {
    const unreadable = readAcknowledgement(
      acknowledgementXml({ responseIdentifier: `<identifier value="UNREADABLE-IN-ORIGINAL-MESSAGE"/>` }),
    );
    expect(unreadable).toMatchObject({ requestHeaderId: "unreadable-in-original", senderReference });
    expect(warned(unreadable)).toEqual(["identifier-unreadable-in-original"]);
    const missing = readAcknowledgement(acknowledgementXml({ responseIdentifier: "" }));
    expect(missing.requestHeaderId).toBe("unreadable-in-original");
    expect(warned(missing)).toContain("identifier-missing");
  });

  test("UR-116: another order of entries, another event, elements that FHIR does not know", () => {
    expect(
      warned(
        readAcknowledgement(acknowledgementXml({ before: organisationEntry(odsIdentifier("A12345")), sender: "" })),
      ),
    ).toEqual(["envelope-unusual"]);
    expect(
      warned(readAcknowledgement(acknowledgementXml({ event: `<event><code value="ITK009M"/></event>` }))),
    ).toEqual(["event-unusual"]);
    expect(warned(readAcknowledgement(acknowledgementXml({ identifier: "<unheardOf/>" })))).toContain(
      "not-strict-fhir",
    );
  });

  test("UR-116: an outcome contained in the header counts, and details may point at it", () => {
    const contained =
      `<contained><OperationOutcome><id value="oo"/>${issue({ code: "30002" })}</OperationOutcome>` + "</contained>";
    const xml = acknowledgementXml({
      outcomes: "",
      details: `<details><reference value="#oo"/></details>`,
      responseCode: `<code value="fatal-error"/>`,
    });
    const read = readAcknowledgement(xml.replace("<extension url=", `${contained}<extension url=`));
    expect(read).toMatchObject({ level: "business", outcome: "rejected", warnings: [] });
  });

  test("UR-116: spaces and small letters hide neither a code nor an ODS code nor the literal", () => {
    expect(answered(" 30001 ").codes[0]?.code).toBe("30001");
    expect(
      readAcknowledgement(acknowledgementXml({ sender: organisationEntry(odsIdentifier(" a12345 ")) })).practiceOdsCode,
    ).toBe("A12345");
    expect(
      readAcknowledgement(
        acknowledgementXml({ responseIdentifier: `<identifier value="Unreadable-In-Original-Message"/>` }),
      ).requestHeaderId,
    ).toBe("unreadable-in-original");
  });

  test("UR-116: an issue without a code", () => {
    const read = readAcknowledgement(
      acknowledgementXml({
        outcomes: outcomeEntry(`<issue><severity value="fatal"/><code value="processing"/></issue>`),
        responseCode: `<code value="fatal-error"/>`,
      }),
    );
    expect(read).toMatchObject({ codes: [], outcome: "rejected" });
    expect(warned(read)).toEqual(["code-missing"]);
  });
});

test(
  "UR-104: diagnostics are untrusted: no word of them, and no warning that repeats the document, is in what was " +
    "read",
  () => {
    const read = readAcknowledgement(
      acknowledgementXml({
        outcomes: outcomeEntry(issue({ code: "20009", diagnostics: "Patient JONES 9990000018" })),
        responseCode: `<code value="fatal-error"/>`,
      }),
    );
    expect(JSON.stringify(read)).not.toMatch(/JONES|9990000018/);
  },
);
