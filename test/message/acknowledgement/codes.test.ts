import { expect, test } from "vitest";
import { writeXml } from "../../../src/fhir/xml/write-xml.js";
import { composeAcknowledgement } from "../../../src/message/acknowledgement/compose.js";
import { readAcknowledgement } from "../../../src/message/acknowledgement/read.js";
import type { Acknowledgement } from "../../../src/message/acknowledgement/types.js";
import { isResponseCode, responseCodes, type ResponseCode } from "../../../src/terminology/response-codes.js";
import { acknowledgementXml, issue, outcomeEntry, requestId } from "../support/acknowledgement-xml.js";

/** What each of the 49 codes means, as ITK3 Message Distribution 2.10 has it: + and - are its own signs. */
const meanings = {
  rejected: [
    "10001",
    "10002",
    "10003",
    "10004",
    "10005",
    "10007",
    "10008",
    "10009",
    "10010",
    "20001",
    "20002",
    "20003",
    "20004",
    "20005",
    "20006",
    "20009",
    "20011",
    "20012",
    "20014",
    "20015",
    "30002",
    "30003",
    "30007",
    "30012",
    "30014",
    "30015",
    "30017",
    "30018",
    "30020",
    "30021",
    "30022",
    "30023",
    "30024",
    "30025",
  ],
  accepted: [
    "20013",
    "30001",
    "30004",
    "30005",
    "30006",
    "30008",
    "30009",
    "30010",
    "30011",
    "30013",
    "30016",
    "30019",
  ],
  "already-there": ["20007", "20008"],
  "switched-off": ["20010"],
} as const;

/** Words that the action must contain, so that people do the right thing. */
const actions: Readonly<Partial<Record<ResponseCode, RegExp>>> = {
  "20007": /Do not send it again/,
  "20008": /new document that replaces it/,
  "20009": /correct the content and send a new message/i,
  "20010": /as a PDF another way/,
  "20013": /Wait for the business acknowledgement/,
  "20014": /treat both as void/,
  "20015": /5 MB/,
  "30001": /nothing more to do/,
  "30002": /trace the patient again/,
  "30003": /new practice/,
  "30004": /died recently/,
};

const read = (code: string, responseCode = "ok"): Acknowledgement =>
  readAcknowledgement(
    acknowledgementXml({ responseCode: `<code value="${responseCode}"/>`, outcomes: outcomeEntry(issue({ code })) }),
  );

test("UR-100, UR-113: every one of the 49 codes has its meaning, and says what to do", () => {
  const table = Object.entries(meanings).flatMap(([outcome, codes]) => codes.map((code) => [code, outcome] as const));
  expect(table.map(([code]) => code).sort()).toEqual(Object.keys(responseCodes).sort());
  expect(table).toHaveLength(49);
  for (const [code, outcome] of table) {
    const xml = writeXml(
      composeAcknowledgement({
        request: { headerId: requestId },
        code,
        practice: { odsCode: "A12345", mailboxId: "A12345GP001" },
      }),
    );
    const { action, ...acknowledgement } = readAcknowledgement(xml);
    expect(acknowledgement.outcome, code).toBe(outcome);
    expect(acknowledgement.level, code).toBe(code.startsWith("3") ? "business" : "infrastructure");
    expect(action, code).toBe(responseCodes[code].action);
    expect(action, code).toMatch(actions[code] ?? /.{40,}/);
  }
});

test("UR-102, UR-103, UR-082: what the sender must do for the three codes with a duty of their own", () => {
  expect(read("20010", "fatal-error").action).toMatch(/NHSmail.*Do not send the message again/);
  expect(read("20009", "fatal-error").action).toMatch(/Nothing of the message was taken/);
  expect(read("20014", "fatal-error").action).toMatch(/void/);
});

test("UR-101, UR-113: an unpublished code goes to a person, and the receiver's words are never repeated", () => {
  expect(isResponseCode("39999")).toBe(false);
  expect(read("39999")).toMatchObject({
    outcome: "unknown",
    action: expect.stringMatching(/a person must ask the practice/) as string,
  });
  expect(read("39999", "fatal-error")).toMatchObject({
    outcome: "rejected",
    action: expect.stringMatching(/a person must ask the practice/) as string,
  });
});

test("UR-112, UR-113: without a code, response.code says what to do", () => {
  const bare = (code: string): Acknowledgement =>
    readAcknowledgement(acknowledgementXml({ details: "", outcomes: "", responseCode: `<code value="${code}"/>` }));
  expect(bare("ok").action).toBe(responseCodes["20013"].action);
  expect(bare("fatal-error").action).toMatch(/a person must ask/);
  expect(bare("transient-error").action).toMatch(/a person must ask/);
});

test("UR-114: of several codes the most serious says what to do", () => {
  const several = readAcknowledgement(
    acknowledgementXml({
      outcomes: outcomeEntry(issue({ code: "20013" }) + issue({ code: "20010" }) + issue({ code: "30002" })),
    }),
  );
  expect(several).toMatchObject({ outcome: "switched-off", action: responseCodes["20010"].action });
});
