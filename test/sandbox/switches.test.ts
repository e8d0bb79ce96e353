import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { InvalidValueError } from "../../src/errors.js";
import { startSandbox, type PracticeSwitch, type Sandbox, type SandboxMessageState } from "../../src/sandbox/index.js";
import { sent } from "./support/client.js";
import { posted } from "./support/raw-client.js";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => {
  sandbox.practices.set("A12345", { answers: "as-asked" });
});
afterAll(async () => {
  await sandbox.close();
});

const codesOf = (id: string): unknown[] => (sandbox.messages.get(id)?.steps ?? []).flatMap(({ code }) => code ?? []);

test.each<[PracticeSwitch, string, SandboxMessageState, string[]]>([
  [{ answers: "as-asked" }, "Robin", "patient-matched", ["20013", "30001"]],
  [{ answers: "switched-off" }, "Robin", "switched-off", ["20010"]],
  [{ answers: "switched-off" }, "IB003", "switched-off", ["20010"]],
  [{ answers: "silent" }, "Robin", "unanswered", []],
  [{ answers: "rejects", code: "20012" }, "Robin", "rejected", ["20012"]],
  [{ answers: "rejects", code: "30003" }, "20013", "rejected", ["20013", "30003"]],
  [{ answers: "switched-off" }, "EPL-152", "undeliverable", ["EPL-152"]],
  [{ answers: "slow", delayMs: 1 }, "30002", "rejected", ["30002"]],
])("UR-102, UR-113: a practice that %j, for %s: %s", async (to, given, state, codes) => {
  sandbox.practices.set("A12345", to);
  expect(sandbox.practices.list()).toEqual([{ odsCode: "A12345", mailboxId: "A12345GP001", switch: to }]);
  const id = await sent(sandbox, { given });
  await sandbox.messages.waitFor({ id, state });
  expect(codesOf(id)).toEqual(codes);
});

test("ME-13: what a switched-off practice refused is no duplicate once it is switched on", async () => {
  sandbox.practices.set("A12345", { answers: "switched-off" });
  const id = await sent(sandbox);
  await sandbox.messages.waitFor({ id, state: "switched-off" });
  sandbox.practices.set("A12345", { answers: "as-asked" });
  const again = await sandbox.messages.resend(id);
  await sandbox.messages.waitFor({ id: again.id, state: "patient-matched" });
});

test("UR-111: what cannot be read is unreadable to a practice that is switched off, and silent is silent", async () => {
  const to = { "mex-to": "A12345GP001", "mex-workflowid": "GPCONNECT_UPDATE_RECORD" };
  sandbox.practices.set("A12345", { answers: "switched-off" });
  const unreadable = await posted(sandbox, to, "no message");
  await sandbox.messages.waitFor({ id: unreadable, state: "rejected" });
  expect(codesOf(unreadable)).toEqual(["10009"]);
  sandbox.practices.set("A12345", { answers: "silent" });
  const unanswered = await posted(sandbox, to, "no message");
  await sandbox.messages.waitFor({ id: unanswered, state: "unanswered" });
});

test.each<[unknown, unknown]>([
  ["B12345", { answers: "silent" }],
  ["A12345", null],
  ["A12345", { answers: "off" }],
  ["A12345", { answers: "silent", delayMs: 5 }],
  ["A12345", { answers: "slow" }],
  ["A12345", { answers: "slow", delayMs: -1 }],
  ["A12345", { answers: "rejects", code: "30001" }],
  ["A12345", { answers: "rejects", code: "99999" }],
])("practice %j is not set to %j", (odsCode, to) => {
  expect(() => {
    sandbox.practices.set(odsCode as string, to as PracticeSwitch);
  }).toThrow(InvalidValueError);
  expect(sandbox.practices.list()[0]?.switch).toEqual({ answers: "as-asked" });
});
