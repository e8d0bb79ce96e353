import { expect, test } from "vitest";
import { meshTransport, type MeshTransportOptions } from "../../../src/transport/mesh/index.js";
import { envelope, failureOf, optionsFor } from "../support/fixtures.js";
import { closedAfter } from "../support/servers.js";
import { newBench, type Bench } from "./support/bench.js";
import { relayTo } from "./support/relay.js";

async function bench(): Promise<Bench> {
  const made = await newBench();
  closedAfter(() => made.end());
  return made;
}

/** Milliseconds until the call has failed. */
async function msOf(call: Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await call;
  return performance.now() - startedAt;
}

const slow = { connecting: 60_000, headers: 60_000, body: 60_000, waiting: 60_000 } as const;

test("a network that dies: the look at a new connection takes no longer than the call may", async () => {
  const made = await bench();
  const relay = await relayTo(made);
  const transport = meshTransport(optionsFor(made.server, { baseUrl: relay.url, limits: { ...slow, total: 1_000 } }));
  made.closedAtEnd(() => transport.close());
  await transport.handshake();
  made.server.dropIdle();
  await expect.poll(() => made.server.open()).toBe(0);
  made.server.answer = () => {
    relay.refuseMore();
    return "cut";
  };
  const call = failureOf(transport.send(envelope));
  expect(await msOf(call)).toBeLessThan(10_000);
  expect(await call).toMatchObject({ reason: "connection-lost", certainty: "unknown", fault: "network" });
});

test("a network that dies: the caller's signal ends the look at a new connection", async () => {
  const made = await bench();
  const relay = await relayTo(made);
  const transport = meshTransport(optionsFor(made.server, { baseUrl: relay.url, limits: slow }));
  made.closedAtEnd(() => transport.close());
  await transport.handshake();
  made.server.dropIdle();
  await expect.poll(() => made.server.open()).toBe(0);
  const control = new AbortController();
  made.server.answer = () => {
    relay.refuseMore();
    setTimeout(() => {
      control.abort();
    }, 100);
    return "cut";
  };
  const call = failureOf(transport.send(envelope, { signal: control.signal }));
  expect(await msOf(call)).toBeLessThan(10_000);
  expect(await call).toMatchObject({ certainty: "unknown", fault: "network" });
});

test("a function `tls` that gives nothing holds up a call no longer than it may take", async () => {
  const { server } = await bench();
  const never: MeshTransportOptions["tls"] = () => new Promise(() => {});
  const transport = meshTransport(optionsFor(server, { tls: never, limits: { total: 100 } }));
  const late = failureOf(transport.send(envelope));
  expect(await msOf(late)).toBeLessThan(10_000);
  expect(await late).toMatchObject({ reason: "configuration-invalid", certainty: "not-done", fault: "mailbox" });
  const patient = meshTransport(optionsFor(server, { tls: never }));
  const control = new AbortController();
  const call = failureOf(patient.count({ signal: control.signal }));
  control.abort();
  expect(await call).toMatchObject({ reason: "aborted", certainty: "not-done" });
  await Promise.all([transport.close(), patient.close()]);
});
