import fc from "fast-check";
import { expect, test } from "vitest";
import {
  AddressImpossibleError,
  buildMessage,
  completeConsultation,
  parseConsultation,
  readMessage,
  sameIds,
  type ReceivedMessage,
  type SenderProfile,
} from "../../src/index.js";
import { consultationArbitrary, sentAt } from "../arbitraries/index.js";
import { fullInput } from "../consultation/inputs.js";
import { confirmedAgain } from "../arbitraries/confirmed.js";
import { missingParts } from "./support/missing-parts.js";
import { clock, sender } from "./support/composed.js";
import { inputs } from "../support/inputs.js";

const runs = inputs(30, 300);
const senders = fc.record({
  recipientType: fc.constantFrom("FA" as const, "FI" as const),
  identifierSystem: fc.constantFrom("https://tools.ietf.org/html/rfc4122", "https://pms.example/id"),
});

test("a message is read, goes through JSON, and is built again with the missing parts and ids: the same bytes", () => {
  let again = 0;
  fc.assert(
    fc.property(consultationArbitrary(), senders, (input, options) => {
      const consultation = parseConsultation(input);
      const from: SenderProfile = {
        ...sender,
        ...options,
        release: consultation.service === "urgent-supply" ? "1.2.0" : "1.2.1",
      };
      let built;
      try {
        built = buildMessage(consultation, { sender: from, clock: () => sentAt });
      } catch (error) {
        if (error instanceof AddressImpossibleError) return;
        throw error;
      }
      const read = JSON.parse(JSON.stringify(readMessage(built.xml))) as ReceivedMessage;
      expect(read.remainder).toEqual([]);
      expect(read.ids).toEqual(built.ids);
      expect(read.version).toEqual(built.version);
      expect(read.consultation).not.toHaveProperty("otherResources");
      const complete = confirmedAgain(completeConsultation(read.consultation, missingParts(consultation)), sentAt);
      const rebuilt = buildMessage(complete, {
        sender: read.sender,
        clock: () => new Date(read.composedAt),
        newId: sameIds(read.idsInOrder),
      });
      expect(rebuilt.xml).toBe(built.xml);
      again += 1;
    }),
    { numRuns: runs },
  );
  expect(again).toBeGreaterThan(runs / 2);
}, 120_000);

test("reading adds nothing: what no message carries is not in what was read", () => {
  const consultation = parseConsultation({
    service: "pharmacy-first",
    pathway: "sinusitis",
    ...fullInput,
  });
  const { consultation: read } = readMessage(buildMessage(consultation, { sender, clock }).xml);
  for (const name of ["sharing", "pathway", "gatewayPoint", "registeredPractice", "confirmations"])
    expect(read).not.toHaveProperty(name);
});
