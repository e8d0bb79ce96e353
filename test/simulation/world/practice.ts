import type { InboxItem } from "../../../src/transport/transport.js";
import type { Answer } from "../script.js";
import { acknowledgement, practice } from "./messages.js";
import type { SimulatedMesh } from "./mesh.js";
import type { World } from "./world.js";

/** A message that has arrived. */
export interface Arrived {
  readonly meshId: string;
  readonly mailboxId: string;
  readonly header: string;
  readonly encounter: string;
  readonly to: string;
  readonly subject: string;
  readonly isFirst: boolean;
  readonly answers: readonly Answer[];
}

export type NoteItem = (messageId: string, header: string | undefined, code: string | undefined) => void;

/** Puts the answers to a message into its sender's inbox, each in its time. */
export function answer(world: World, mesh: SimulatedMesh, note: NoteItem, arrived: Arrived): void {
  const { scheduler, random } = world;
  const { mailboxId, header, encounter, isFirst, answers } = arrived;
  // A copy is told to be one, or filed and answered again.
  const isKnown = !isFirst && random.below(2) === 0;
  for (const { code, afterMs, isNameless } of answers) {
    const isReport = /^(?:EPL-|14$)/.test(code);
    const said = isKnown && !isReport ? "20007" : code;
    scheduler.after(afterMs, undefined, () => {
      const messageId = mesh.put(mailboxId, (id) =>
        isReport
          ? reportItem(id, code, arrived, random.below(3) > 0)
          : ackItem(
              id,
              acknowledgement(said, { header: isNameless === true ? "unreadable-in-original" : header, encounter }),
            ),
      );
      note(messageId, header, said);
    });
  }
}

export function ackItem(messageId: string, body: Uint8Array): InboxItem {
  return {
    type: "message",
    messageId,
    from: practice.mailboxId,
    workflowId: "GPCONNECT_UPDATE_RECORD_ACK",
    localId: practice.odsCode,
    body,
  };
}

export function reportItem(
  messageId: string,
  statusCode: string,
  about: Pick<Arrived, "meshId" | "to" | "subject">,
  namesAddress: boolean,
): InboxItem {
  return {
    type: "report",
    messageId,
    workflowId: "GPCONNECT_UPDATE_RECORD",
    linkedMessageId: about.meshId,
    statusCode,
    statusEvent: "SEND",
    statusDescription: "words of MESH",
    statusTimestamp: undefined,
    ...(namesAddress && { to: about.to, subject: about.subject }),
  };
}
