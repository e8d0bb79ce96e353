import { arch, platform, release } from "node:os";
import type { MailboxId } from "../../values/mailbox-id.js";
import { MeshError } from "../mesh-error.js";
import type { MeshAnswer, MeshCall, Operation } from "./exchange.js";
import { networkFailure } from "./failures/network.js";
import { refusalOf } from "./failures/refusal.js";
import { adviceAfter, withoutAnswer } from "./failures/without-answer.js";
import { signedHttp } from "./http/signed-http.js";
import type { MeshTransportOptions } from "./options.js";

/** Requests to one mailbox. Every failure is a MeshError. */
export interface MeshClient {
  readonly mailboxId: MailboxId;
  readonly now: () => Date;
  /** Returns MESH's answer, whatever its status. @throws MeshError where no answer came. */
  readonly call: (call: MeshCall) => Promise<MeshAnswer>;
  /** Tells MESH that the mailbox is in use, and checks that the settings work (ME-03). @throws MeshError */
  readonly handshake: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * How the handshake names this program (ME-03), in the form of the API description. A test compares it to package.json.
 */
export const clientVersion = "gp-connect-update-record==0.1.0";

/**
 * Under TLS 1.3 a server may refuse a client certificate by closing the connection without saying why, which looks like
 * a lost connection. Two things tell them apart. Before the first message is sent, MESH must have answered something,
 * so a refused certificate never leaves a send in doubt. And a connection lost before any answer is followed by a
 * handshake.
 */
export function meshClient(options: MeshTransportOptions): MeshClient {
  const { mailboxId, attempt, close } = signedHttp(options);
  const now = options.clock ?? ((): Date => new Date());
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
    now,
    async call(call) {
      if (call.operation === "send" && !answered)
        await (greeted ??= greet().finally(() => {
          greeted = undefined;
        }));
      return exchange(call);
    },
    async handshake() {
      const answer = await exchange(greeting);
      if (answer.status !== 200) throw refusalOf(answer, "handshake", now());
    },
    close,
  };
}

function handshakeCall(version: string): MeshCall {
  return {
    operation: "handshake",
    method: "POST",
    path: "",
    headers: {
      "mex-clientversion": version,
      "mex-osname": platform(),
      "mex-osversion": release(),
      "mex-osarchitecture": arch(),
    },
  };
}

/** The handshake comes before the message: where it fails, the message was certainly not sent. */
function nothingSent({ message, reason, resendCanHelp, cause }: MeshError): MeshError {
  return new MeshError(`${message} No message was sent.`, { reason, resendCanHelp, cause, certainty: "not-done" });
}

/**
 * Two connections in a row were closed without an answer, and none was ever answered. A TLS 1.3 server that sends no
 * alert refuses a client certificate in this way. It proves nothing about the request, so the outcome stays unknown.
 */
function certificateDoubt({ cause }: MeshError, operation: Operation): MeshError {
  const certainty = withoutAnswer(operation);
  const words =
    "The server closes every connection without an answer. Most likely it refuses our client certificate (issued by " +
    "another CA, for another environment, expired, revoked, or not sent), or the server is failing. Check tls.cert " +
    "and tls.key.";
  return new MeshError(`The ${operation} call failed. ${words}${adviceAfter(certainty, operation)}`, {
    reason: "certificate-refused",
    certainty,
    resendCanHelp: false,
    cause,
  });
}
