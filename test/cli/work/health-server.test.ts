import { expect, test } from "vitest";
import { healthPortOf, healthServer } from "../../../src/cli/work/health-server.js";
import type { Health } from "../../../src/delivery/insight/health.js";
import { bench } from "../../delivery/support/bench.js";

test("a probe gets the health of the process; any other request gets nothing", async () => {
  const own = await bench();
  const server = await healthServer(own.delivery, 0);
  const address = `http://127.0.0.1:${server.port}/`;
  try {
    const answer = await fetch(address);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/json"]);
    expect(await answer.json()).toMatchObject({ status: "ok", store: { isReachable: true } });
    expect((await fetch(`${address}other`)).status).toBe(404);
    expect((await fetch(address, { method: "POST" })).status).toBe(404);
    await own.delivery.close();
    const closed = await fetch(address);
    expect([closed.status, await closed.json()]).toEqual([503, { status: "failing" }]);
    await expect(healthServer(own.delivery, server.port)).rejects.toThrow(`port ${server.port}`);
  } finally {
    await server.close();
  }
});

test("failing is 503, degraded is 200", async () => {
  let status: Health["status"] = "failing";
  const server = await healthServer({ health: async () => ({ status }) as Health }, 0);
  try {
    const statusOf = async (): Promise<number> => (await fetch(`http://127.0.0.1:${server.port}/`)).status;
    expect(await statusOf()).toBe(503);
    status = "degraded";
    expect(await statusOf()).toBe(200);
  } finally {
    await server.close();
  }
});

test("a port is a number", () => {
  expect([healthPortOf("0"), healthPortOf("65535")]).toEqual([0, 65_535]);
  for (const text of ["", "65536", "-1", "8080x", "1e3"])
    expect(() => healthPortOf(text), text).toThrow("--health-port");
});
