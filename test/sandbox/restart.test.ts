import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { startSandbox } from "../../src/sandbox/index.js";
import { workflows } from "../../src/terminology/workflows.js";
import { meshTransport } from "../../src/transport/mesh/index.js";
import { messageFor } from "./support/message.js";
import { call, post } from "./support/raw-client.js";

const stateOf = (error: unknown): unknown => (error as NodeJS.ErrnoException).code;

test("a restart ends the request under way, serves the same port again, and has lost no message", async () => {
  await using sandbox = await startSandbox();
  const kept = (await post(sandbox, {}, "hello")).json() as { message_id: string };
  sandbox.faults.add({ operation: "send", does: { latencyMs: 100 } });
  const underWay = post(sandbox, {}, "lost").then(({ status }) => status, stateOf);
  await wait(20);
  const restarted = sandbox.restart({ downForMs: 50 });
  expect(await underWay).toBe("ECONNRESET");
  expect(await call(sandbox, "/messageexchange/X26ABC2/inbox", { certificateOf: "X26ABC2" }).catch(stateOf)).toBe(
    "ECONNREFUSED",
  );
  await restarted;
  const inbox = (await call(sandbox, "/messageexchange/X26ABC2/inbox", { certificateOf: "X26ABC2" })).json();
  expect(inbox).toMatchObject({ messages: expect.arrayContaining([kept.message_id]) as unknown });
});

test("restarts that are asked for at once follow one another, and closing waits for them", async () => {
  const sandbox = await startSandbox();
  const both = Promise.all([sandbox.restart({ downForMs: 20 }), sandbox.restart()]);
  await sandbox.close();
  await both;
  await sandbox.restart();
  expect(await call(sandbox, "/health").catch(stateOf)).toBe("ECONNREFUSED");
});

test("a restart is refused a time that is none", async () => {
  await using sandbox = await startSandbox();
  expect(() => sandbox.restart({ downForMs: -1 })).toThrow("downForMs must be a whole number from 0 to 2147483647");
});

test("ME-13: a message that arrives late is accepted at once, and answered late", async () => {
  await using sandbox = await startSandbox();
  const transport = meshTransport(sandbox.transportOptionsFor("X26ABC1"));
  sandbox.faults.add({ operation: "send", does: { arrivalDelayMs: 200 } });
  const { xml, routing } = messageFor();
  const before = performance.now();
  await transport.send({
    workflowId: workflows.updateRecord,
    to: routing.to,
    subject: routing.subject,
    localId: "FA123",
    contentType: "application/fhir+xml",
    body: new TextEncoder().encode(xml),
  });
  const waiting = async (): Promise<number> => {
    let count = 0;
    for await (const id of transport.listInbox()) if (id !== "") count += 1;
    return count;
  };
  expect(await waiting()).toBe(0);
  await expect.poll(waiting).toBe(2);
  expect(performance.now() - before).toBeGreaterThan(190);
  await transport.close();
});
