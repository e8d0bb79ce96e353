import type { MessageFacts } from "../store/stored-message.js";
import type { ArrivedMessage } from "./arrived-message.js";

/** What lists show of a message that was read. */
export function factsOf({ headerId, documentIdentifier, service, patient }: ArrivedMessage): MessageFacts {
  const name = [...(patient?.given ?? []), patient?.family ?? []].flat().join(" ");
  return {
    headerId: ownText(headerId),
    documentId: ownText(documentIdentifier),
    service: ownText(service),
    patient: name === "" ? undefined : name,
  };
}

/** A text that was cut out of a message keeps the whole message in memory: its copy does not. */
export function ownText<Text extends string | undefined>(text: Text): Text;
export function ownText(text: string | undefined): string | undefined {
  return text === undefined ? undefined : Buffer.from(text).toString();
}
