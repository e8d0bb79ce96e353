import { expect, test } from "vitest";
import { buildMessage, parseConsultation, pharmacyFirst, readMessage, type SenderProfile } from "../../src/index.js";
import { messageAsItIs } from "../../src/message/read/message-as-it-is.js";
import { demoConsultations } from "../../src/cli/demo/consultations.js";
import { releases } from "../../src/terminology/release.js";
import { leastInput } from "../consultation/inputs.js";

test("UR-091, UR-092: a message that is sent as it is gets the address, subject and ids that it was built with", () => {
  const consultations = [pharmacyFirst.sinusitis(leastInput), ...demoConsultations(new Date()).map(parseConsultation)];
  for (const consultation of consultations)
    for (const release of releases) {
      const sender: SenderProfile = { odsCode: "FA123", mailboxId: "X26ABC1", release, dateOfBirthFormat: "ddMMyyyy" };
      const { xml, ids, routing } = buildMessage(consultation, { sender });
      expect(messageAsItIs(xml, sender)).toMatchObject({ xml, ids, routing, confirmations: [] });
    }
});

test("UR-007: an id that is no UUID in lower case, and what names no patient, is refused", () => {
  const sender: SenderProfile = { odsCode: "FA123", mailboxId: "X26ABC1", release: "1.2.1" };
  const { xml, ids } = buildMessage(pharmacyFirst.sinusitis(leastInput), { sender });
  const upper = xml.replaceAll(ids.messageHeader, ids.messageHeader.toUpperCase());
  expect(readMessage(upper).ids.messageHeader).not.toBe(ids.messageHeader);
  expect(() => messageAsItIs(upper, sender)).toThrow("lower case");
  expect(() => messageAsItIs(xml.replace(/<birthDate [^>]*>/, ""), sender)).toThrow("cannot be read");
});
