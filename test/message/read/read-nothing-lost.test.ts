import fc from "fast-check";
import { expect, test } from "vitest";
import { XmlWriteError } from "../../../src/fhir/xml/errors.js";
import {
  composeMessage,
  MessageUnreadableError,
  parseConsultation,
  readMessage,
  writeXml,
} from "../../../src/index.js";
import { consultationArbitrary, sentAt } from "../../arbitraries/index.js";
import { spread } from "../../support/inputs.js";
import { addedExtensions, changedValues, type Change } from "../support/changes.js";
import { countingIds, sender } from "../support/composed.js";

/** What was read, as text; undefined if it is no longer a message, or could not be written. */
function said(change: Change): string | undefined {
  try {
    return JSON.stringify(readMessage(writeXml(change.resource())));
  } catch (error) {
    if (error instanceof MessageUnreadableError || error instanceof XmlWriteError) return undefined;
    throw error;
  }
}

test("UR-080, UR-081: whatever is changed in a message or added to it can be seen in what is read", () => {
  // The service with the most members; the others have no resource of their own.
  const inputs = fc.sample(consultationArbitrary({ services: ["blood-pressure-check"], size: "maximal" }), {
    numRuns: 40,
    seed: 20_261_122,
  });
  const [smallest] = [...inputs].sort((one, another) => JSON.stringify(one).length - JSON.stringify(another).length);
  const consultation = parseConsultation(smallest);
  const options = { sender, clock: () => sentAt };
  const first = composeMessage(consultation, options);
  const { bundle } = composeMessage(consultation, { ...options, newId: countingIds(), replaces: first.version });
  const as = said({ path: "", resource: () => bundle });
  const unseen = (changes: readonly Change[]): readonly string[] =>
    spread(40, changes)
      .filter((change) => said(change) === as)
      .map(({ path }) => path);
  expect(unseen(changedValues(bundle))).toEqual([]);
  expect(unseen(addedExtensions(bundle))).toEqual([]);
}, 120_000);
