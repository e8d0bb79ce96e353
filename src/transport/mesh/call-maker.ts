import { MeshError } from "../mesh-error.js";
import { callEvents, type CallEvents } from "./call-events.js";
import type { MeshCall, Operation } from "./exchange.js";
import { certificateDoubt, nothingSent } from "./failures/certificate-doubt.js";
import { networkFailure } from "./failures/network.js";
import { NoAnswer } from "./failures/no-answer.js";
import { notFromMesh } from "./failures/refusal.js";
import { CallEnded, callTime, onAbort, type CallTime } from "./http/call-time.js";
import type { Exchanger, HttpAnswer } from "./http/http-request.js";
import { repeat, repeats } from "./http/repeat.js";
import { attempt, type Signing } from "./http/signed-http.js";
import type { TlsSource } from "./http/tls-source.js";
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
    const tls = source.current();
    const over = connectionsWith(tls instanceof Promise ? await tls : tls);
    if (operation === "send" && !over.proven) await unlessAborted(greet(over), time, operation);
    let attempts = 0;
    const once = (): Promise<HttpAnswer> =>
      events.attempt(async () => {
        // What is under way when the transport is closed goes on; nothing begins anew.
        if ((attempts += 1) > 1) checkOpen();
        try {
          return await attempt(over, signing, call, time);
        } catch (error) {
          throw await judged(error, over, operation);
        }
      });
    const limit = repeats[operation];
    const aborted = (): MeshError => networkFailure(new CallEnded("aborted"), operation);
    const answer = await (limit === 0 ? once() : repeat(limit, time, once, aborted));
    const stranger = notFromMesh(answer, operation);
    if (stranger !== undefined) throw stranger;
    return answer;
  }

  async function judged(error: unknown, over: Exchanger, operation: Operation): Promise<MeshError> {
    const failure = networkFailure(error, operation);
    const isDoubtful = failure.reason === "connection-lost" && error instanceof NoAnswer && error.fresh;
    const isRefused = failure.reason === "certificate-refused" || (isDoubtful && (await over.closesUnasked()));
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

/** What others wait for too goes on; whoever aborts only stops waiting. Nothing of theirs was sent. */
async function unlessAborted(shared: Promise<void>, { signal }: CallTime, operation: Operation): Promise<void> {
  if (signal === undefined) return shared;
  const aborted = (): MeshError =>
    networkFailure(new NoAnswer(new CallEnded("aborted"), { left: false, fresh: false }), operation);
  if (signal.aborted) throw aborted();
  let forget = (): void => {};
  const end = new Promise<never>((_, reject) => {
    forget = onAbort(signal, () => {
      reject(aborted());
    });
  });
  try {
    await Promise.race([shared, end]);
  } finally {
    forget();
  }
}
