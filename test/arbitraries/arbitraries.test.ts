import fc from "fast-check";
import { expect, test } from "vitest";
import { parseConsultation } from "../../src/consultation/index.js";
import { buildMessage, review } from "../../src/index.js";
import { consultationArbitrary, sentAt } from "./index.js";
import { inputs } from "../support/inputs.js";

test("the model accepts every generated consultation, and whatever must be confirmed is confirmed", () => {
  fc.assert(
    fc.property(consultationArbitrary(), (input) => {
      const consultation = parseConsultation(input);
      expect(parseConsultation(consultation)).toEqual(consultation);
      expect(review(consultation, { now: sentAt })).toMatchObject({ errors: [], confirmations: [] });
    }),
    { numRuns: inputs(50, 300) },
  );
});

test("every generated consultation becomes a valid message of the release that lists its service", () => {
  fc.assert(
    fc.property(consultationArbitrary(), fc.constantFrom("1.2.0" as const, "1.2.1" as const), (input, drawn) => {
      const release = input.service === "urgent-supply" ? "1.2.0" : drawn;
      const { report } = buildMessage(parseConsultation(input), {
        sender: { odsCode: "FQW30", mailboxId: "X26ABC1", release },
        clock: () => sentAt,
      });
      expect(report.valid).toBe(true);
    }),
    { numRuns: inputs(25, 150) },
  );
});
