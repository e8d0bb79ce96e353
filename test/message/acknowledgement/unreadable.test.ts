import { describe, expect, test } from "vitest";
import { AcknowledgementUnreadableError } from "../../../src/message/unreadable.js";
import { readAcknowledgement } from "../../../src/message/acknowledgement/read.js";
import { UpdateRecordError } from "../../../src/errors.js";
import { acknowledgementXml, issue, outcomeEntry } from "../support/acknowledgement-xml.js";

function failure(xml: string | Uint8Array): AcknowledgementUnreadableError {
  try {
    readAcknowledgement(xml);
  } catch (error) {
    if (error instanceof AcknowledgementUnreadableError) return error;
    throw error;
  }
  throw new Error("it was read");
}

describe("UR-110: what cannot be relied on is refused, with a reason", () => {
  test.each([
    ["nothing at all", "", "not-xml"],
    ["half an acknowledgement", acknowledgementXml().slice(0, 900), "not-xml"],
    ["bytes that are not UTF-8", Uint8Array.of(0x3c, 0x61, 0xff, 0xfe), "not-xml"],
    ["a document type declaration", `<!DOCTYPE a [<!ENTITY b "c">]>${acknowledgementXml()}`, "not-xml"],
    ["another resource", `<Patient xmlns="http://hl7.org/fhir"><id value="a"/></Patient>`, "not-a-bundle"],
    ["an empty bundle", `<Bundle xmlns="http://hl7.org/fhir"><type value="message"/></Bundle>`, "no-message-header"],
    ["a request", acknowledgementXml().replace(/<response>.*<\/response>/, ""), "not-a-response"],
    [
      "a response without code and outcome",
      acknowledgementXml({ responseCode: "", details: "", outcomes: "" }),
      "nothing-said",
    ],
  ])("UR-110: %s", (_, xml, reason) => {
    const error = failure(xml);
    expect(error).toBeInstanceOf(UpdateRecordError);
    expect(error.code).toBe("acknowledgement-unreadable");
    expect(error.reason).toBe(reason);
  });

  test("UR-110: the XML error is kept as the cause", () => {
    expect(failure("<a>").cause).toMatchObject({ code: "xml-unreadable" });
  });
});

test("UR-104: no error repeats what the document says", () => {
  const secret = issue({ code: "20009", diagnostics: "JONES", display: "JONES" });
  for (const xml of [
    acknowledgementXml({ outcomes: outcomeEntry(secret) }).replace("</Bundle>", "<JONES"),
    `<JONES xmlns="http://hl7.org/fhir">JONES</JONES>`,
  ]) {
    const error = failure(xml);
    expect(`${error.message} ${error.stack ?? ""}`).not.toContain("JONES");
  }
});
