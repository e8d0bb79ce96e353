import { MeshError } from "../mesh-error.js";
import { callEvents, type CallEvents } from "./call-events.js";
import type { MeshCall, Operation } from "./exchange.js";
import { certificateDoubt, nothingSent } from "./failures/certificate-doubt.js";
import { configurationInvalid } from "./failures/found-here.js";
import { networkFailure } from "./failures/network.js";
import { NoAnswer } from "./failures/no-answer.js";
import { notFromMesh } from "./failures/refusal.js";
import { CallEnded, callTime, onAbort, watch, type CallTime } from "./http/call-time.js";
import type { Exchanger, HttpAnswer } from "./http/http-request.js";
import { repeat, repeats } from "./http/repeat.js";
import { attempt, type Signing } from "./http/signed-http.js";
import type { TlsSource } from "./http/tls-source.js";
import type { MeshTls } from "./options.js";
import type { SharedParts } from "./shared-parts.js";

/** Makes calls, each until it is answered or has failed. Every failure is a MeshError. */
export type CallMaker = (call: MeshCall, events: CallEvents) => Promise<HttpAnswer>;

/** Handshakes under way before a first send, shared by all who wait for them. */
const greetings = new WeakMap<Exchanger, Promise<void>>();

/**
 * The calls of one mailbox. Under TLS 1.3 a server may refuse a client certificate by closing the connection without
 * saying why, which looks like a lost connection. Two things tell them apart. Before a message is sent, MESH must have
 * answered something to this certificate, so that a refused one leaves no send in doubt. And where a connection is lost
 * before anything was answered on it, a new one shows what the server does, however long all went well before: a
 * certificate may be revoked, and a server's authorities may change.
 */
export function callMaker(
  { limits, tell, newCallId, over: connectionsWith }: SharedParts,
  signing: Signing,
  source: TlsSource,
  greeting: MeshCall,
  checkOpen: () => void,
): CallMaker {
  async function make(call: MeshCall, events: CallEvents): Promise<HttpAnswer> {
    const { operation } = call;
    const time = callTime(limits.total, call.options?.signal);
    if (time.signal?.aborted === true) throw abortedBefore(operation);
    const tls = source.current();
    const over = connectionsWith(tls instanceof Promise ? await certificateInTime(tls, time, operation) : tls);
    if (operation === "send" && !over.proven) await unlessAborted(greet(over), time, operation);
    let attempts = 0;
    const once = (): Promise<HttpAnswer> =>
      events.attempt(async () => {
        // What is under way when the transport is closed goes on; nothing begins anew.
        if ((attempts += 1) > 1) checkOpen();
        try {
          return await attempt(over, signing, call, time);
        } catch (error) {
          throw await judged(error, over, operation, time);
        }
      });
    const limit = repeats[operation];
    const aborted = (): MeshError => networkFailure(new CallEnded("aborted"), operation);
    const answer = await (limit === 0 ? once() : repeat(limit, time, once, aborted));
    const stranger = notFromMesh(answer, operation);
    if (stranger !== undefined) throw stranger;
    return answer;
  }

  async function judged(error: unknown, over: Exchanger, operation: Operation, time: CallTime): Promise<MeshError> {
    const failure = networkFailure(error, operation);
    const isDoubtful = failure.reason === "connection-lost" && error instanceof NoAnswer && error.fresh;
    const isRefused =
      failure.reason === "certificate-refused" || (isDoubtful && (await inTime(over.closesUnasked(), time)) === true);
    if (!isRefused) return failure;
    over.proven = false;
    source.ask();
    return isDoubtful ? certificateDoubt(failure, operation) : failure;
  }

  function greet(over: Exchanger): Promise<void> {
    const known = greetings.get(over);
    if (known !== undefined) return known;
    const events = callEvents(tell, newCallId, signing.mailboxId, greeting);
    const greeted = events
      .whole(() => make(greeting, events))
      .then(
        () => {},
        (error: unknown) => {
          throw error instanceof MeshError ? nothingSent(error) : error;
        },
      )
      .finally(() => greetings.delete(over));
    greetings.set(over, greeted);
    return greeted;
  }

  return make;
}

/** What comes within the time of the call. Undefined: it does not. */
function inTime<Awaited>(awaited: Promise<Awaited>, time: CallTime): Promise<Awaited | undefined> {
  return new Promise((resolve, reject) => {
    const stop = watch("waiting", Infinity, time, () => {
      resolve(undefined);
    });
    void awaited.then(resolve, reject).finally(stop);
  });
}

/** The certificate that the caller's function gives. */
async function certificateInTime(asked: Promise<MeshTls>, time: CallTime, operation: Operation): Promise<MeshTls> {
  const tls = await inTime(asked, time);
  if (tls !== undefined) return tls;
  if (time.signal?.aborted === true) throw networkFailure(notLeft(new CallEnded("aborted")), operation);
  throw configurationInvalid("The function `tls` gave no certificate within the time of the call (limits.total).");
}

function notLeft(why: CallEnded): NoAnswer {
  return new NoAnswer(why, { left: false, fresh: false });
}

/** What others wait for too goes on; whoever aborts only stops waiting. Nothing of theirs was sent. */
async function unlessAborted(shared: Promise<void>, { signal }: CallTime, operation: Operation): Promise<void> {
  if (signal === undefined) return shared;
  if (signal.aborted) throw abortedBefore(operation);
  let forget = (): void => {};
  const end = new Promise<never>((_, reject) => {
    forget = onAbort(signal, () => {
      reject(abortedBefore(operation));
    });
  });
  try {
    await Promise.race([shared, end]);
  } finally {
    forget();
  }
}

/** The caller ended the call before anything of it was sent. */
function abortedBefore(operation: Operation): MeshError {
  return networkFailure(notLeft(new CallEnded("aborted")), operation);
}
