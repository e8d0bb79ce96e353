import { describe, expect, test } from "vitest";
import { readAcknowledgement } from "../../src/message/acknowledgement/read.js";
import type { Acknowledgement } from "../../src/message/acknowledgement/types.js";
import { isResponseCode, responseCodes } from "../../src/terminology/response-codes.js";
import { simulatedPractice, type PracticeReply, type SimulatedPractice } from "../../src/sandbox/index.js";
import type { Message } from "../../src/build-message.js";
import { heapInUse } from "../fault/heap.js";
import { bytesOf, messageFor } from "./support/message.js";

const newPractice = (): SimulatedPractice => simulatedPractice({ odsCode: "A12345", mailboxId: "A12345GP001" });
const codes = (replies: readonly PracticeReply[]): string[] => replies.map(({ code }) => code);

function receive(
  message: Message,
  practice = newPractice(),
  change?: (xml: string) => string,
): readonly PracticeReply[] {
  return practice.receive({ to: message.routing.to, body: bytesOf(message, change) });
}

function read(reply: PracticeReply | undefined): Acknowledgement {
  if (reply?.type !== "acknowledgement") throw new Error("no acknowledgement");
  return readAcknowledgement(reply.xml);
}

describe("a practice that behaves", () => {
  test("UR-110, UR-111, UR-115: a valid message gets 20013 and 30001, which name the request and the practice", () => {
    const message = messageFor();
    const replies = receive(message);
    expect(codes(replies)).toEqual(["20013", "30001"]);
    for (const reply of replies) {
      expect(read(reply)).toMatchObject({
        requestHeaderId: message.ids.messageHeader,
        senderReference: `urn:uuid:${message.ids.encounter}`,
        practiceOdsCode: "A12345",
        outcome: "accepted",
        warnings: [],
      });
    }
    expect(replies.map((reply) => read(reply).level)).toEqual(["infrastructure", "business"]);
  });

  test("UR-103: an invalid message gets 20009 alone, whose diagnostics name rules and places and no patient", () => {
    const replies = receive(messageFor(), newPractice(), (xml) => xml.replaceAll("9990000018", "9990000019"));
    expect(codes(replies)).toEqual(["20009"]);
    const xml = replies[0]?.type === "acknowledgement" ? replies[0].xml : "";
    expect(/<diagnostics value="([^"]*)"/.exec(xml)?.[1]).toMatch(/UR-032 at Bundle\.entry/);
    expect(xml).not.toMatch(/9990000019|Thistlewood|Robin/);
  });

  test("UR-111: an unreadable message gets 10009 with the literal in place of the id", () => {
    const practice = newPractice();
    for (const body of [
      Uint8Array.of(),
      Uint8Array.of(0xff),
      new TextEncoder().encode("<Bundle"),
      bytesOf(messageFor()).slice(0, 2000),
      new TextEncoder().encode("{}"),
      new TextEncoder().encode(`<Bundle xmlns="http://hl7.org/fhir"><type value="message"/></Bundle>`),
    ]) {
      const replies = practice.receive({ to: "A12345GP001", body });
      expect(codes(replies)).toEqual(["10009"]);
      expect(read(replies[0])).toMatchObject({ requestHeaderId: "unreadable-in-original", outcome: "rejected" });
    }
  });

  test("UR-115: an acknowledgement is never acknowledged", () => {
    const [reply] = receive(messageFor());
    const xml = reply?.type === "acknowledgement" ? reply.xml : "";
    expect(newPractice().receive({ to: "A12345GP001", body: new TextEncoder().encode(xml) })).toEqual([]);
  });

  test("ME-13: the same bytes get 20007, the same document anew 20008; another practice takes both", () => {
    const practice = newPractice();
    const message = messageFor();
    expect(codes(receive(message, practice))).toEqual(["20013", "30001"]);
    expect(codes(receive(message, practice))).toEqual(["20007"]);
    const renamed = (xml: string): string =>
      xml
        .replaceAll(message.ids.messageHeader, "11111111-1111-4111-8111-111111111111")
        .replaceAll(message.ids.messageBundle, "22222222-2222-4222-8222-222222222222");
    expect(codes(receive(message, practice, renamed))).toEqual(["20008"]);
    expect(codes(receive(message))).toEqual(["20013", "30001"]);
  });

  test("ME-13: a refused message was not accepted: once corrected it is not a duplicate", () => {
    const practice = newPractice();
    const message = messageFor();
    expect(codes(receive(message, practice, (xml) => xml.replaceAll("9990000018", "9990000019")))).toEqual(["20009"]);
    expect(codes(receive(message, practice))).toEqual(["20013", "30001"]);
    const refused = messageFor({ given: "20010" });
    expect(codes(receive(refused, practice))).toEqual(["20010"]);
    expect(codes(receive(refused, practice))).toEqual(["20010"]);
    const unknownPatient = messageFor({ given: "30002" });
    expect(codes(receive(unknownPatient, practice))).toEqual(["30002"]);
    expect(codes(receive(unknownPatient, practice))).toEqual(["20007"]);
  });

  test("UR-091: a message routed with another patient's details gets: patient not known", () => {
    const {
      routing: { to },
    } = messageFor({ nhsNumber: "9990000026" });
    for (const wrong of [to, "GPPROVIDER_9990000018_19900522_Thistlewood", "GPPROVIDER_9990000018_19900521_Other"]) {
      expect(codes(newPractice().receive({ to: wrong, body: bytesOf(messageFor()) }))).toEqual(["20013", "30002"]);
    }
    for (const right of ["GPPROVIDER_9990000018_21051990_THISTLEWOOD", "GPPROVIDER_9990000018_19900521_Thistle-Wood"]) {
      expect(codes(newPractice().receive({ to: right, body: bytesOf(messageFor()) }))).toEqual(["20013", "30001"]);
    }
  });
});

describe("a practice that misbehaves on demand", () => {
  test("UR-113: a given name that is one of the 49 codes gets that code alone", () => {
    for (const code of Object.keys(responseCodes).filter(isResponseCode)) {
      const replies = receive(messageFor({ given: code }));
      expect(codes(replies)).toEqual([code]);
      expect(read(replies[0]).outcome).toBe(responseCodes[code].outcome);
    }
  });

  test("UR-114: IB001 to IB025 get 20013 and then 30001 to 30025", () => {
    for (let number = 1; number <= 25; number += 1) {
      const two = String(number).padStart(2, "0");
      expect(codes(receive(messageFor({ given: `IB0${two}` })))).toEqual(["20013", `300${two}`]);
    }
    expect(codes(receive(messageFor({ given: "IB026" })))).toEqual(["20013", "30001"]);
  });

  test("UR-101: noresponse gets nothing, and yet the practice has the message", () => {
    const practice = newPractice();
    const message = messageFor({ given: "noresponse" });
    expect(receive(message, practice)).toEqual([]);
    expect(codes(receive(message, practice))).toEqual(["20007"]);
  });

  test("UR-116: invrep gets a response that cannot be read", () => {
    const replies = receive(messageFor({ given: "invrep" }));
    expect(codes(replies)).toEqual(["invrep"]);
    expect(() => read(replies[0])).toThrow("cannot be read");
  });

  test.each(["EPL-150", "EPL-151", "EPL-152", "EPL-153", "EPL-154", "14"])(
    "UR-093: %s gets MESH's report of that code, every time",
    (given) => {
      const practice = newPractice();
      const message = messageFor({ given });
      expect(receive(message, practice)).toEqual([{ type: "report", code: given }]);
      expect(receive(message, practice)).toEqual([{ type: "report", code: given }]);
    },
  );
});

test("what a practice remembers of a message to know it again does not keep the message in memory", () => {
  const practice = newPractice();
  const take = (count: number): void => {
    for (let taken = 0; taken < count; taken++) receive(messageFor(), practice);
  };
  take(20);
  // Megabytes: a hundred messages are about 1.5, each time. The engine's own tables may grow once.
  const grown = (): number => {
    const before = heapInUse();
    take(100);
    return heapInUse() - before;
  };
  expect(grown() < 1 || grown() < 1).toBe(true);
});
