import { MeshError } from "../../../transport/mesh-error.js";
import type { Transport } from "../../../transport/transport.js";
import type { DeliveryContext } from "../../delivery-context.js";
import { isAskable } from "../../match/correlate.js";
import { sentEnvelope } from "../../sent-envelope.js";
import { StoreError } from "../../store/store-error.js";
import type { ClaimedSend } from "../../store/store.js";
import { inTime } from "../in-time.js";
import { isForeignMailbox } from "../inbox/foreign-mailboxes.js";
import type { Held, Leases } from "./leases.js";
import type { Posted } from "./outcome.js";

/** A transport that has not answered by then never does: the message must not wait for it. Milliseconds. */
const longestSendMs = 600_000;

const notSent = { certainty: "not-done", messageId: undefined, error: undefined, fault: undefined } as const;

/** Sends a message once, if its lease is still held. `isForeign`: this process has no such mailbox. */
export async function post(
  context: DeliveryContext,
  { row, body }: ClaimedSend,
  leases: Leases,
  held: Held,
  tell: (error: unknown) => void,
): Promise<Posted & { readonly isForeign?: true }> {
  let transport: Transport;
  try {
    transport = context.transportOf(row.mailboxId);
  } catch (error) {
    return isForeignMailbox(error) ? { ...notSent, error, isForeign: true } : { ...notSent, error, fault: "mailbox" };
  }
  if (body === undefined) return { ...notSent, error: damagedMessage(), fault: "message" };
  const isHeld = await leases.isHeld(held).catch((error: unknown) => {
    tell(error);
    return false;
  });
  if (!isHeld) return { ...notSent, error: leaseLost() };
  const envelope = sentEnvelope(row, body);
  try {
    const sending = async (): Promise<unknown> => (await transport.send(envelope, { signal: held.signal })).messageId;
    return { ...notSent, certainty: "done", messageId: idIn(await inTime(sending, longestSendMs, noAnswer)) };
  } catch (error) {
    // `done`: MESH took it, though its id of the message could not be read.
    const { certainty, fault } =
      error instanceof MeshError ? error : ({ certainty: "unknown", fault: "network" } as const);
    return { certainty, messageId: undefined, error, fault: held.signal.aborted ? undefined : fault };
  }
}

/** An id of MESH's is printable and short. What is not is no id, and may be anybody's text. */
function idIn(given: unknown): string | undefined {
  return typeof given === "string" && isAskable(given) ? given : undefined;
}

/** Another worker has the delivery by now. */
function leaseLost(): MeshError {
  return new MeshError("This process was stopped for too long: another one sends the message.", {
    reason: "aborted",
    fault: "network",
    certainty: "not-done",
    resendCanHelp: true,
  });
}

function noAnswer(): MeshError {
  return new MeshError("The transport has not answered for ten minutes: the message is sent again.", {
    reason: "timeout",
    fault: "network",
    certainty: "unknown",
    resendCanHelp: true,
  });
}

function damagedMessage(): StoreError {
  return new StoreError(
    "corrupt",
    "Its stored message is not as it was written, so it is not sent: submit the consultation under a new id.",
  );
}
