import type { MailboxId } from "../../values/mailbox-id.js";
import { certificateDoubt } from "./failures/certificate-doubt.js";
import { clientVersion } from "./http/client-version.js";
import { handshakeCall } from "./calls/handshake-call.js";
import type { MeshAnswer, MeshCall } from "./calls/mesh-call.js";
import { MeshError } from "./failures/mesh-error.js";
import type { MeshTransportOptions } from "./mesh-options.js";
import { networkFailure } from "./failures/network-failure.js";
import { signedHttp } from "./http/signed-http.js";

/** Requests to one mailbox, whose failures are MeshErrors. */
export interface MeshClient {
  readonly mailboxId: MailboxId;
  readonly now: () => Date;
  /** Gives whatever MESH answers. @throws MeshError where no answer came. */
  readonly call: (call: MeshCall) => Promise<MeshAnswer>;
  readonly handshake: () => Promise<MeshAnswer>;
  readonly close: () => Promise<void>;
}

/**
 * Under TLS 1.3 a server may refuse a client certificate by closing the connection without a word, which looks like a
 * cut connection. Two things tell them apart: before the first message leaves, MESH has to have answered something
 * (so a refused certificate never leaves a send in doubt), and a loss before any answer is looked into by a handshake.
 */
export function meshClient(options: MeshTransportOptions): MeshClient {
  const { mailboxId, attempt, close } = signedHttp(options);
  const greeting = handshakeCall(options.clientVersion ?? clientVersion);
  let answered = false;
  let greeted: Promise<void> | undefined;

  async function exchange(call: MeshCall): Promise<MeshAnswer> {
    try {
      const answer = await attempt(call);
      answered = true;
      return answer;
    } catch (error) {
      const failure = networkFailure(error, call.operation);
      if (failure.reason !== "connection-lost" || answered) throw failure;
      throw (await closesEveryConnection()) ? certificateDoubt(failure, call.operation) : failure;
    }
  }

  async function closesEveryConnection(): Promise<boolean> {
    try {
      await attempt(greeting);
      return false;
    } catch (error) {
      return networkFailure(error, "handshake").reason === "connection-lost";
    }
  }

  async function greet(): Promise<void> {
    try {
      await exchange(greeting);
    } catch (error) {
      throw error instanceof MeshError ? nothingSent(error) : error;
    }
  }

  return {
    mailboxId,
    now: options.clock ?? (() => new Date()),
    async call(call) {
      if (call.operation === "send" && !answered)
        await (greeted ??= greet().finally(() => {
          greeted = undefined;
        }));
      return exchange(call);
    },
    handshake: () => exchange(greeting),
    close,
  };
}

/** The handshake stands before the message: where it fails, the message certainly did not leave. */
function nothingSent({ message, reason, resendCanHelp, cause }: MeshError): MeshError {
  return new MeshError(`${message} No message was sent.`, { reason, resendCanHelp, cause, certainty: "not-done" });
}
