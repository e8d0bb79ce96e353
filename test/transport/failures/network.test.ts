import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { networkFailure } from "../../../src/transport/mesh/failures/network.js";
import { NoAnswer } from "../../../src/transport/mesh/failures/no-answer.js";
import { serverWith, transportTo } from "../support/servers.js";
import { failureOf } from "../support/fixtures.js";

/** What ends a connection over which a request has left: errors that no test can have a real network make. */
function afterLeaving(code: string, syscall?: string): unknown {
  const cause = Object.assign(new Error("?"), { code, ...(syscall === undefined ? {} : { syscall }) });
  return networkFailure(new NoAnswer(cause, { left: true, fresh: false }), "send");
}

test.each(["EHOSTUNREACH", "ENETUNREACH", "ETIMEDOUT", "ECONNRESET", "EPIPE", "ENETDOWN"])(
  "ME-13: %s on a connection over which a send has left: its outcome is unknown",
  (code) => {
    expect(afterLeaving(code, "read")).toMatchObject({ fault: "network", certainty: "unknown", resendCanHelp: true });
  },
);

test.each(["EHOSTUNREACH", "ENETUNREACH", "ETIMEDOUT", "EACCES", "EADDRNOTAVAIL"])(
  "%s of connecting means that no server was reached",
  (code) => {
    const addresses = Object.assign(new Error("?"), { code, syscall: "connect" });
    const several = Object.assign(new AggregateError([addresses]), { code });
    for (const cause of [addresses, several])
      expect(networkFailure(new NoAnswer(cause, { left: false, fresh: true }), "send")).toMatchObject({
        reason: "unreachable",
        fault: "network",
        certainty: "not-done",
        resendCanHelp: true,
      });
  },
);

test.each(["ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC", "ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR"])(
  "ME-13: %s ends a connection, and may pass",
  (code) => {
    expect(afterLeaving(code)).toMatchObject({
      reason: "connection-lost",
      fault: "network",
      certainty: "unknown",
      resendCanHelp: true,
    });
  },
);

test("however many calls share a signal and wait to be tried again, Node warns of no leak", async () => {
  const server = await serverWith();
  server.answer = () => ({ status: 503, headers: { "retry-after": "30" } });
  const transport = transportTo(server);
  const warnings: Error[] = [];
  const heard = (warning: Error): void => void warnings.push(warning);
  process.on("warning", heard);
  const control = new AbortController();
  const calls = Array.from({ length: 20 }, () => failureOf(transport.count({ signal: control.signal })));
  await expect.poll(() => server.begun.length).toBe(20);
  await sleep(50);
  control.abort();
  await Promise.all(calls);
  await new Promise((resolve) => setImmediate(resolve));
  process.off("warning", heard);
  expect(warnings.filter(({ name }) => name === "MaxListenersExceededWarning")).toEqual([]);
});
