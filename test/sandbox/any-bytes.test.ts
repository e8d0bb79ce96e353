import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readAcknowledgement } from "../../src/message/acknowledgement/read.js";
import { simulatedPractice } from "../../src/sandbox/index.js";
import { bytesOf, messageFor } from "./support/message.js";
import { inputs } from "../support/inputs.js";

const original = bytesOf(messageFor());
const practice = (): ReturnType<typeof simulatedPractice> =>
  simulatedPractice({ odsCode: "A12345", mailboxId: "A12345GP001" });

/** A message with some bytes overwritten, taken out or put in twice. */
const mutant = fc
  .array(fc.record({ at: fc.nat(original.length - 1), length: fc.nat(40), bytes: fc.uint8Array({ maxLength: 12 }) }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((changes) =>
    changes.reduce(
      (bytes, change) =>
        Uint8Array.of(...bytes.subarray(0, change.at), ...change.bytes, ...bytes.subarray(change.at + change.length)),
      original,
    ),
  );

test("UR-111, UR-114: to any bytes a practice gives at most two acknowledgements, and readable ones", () => {
  fc.assert(
    fc.property(fc.oneof(mutant, fc.uint8Array({ maxLength: 60 })), (body) => {
      const replies = practice().receive({ to: "A12345GP001", body });
      expect(replies.length).toBeLessThanOrEqual(2);
      for (const reply of replies)
        if (reply.type === "acknowledgement")
          expect(readAcknowledgement(reply.xml).warnings.map(({ code }) => code)).not.toContain("not-strict-fhir");
    }),
    { numRuns: inputs(60, 300) },
  );
});
