import { expect, test } from "vitest";
import { InvalidValueError } from "../../src/errors.js";
import { SandboxTimeoutError, startSandbox } from "../../src/sandbox/index.js";
import { sent } from "./support/client.js";
import { posted } from "./support/raw-client.js";

const wordsOf = (error: unknown): string => (error instanceof SandboxTimeoutError ? error.message : "no such error");

test("what is there already ends the waiting at once; otherwise what comes later does", async () => {
  await using sandbox = await startSandbox();
  const later = sandbox.messages.waitFor({ localId: "b" });
  const other = sandbox.messages.waitFor({ text: "nothing like this", timeoutMs: 60_000 });
  const a = await posted(sandbox, { "mex-localid": "a" });
  const b = await posted(sandbox, { "mex-localid": "b" });
  expect((await later).id).toBe(b);
  expect((await sandbox.messages.waitFor({ localId: "a", timeoutMs: 0 })).id).toBe(a);
  expect(await Promise.race([other, Promise.resolve("still waiting")])).toBe("still waiting");
  void other.catch(() => undefined);
});

test("a timeout says what was there instead, and neither a patient's name nor what was asked for by text", async () => {
  await using sandbox = await startSandbox();
  const none = sandbox.messages.waitFor({ kind: "report", text: "Thistlewood", timeoutMs: 0 });
  await expect(none).rejects.toMatchObject({ code: "sandbox-timeout", name: "SandboxTimeoutError" });
  expect(await none.catch(wordsOf)).toBe(
    "No message with kind report, this text came within 0 ms. The sandbox holds no message at all: is the message " +
      "sent, and to this sandbox (`transportOptionsFor`)?",
  );
  const id = await sent(sandbox, { given: "IB002" });
  const { answers } = await sandbox.messages.waitFor({ id, state: "rejected" });
  const matched = sandbox.messages.waitFor({ text: "Thistlewood", state: "patient-matched", timeoutMs: 5 });
  expect(await matched.catch(wordsOf)).toBe(
    "No message with this text, state patient-matched came within 5 ms. In other states there are: update-record " +
      `${id} from X26ABC1 is rejected (Practice A12345 answered 30002: Patient not known here. (aka 'patient record ` +
      "not present in system')).",
  );
  const elsewhere = await sandbox.messages.waitFor({ localId: "mine", timeoutMs: 0 }).catch(wordsOf);
  expect(elsewhere).toContain("Of 3 messages the latest are: acknowledgement");
  for (const answer of answers) expect(elsewhere).toContain(answer);
  expect(elsewhere).not.toContain("mine");
});

test("a signal ends the waiting, and nothing is left behind of it", async () => {
  await using sandbox = await startSandbox();
  const ending = new AbortController();
  const waiting = sandbox.messages.waitFor({ localId: "a", signal: ending.signal, timeoutMs: 60_000 });
  const timers = process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  ending.abort(new Error("the test has ended"));
  await expect(waiting).rejects.toThrow("the test has ended");
  expect(process.getActiveResourcesInfo().filter((name) => name === "Timeout").length).toBeLessThan(timers);
  await expect(sandbox.messages.waitFor({ localId: "a", signal: ending.signal })).rejects.toThrow("the test has ended");
});

test.each<[unknown]>([[null], [{ timeoutMs: -1 }], [{ timeoutMs: "1" }], [{ status: "sent" }], [{ state: "lost" }]])(
  "waiting for %j is refused at once, because it would never end well",
  async (options) => {
    await using sandbox = await startSandbox();
    await expect(sandbox.messages.waitFor(options as object)).rejects.toThrow(InvalidValueError);
  },
);
