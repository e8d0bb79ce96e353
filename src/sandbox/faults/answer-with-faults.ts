import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { assertNever } from "../../errors.js";
import type { FaultEffect, LatencyFault, StatusFault } from "./fault.js";

/** An answer as the server is about to write it. The server adds content-length. */
export interface Outgoing {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** A request, and the ways to deal with it. */
export interface FaultyExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Reads the request's body to its end. It may be called twice. */
  readonly read: () => Promise<unknown>;
  /** Carries the request out. */
  readonly answer: () => Promise<Outgoing>;
  readonly write: (answer: Outgoing) => void;
}

/** Lets one request happen with its faults. False: the connection was cut. */
export async function exchangeWithFaults(effects: readonly FaultEffect[], exchange: FaultyExchange): Promise<boolean> {
  const delay = effects.reduce((sum, effect) => sum + (isLatency(effect) ? effect.latencyMs : 0), 0);
  if (delay > 0) {
    // Read before waiting: a client that has gone by then does not stop what it asked for.
    await exchange.read();
    await wait(delay, undefined, { ref: false });
  }
  return happen(decisive(effects), exchange);
}

/** What happens to a request beside waiting. */
export type DecisiveEffect = Exclude<FaultEffect, LatencyFault>;

/** The effect that decides, beside latency: the first. */
export function decisive(effects: readonly FaultEffect[]): DecisiveEffect | undefined {
  return effects.find((effect): effect is DecisiveEffect => !isLatency(effect));
}

async function happen(
  effect: DecisiveEffect | undefined,
  { request, response, read, answer, write }: FaultyExchange,
): Promise<boolean> {
  if (typeof effect === "object" && "status" in effect) {
    await (effect.processed === true ? answer() : read());
    write(outgoingOf(effect));
    return true;
  }
  if (typeof effect === "object") {
    write(await answer());
    return true;
  }
  switch (effect) {
    case undefined:
    case "duplicate":
    case "reorder":
      write(await answer());
      return true;
    case "cut-before":
      await read();
      return cut(request);
    case "cut-during":
      await Promise.race([once(request, "data"), read()]);
      return cut(request);
    case "cut-after":
      await answer();
      return cut(request);
    case "truncate":
      truncate(response, await answer());
      return true;
    case "false-gzip":
      write(falseGzip(await answer()));
      return true;
    default:
      return assertNever(effect, "fault");
  }
}

function isLatency(effect: FaultEffect): effect is LatencyFault {
  return typeof effect === "object" && "latencyMs" in effect;
}

function cut(request: IncomingMessage): false {
  request.socket.destroy();
  return false;
}

function outgoingOf({ status, body = "", headers = {} }: StatusFault): Outgoing {
  return { status, headers, body: Buffer.from(body) };
}

/** Announces more than comes, and closes the connection. */
function truncate(response: ServerResponse, { status, headers, body }: Outgoing): void {
  // Node closes the connection itself, also where earlier requests of the connection have no answer yet.
  response.writeHead(status, { ...headers, "content-length": String(body.length + 1), connection: "close" });
  response.end(body.subarray(0, Math.ceil(body.length / 2)));
}

/** A body that begins as no gzip does. */
function falseGzip({ status, headers, body }: Outgoing): Outgoing {
  return {
    status,
    headers: { ...headers, "content-encoding": "gzip" },
    body: Buffer.concat([Buffer.from("no gzip"), body]),
  };
}
