import { expect, test } from "vitest";
import { envelopeOf } from "../../src/transport/envelope.js";

test("ME-13: the same message gives the same bytes, UTF-8, with its routing", () => {
  const message = {
    xml: '<name value="Siân Łukasz"/>',
    routing: { to: "GPPROVIDER_1", subject: "S", localId: "FAB01", workflowId: "GPCONNECT_UPDATE_RECORD" },
  };
  expect(envelopeOf(message)).toEqual(envelopeOf(message));
  expect(envelopeOf(message)).toMatchObject({ ...message.routing, contentType: "application/fhir+xml" });
  expect(new TextDecoder().decode(envelopeOf(message).body)).toBe(message.xml);
});
