import type { ExpectStatic } from "vitest";
import { readFacts, type Facts, type FailureRow } from "../../../../scripts/mesh-failures/row.js";
import {
  meshTransport,
  type CallOptions,
  type Envelope,
  type MeshEvent,
  type MeshTransport,
  type MeshTransportOptions,
} from "../../../../src/transport/mesh/index.js";
import { MeshError } from "../../../../src/transport/mesh-error.js";
import { envelope, failureOf, optionsFor } from "../../support/fixtures.js";
import type { Answer, MeshServerOptions, Received } from "../../support/mesh-server.js";
import { newBench, type Bench } from "./bench.js";

/** How a failure is brought about. Calls of `count` are not looked at: a scenario may use them to be in the way. */
export interface Scenario {
  readonly server?: MeshServerOptions;
  /** What the server answers to all but handshakes. */
  readonly answer?: Answer | ((received: Received, bench: Bench) => Answer);
  /** False where a handshake beforehand cannot succeed, or would bring the failure forward. */
  readonly greeted?: false;
  readonly options?: (bench: Bench) => Partial<MeshTransportOptions> | Promise<Partial<MeshTransportOptions>>;
  /** What happens once MESH has answered a handshake. */
  readonly then?: (bench: Bench, transport: MeshTransport) => unknown;
  readonly call?: (bench: Bench) => CallOptions;
  readonly envelope?: Partial<Envelope>;
  readonly read?: (transport: MeshTransport, options: CallOptions) => Promise<unknown>;
  /** False where an acknowledgement does not fail so. */
  readonly acknowledged?: false;
}

export const download: NonNullable<Scenario["read"]> = (transport, options) => transport.download("M1", options);
export const list: NonNullable<Scenario["read"]> = async (transport, options) => {
  for await (const id of transport.listInbox(options)) if (id === "") return;
};

/**
 * Brings the failure about, over real sockets, for a send, a reading call and an acknowledgement, and compares all that
 * the row says with what the errors say and with what the server saw.
 */
export async function checkRow(row: FailureRow, scenario: Scenario, expect: ExpectStatic): Promise<void> {
  const bench = await newBench(scenario.server);
  try {
    await check(row, scenario, bench, expect);
  } finally {
    await bench.end();
  }
}

async function check(row: FailureRow, scenario: Scenario, bench: Bench, expect: ExpectStatic): Promise<void> {
  const { server } = bench;
  const { answer = { status: 200 }, read = download } = scenario;
  const events: MeshEvent[] = [];
  server.answer = (received) => {
    if (/^\/messageexchange\/[^/]*$/.test(received.url)) return { status: 200 };
    return typeof answer === "function" ? answer(received, bench) : answer;
  };
  const options = await scenario.options?.(bench);
  const ready = once(async () => {
    const transport = meshTransport(optionsFor(server, { ...options, onEvent: (event) => events.push(event) }));
    bench.closedAtEnd(() => transport.close());
    if (scenario.greeted !== false) await greet(transport);
    await scenario.then?.(bench, transport);
    return transport;
  });
  const failed = (make: (transport: MeshTransport, options: CallOptions) => Promise<unknown>): Promise<MeshError> =>
    failureOf(ready().then((transport) => make(transport, scenario.call?.(bench) ?? {})));

  if (row.send !== undefined) {
    const failure = await failed((transport, call) => transport.send({ ...envelope, ...scenario.envelope }, call));
    expect(factsOf(failure), "a send").toEqual(row.send);
    const again = failure.message.includes("exactly the same bytes");
    expect(again, "advises to send the same bytes again").toBe(failure.certainty === "unknown");
  }
  const reading = readFacts(row);
  if (reading !== undefined) expect(factsOf(await failed(read)), "a reading call").toEqual(reading);
  if (reading !== undefined && row.send !== undefined && scenario.acknowledged !== false) {
    const [reason, fault, , resend] = reading;
    const failure = await failed((transport, call) => transport.acknowledge("M1", call));
    // It changes something, as a send does, but it may be made twice.
    expect(factsOf(failure), "an acknowledgement").toEqual([reason, fault, row.send[2], resend]);
  }
  await checkRequests(row, events, bench, expect);
}

async function checkRequests(
  { send, tries = 1, arrives }: FailureRow,
  events: readonly MeshEvent[],
  { server }: Bench,
  expect: ExpectStatic,
): Promise<void> {
  const attempts = (isCounted: (operation: string) => boolean): number[] =>
    events.flatMap((event) => (event.type === "call-ended" && isCounted(event.operation) ? [event.attempts] : []));
  const isSend = (operation: string): boolean => operation === "send";
  const isOther = (operation: string): boolean => !["send", "handshake", "count"].includes(operation);
  const sends = (): number => server.begun.filter((path) => path.endsWith("/outbox")).length;
  const reads = (): number => server.begun.filter((path) => path.includes("/inbox")).length;
  // ME-13: once, whatever happens.
  for (const count of attempts(isSend)) expect(count, "attempts of a send").toBeLessThanOrEqual(1);
  await expect.poll(sends, { message: "sends that MESH saw" }).toBe(send !== undefined && arrives !== false ? 1 : 0);
  const others = attempts(isOther);
  // Where a call fails before its first attempt, it has none.
  expect(others.at(-1) || tries, "attempts of another call").toBe(tries);
  const sum = others.reduce((whole, each) => whole + each, 0);
  await expect.poll(reads, { message: "other requests that MESH saw" }).toBe(arrives === false ? 0 : sum);
}

function factsOf({ reason, fault, certainty, resendCanHelp }: MeshError): Facts {
  return [reason, fault, certainty, resendCanHelp ? "resend" : "no resend"];
}

/** Limits are short here: on a busy machine a handshake may need more than one try. */
async function greet(transport: MeshTransport, tries = 20): Promise<void> {
  try {
    await transport.handshake();
  } catch (error) {
    if (tries === 0 || !(error instanceof MeshError && error.reason === "timeout")) throw error;
    await greet(transport, tries - 1);
  }
}

function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined;
  return () => (made ??= make());
}
