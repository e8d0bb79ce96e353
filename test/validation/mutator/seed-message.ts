import { generatedMessages } from "../../../scripts/messages/generated-messages.js";
import { writeXml } from "../../../src/fhir/index.js";
import { composeAcknowledgement } from "../../../src/message/acknowledgement/compose.js";
import type { ResponseCode } from "../../../src/terminology/response-codes.js";
import { sentAt } from "../../arbitraries/index.js";

/** A right message that mutants are made from. */
export interface SeedMessage {
  readonly name: string;
  readonly xml: string;
}

const codes: readonly ResponseCode[] = ["20013", "30001", "30002", "10001", "20009"];

/** Messages of every service and release, and acknowledgements, one for every five of them. */
export function* ownMessages(count: number, seed: number): Generator<SeedMessage> {
  let number = 0;
  for (const { name, message } of generatedMessages(count, seed)) {
    yield { name, xml: message.xml };
    number += 1;
    if (number % 5 !== 0) continue;
    const code = codes[(number / 5) % codes.length] ?? "30001";
    const newId = (): string => `00000000-0000-4000-9000-${String((ids += 1)).padStart(12, "0")}`;
    let ids = number * 10;
    const request = { headerId: message.ids.messageHeader, senderReference: `urn:uuid:${message.ids.encounter}` };
    const bundle = composeAcknowledgement({
      request,
      code,
      practice: { odsCode: "A12345", mailboxId: "A12345GP001" },
      clock: () => sentAt,
      newId,
    });
    yield { name: `${name}-acknowledgement-${code}`, xml: writeXml(bundle) };
  }
}
