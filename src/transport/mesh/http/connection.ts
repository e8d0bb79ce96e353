import type { TLSSocket } from "node:tls";
import { Client, errors, type Dispatcher } from "undici";
import { NoAnswer } from "../failures/no-answer.js";
import type { MeshLimits } from "../options.js";
import { answerReader } from "./answer-reader.js";
import { watch, type CallTime, type Phase } from "./call-time.js";
import { connect, type Destination } from "./connect.js";
import type { HttpAnswer, HttpRequest } from "./http-request.js";
import { withoutInterimAnswers } from "./interim-answers.js";

/** MESH closes an idle connection after 5 seconds. We close ours earlier, so that no request meets a closed one. */
const keepAliveMs = 4_000;

/** The slowest line that a body is given time for, on top of the limit of headers. */
const slowestBytesPerMs = 100;

/** Told of each new connection. */
export type OnConnected = (connection: { readonly durationMs: number; readonly resumed: boolean }) => void;

/**
 * One connection to the server, opened when it is needed and again when it was closed. It takes one request at a time.
 * undici speaks HTTP over it: fetch would need a new TLS connection for nearly every body above 16 kB.
 */
export class Connection {
  readonly #client: Client;
  #socket: TLSSocket | undefined;
  /** Whether anything was answered on the socket that is open now. */
  #answered = false;
  #expectAnswer: () => void = () => {};
  #stopConnecting: ((why: Error) => void) | undefined;

  constructor(to: Destination, onConnected: OnConnected) {
    this.#client = new Client(`https://${to.authority}`, {
      connect: (_, callback) => {
        const startedAt = performance.now();
        this.#answered = false;
        this.#stopConnecting = connect(to, (error, socket) => {
          this.#stopConnecting = undefined;
          if (socket === null) {
            callback(error, null);
            return;
          }
          this.#socket = socket;
          this.#expectAnswer = withoutInterimAnswers(socket);
          onConnected({ durationMs: performance.now() - startedAt, resumed: socket.isSessionReused() });
          callback(null, socket);
        });
      },
      pipelining: 1,
      // The limits are kept here, each by itself: undici's count in steps of half a second, and one of them in line.
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: keepAliveMs,
      keepAliveMaxTimeout: keepAliveMs,
    });
  }

  /** True where the next request needs no new connection. */
  get isOpen(): boolean {
    return this.#socket !== undefined && !this.#socket.destroyed;
  }

  /** @throws NoAnswer, UnreadableBody */
  exchange(
    { url, method, headers, body, maxBytes }: HttpRequest,
    limits: MeshLimits,
    time: CallTime,
  ): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      let control: Dispatcher.DispatchController | undefined;
      let ended: Error | undefined;
      const end = (why: Error): void => {
        ended = why;
        if (control !== undefined) control.abort(why);
        else this.#stopConnecting?.(why);
      };
      let stop = watch("connecting", limits.connecting, time, end);
      const next = (phase: Phase, limitMs: number): void => {
        stop();
        stop = watch(phase, limitMs, time, end);
      };
      const reader = answerReader(maxBytes, resolve, reject);
      this.#client.dispatch(
        { path: `${url.pathname}${url.search}`, method, headers, body: body ?? null },
        {
          onRequestStart: (controller) => {
            if (ended !== undefined) {
              controller.abort(ended);
              return;
            }
            control = controller;
            this.#expectAnswer();
            next("headers", limits.headers + (body?.byteLength ?? 0) / slowestBytesPerMs);
          },
          onResponseStart: (controller, status, given) => {
            if (status < 200) return;
            this.#answered = true;
            next("body", limits.body);
            reader.start(status, given, (why) => {
              controller.abort(why);
            });
          },
          onResponseData: (_, chunk) => {
            reader.data(chunk);
          },
          onResponseEnd: () => {
            stop();
            reader.end();
          },
          onResponseError: (_, error) => {
            stop();
            reject(
              new NoAnswer(error instanceof errors.HTTPParserError ? withoutBytes(error) : error, {
                left: control !== undefined,
                fresh: !this.#answered,
              }),
            );
          },
        },
      );
    });
  }

  /** Waits for the request under way. */
  close(): Promise<void> {
    return this.#client.close();
  }
}

/** undici attaches bytes that are not HTTP to its error. They may repeat what was sent, so they are dropped (ME-14). */
function withoutBytes({ name, message }: Error): Error {
  return Object.assign(new Error(message), { name, code: "HPE_INVALID" });
}
