// Starts the application in this folder as `npm run start:prod` does, and is a caller of the endpoint of
// examples/endpoints/nestjs: node serve.mjs CONSULTATION.json
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

const consultation = JSON.parse(await readFile(process.argv[2], "utf8"));
const probe = createServer().listen(0);
await once(probe, "listening");
const { port } = probe.address();
await new Promise((closed) => probe.close(closed));

async function call(path, body) {
  const post = { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  const response = await fetch(`http://localhost:${port}/${path}`, body === undefined ? {} : post);
  return { status: response.status, body: await response.text() };
}

async function until(wanted, get) {
  for (let tries = 0; tries < 300; tries++) {
    if (await get().then(wanted, () => false)) return;
    await pause(100);
  }
  throw new Error(`it never came: ${wanted}`);
}

const application = spawn(process.execPath, ["dist/main"], { env: { ...process.env, PORT: port }, stdio: "inherit" });
const ended = once(application, "exit");
try {
  await until(
    ({ body }) => body === "Hello World!",
    () => call(""),
  );
  const reviewed = await call("consultations/review", consultation);
  assert.deepEqual([reviewed.status, JSON.parse(reviewed.body).errors], [200, []]);

  const submitted = await call("consultations/4711", consultation);
  assert.deepEqual([submitted.status, JSON.parse(submitted.body).state], [202, "queued"]);
  const again = await call("consultations/4711", consultation);
  assert.equal(JSON.parse(again.body).id, JSON.parse(submitted.body).id);

  const unconfirmed = await call("consultations/4712", { ...consultation, confirmations: [] });
  assert.equal(unconfirmed.status, 409);
  assert.match(unconfirmed.body, /"rule":"CS-11"/);

  const wrong = await call("consultations/4713", { ...consultation, gatewayPoint: "Wolstenholme" });
  assert.equal(wrong.status, 400);
  assert.deepEqual(
    JSON.parse(wrong.body).errors.map(({ path }) => path),
    ["gatewayPoint"],
  );
  assert.doesNotMatch(wrong.body, /Wolstenholme/);

  await until(
    ({ body }) => JSON.parse(body).state === "patient-matched",
    () => call("consultations/4711"),
  );
  assert.equal((await call("consultations/4714")).status, 404);
} finally {
  application.kill("SIGTERM");
}
assert.deepEqual(await Promise.race([ended, pause(20_000, "it still runs")]), [null, "SIGTERM"]);
