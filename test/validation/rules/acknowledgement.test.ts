import { expect, test } from "vitest";
import { writeXml } from "../../../src/fhir/index.js";
import { composeAcknowledgement } from "../../../src/message/acknowledgement/compose.js";
import { validateMessage, validateResources } from "../../../src/validation/index.js";
import { clock, countingIds, idOf } from "../../message/support/composed.js";
import { changed, changedIn, element, entryOf } from "../support/right-message.js";

const input = {
  request: { headerId: idOf(2), senderReference: `urn:uuid:${idOf(6)}` },
  code: "30001",
  practice: { odsCode: "A99999", mailboxId: "X26ABC2" },
  clock,
} as const;
const compose = (code: "20013" | "30001" | "30002" | "none" = "30001"): string =>
  writeXml(composeAcknowledgement({ ...input, code, newId: countingIds() }), { indent: true });
const right = compose();

function said(xml: string, severity: "error" | "warning" = "error"): string[] {
  const { kind, issues } = validateMessage(xml);
  expect(kind).toBe("acknowledgement");
  return issues.filter((issue) => issue.severity === severity).map(({ rule, code }) => `${rule} ${code}`);
}

test("UR-115: an acknowledgement that this library composes has no issue", () => {
  for (const code of ["20013", "30001", "30002"] as const) {
    expect(validateMessage(compose(code))).toEqual({ kind: "acknowledgement", valid: true, issues: [] });
    expect(validateResources(composeAcknowledgement({ ...input, code }))).toEqual({
      kind: "acknowledgement",
      valid: true,
      issues: [],
    });
  }
});

test("UR-110: the header comes first, with only the sender and the outcome after it", () => {
  const swapped = changed(
    changed(right, entryOf("MessageHeader", 0, right), ""),
    entryOf("Organization", 0, right),
    entryOf("Organization", 0, right) + entryOf("MessageHeader", 0, right),
  );
  expect(said(swapped)).toEqual(["UR-110 wrong-order"]);
  const other = entryOf("Organization", 0, right).replaceAll("Organization>", "Device>");
  expect(
    said(changed(right, entryOf("OperationOutcome", 0, right), entryOf("OperationOutcome", 0, right) + other)),
  ).toContain("UR-110 resource-not-allowed");
  expect(said(changedIn("MessageHeader", element("timestamp"), "", 0, right))).toEqual(["UR-110 required"]);
});

test("UR-111: it says what it answers, and ok or fatal-error", () => {
  expect(said(changedIn("MessageHeader", element("response"), "", 0, right))).toContain("UR-111 required");
  expect(said(changedIn("MessageHeader", '<code value="ok"/>', '<code value="transient-error"/>', 0, right))).toEqual([
    "UR-111 fixed-value",
  ]);
  expect(said(changedIn("MessageHeader", '<code value="ok"/>', '<code value="fine"/>', 0, right))).toEqual([
    "UR-111 code-unknown",
  ]);
});

test("UR-112: the outcome is a code of the list with its words, and only a positive one may be missing", () => {
  expect(said(changedIn("OperationOutcome", '<code value="30001"/>', '<code value="39999"/>', 0, right))).toEqual([
    "UR-112 code-unknown",
  ]);
  expect(said(changedIn("OperationOutcome", element("display"), "", 0, right))).toEqual(["UR-112 required"]);
  const without = (xml: string): string => changed(xml, entryOf("OperationOutcome", 0, xml), "");
  const negative = compose("30002");
  expect(said(without(negative))).toContain("UR-112 required");
  expect(said(without(right))).toEqual([]);
  expect(said(without(right), "warning")).toEqual(["UR-116 required"]);
});

test("CS-01: a response code with the words of another is refused", () => {
  expect(
    said(changedIn("OperationOutcome", /<display value="[^"]*"/, '<display value="Patient not known here."', 0, right)),
  ).toEqual(["CS-01 display-unknown"]);
});

test("UR-113: a code and a header that disagree are a warning", () => {
  expect(
    said(changedIn("MessageHeader", '<code value="ok"/>', '<code value="fatal-error"/>', 0, right), "warning"),
  ).toEqual(["UR-113 contradiction"]);
});

test("UR-116: what practices' systems do otherwise is a warning, and the acknowledgement valid", () => {
  const header = (from: string | RegExp, to: string): string => changedIn("MessageHeader", from, to, 0, right);
  const cases: readonly (readonly [string, string])[] = [
    [header('<valueBoolean value="false"/>', '<valueBoolean value="true"/>'), "UR-116 acknowledgement-asked"],
    [header(/<valueString value="urn[^>]*>/, '<valueString value="None"/>'), "UR-116 required"],
    [header(/<extension url="SenderReference">[\s\S]*?<\/extension>/, ""), "UR-116 required"],
    [
      changedIn("OperationOutcome", "ITK-Response-OperationOutcome-1", "ITK-Infack-OperationOutcome-1", 0, right),
      "UR-116 older-profile",
    ],
    [changedIn("OperationOutcome", /(<issue>[\s\S]*<\/issue>)/, "$1$1", 0, right), "UR-116 too-many"],
  ];
  for (const [xml, warning] of cases) {
    expect(said(xml), warning).toEqual([]);
    expect(said(xml, "warning"), warning).toEqual([warning]);
  }
});

test("UR-116: of the handling only the flags and the sender's reference may be missing", () => {
  const header = (from: string | RegExp, to: string): string => changedIn("MessageHeader", from, to, 0, right);
  const part = (url: string): RegExp => new RegExp(`<extension url="${url}">[\\s\\S]*?</extension>`);
  expect(said(header(part("BusAckRequested"), ""))).toEqual([]);
  expect(
    said(header(part("BusAckRequested"), '<extension url="BusAckRequested"><valueString value="no"/></extension>')),
  ).toEqual(["UR-115 forbidden"]);
  expect(said(header(/(<extension url="InfAckRequested">[\s\S]*?<\/extension>)/, "$1$1"))).toEqual(["UR-115 too-many"]);
  expect(said(header("Response-MessageDefinition-1", "Response-MessageDefinition-1 "))).toEqual(["UR-007 wrong-form"]);
  for (const url of ["RecipientType", "MessageDefinition", "LocalExtension"])
    expect(said(header(part(url), "")), url).toEqual(["UR-115 required"]);
  expect(said(header("CodeSystem/ITK-RecipientType-1", "CodeSystem/ITK-RecipientType-2"))).toEqual([
    "UR-115 fixed-value",
  ]);
});
