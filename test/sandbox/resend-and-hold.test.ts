import { expect, test } from "vitest";
import { InvalidValueError } from "../../src/errors.js";
import { startSandbox } from "../../src/sandbox/index.js";
import { answersIn, inbox, pharmacy, sent } from "./support/client.js";
import { post, posted } from "./support/raw-client.js";

test("UR-100: an answer that is sent again is in the sender's inbox twice: same bytes, another id", async () => {
  await using sandbox = await startSandbox();
  const id = await sent(sandbox);
  const { answers } = await sandbox.messages.waitFor({ id, state: "patient-matched" });
  const [first = "", second = ""] = answers;
  const reader = pharmacy(sandbox);
  await reader.acknowledge(second);
  await reader.close();
  const again = await sandbox.messages.resend(second);
  expect(again).toMatchObject({ kind: "acknowledgement", answerTo: id, practice: "A12345" });
  expect(again.id).not.toBe(second);
  expect(sandbox.messages.body(again.id)).toEqual(sandbox.messages.body(second));
  expect(await inbox(sandbox)).toEqual([first, again.id]);
  expect(sandbox.messages.get(id)?.answers).toEqual([first, second, again.id]);
  expect(sandbox.messages.get(id)?.state).toBe("patient-matched");
});

test("ME-13: a message that is sent again reaches its practice again, which has it already", async () => {
  await using sandbox = await startSandbox();
  const id = await sent(sandbox);
  await sandbox.messages.waitFor({ id, state: "patient-matched" });
  const again = await sandbox.messages.resend(id);
  expect(again.state).toBe("sent");
  const answered = await sandbox.messages.waitFor({ id: again.id, state: "received" });
  expect(answered.steps.at(-1)?.code).toBe("20007");
});

test("ME-06, ME-09: a report, and a message in parts, are sent again as they were", async () => {
  await using sandbox = await startSandbox();
  const id = await sent(sandbox, { given: "EPL-151" });
  const { answers } = await sandbox.messages.waitFor({ id, state: "undeliverable" });
  const report = await sandbox.messages.resend(answers[0] ?? "");
  expect([report.kind, report.answerTo, await answersIn(sandbox)]).toEqual(["report", id, ["EPL-151", "EPL-151"]]);
  const { message_id: first } = (await post(sandbox, { "mex-chunk-range": "1:2" }, "one ")).json() as {
    message_id: string;
  };
  await expect(sandbox.messages.resend(first)).rejects.toThrow(InvalidValueError);
  await expect(sandbox.messages.resend("0")).rejects.toThrow(InvalidValueError);
});

test("UR-100: held answers are in no inbox until they are released, in the order that is asked for", async () => {
  await using sandbox = await startSandbox();
  const release = sandbox.messages.hold({ practice: "A12345" });
  const id = await sent(sandbox);
  await sandbox.messages.waitFor({ kind: "acknowledgement", text: "30001" });
  const held = sandbox.messages.get(id);
  expect([held?.state, held?.answers, await inbox(sandbox)]).toEqual(["sent", [], []]);
  expect(held?.steps.slice(2).map(({ step, words }) => [step, words])).toEqual([
    ["fault", "The answer: held back"],
    ["fault", "The answer: held back"],
  ]);
  await release("reversed");
  expect(await answersIn(sandbox)).toEqual(["30001", "20013"]);
  // What comes last says less: the practice has found the patient all the same.
  expect(sandbox.messages.get(id)?.state).toBe("patient-matched");
  await release();
  expect(await inbox(sandbox)).toHaveLength(2);
  const next = await sent(sandbox);
  await sandbox.messages.waitFor({ id: next, state: "patient-matched" });
});

test("answers are held by what they answer, released by their ids, and nothing else is held", async () => {
  await using sandbox = await startSandbox();
  const other = await posted(sandbox, { "mex-localid": "mine" });
  expect(sandbox.messages.get(other)?.kind).toBe("other");
  const release = sandbox.messages.hold({ text: "Held" });
  const free = await sent(sandbox);
  await sandbox.messages.waitFor({ id: free, state: "patient-matched" });
  await sent(sandbox, { family: "Held", given: "Robin" });
  await sandbox.messages.waitFor({ text: "30001", kind: "acknowledgement" });
  const inTheEnd = await sandbox.messages.waitFor({ text: "Held", kind: "update-record" });
  await expect.poll(() => sandbox.messages.get(inTheEnd.id)?.steps).toHaveLength(4);
  const answers = sandbox.messages.list({ kind: "acknowledgement" }).filter(({ answerTo }) => answerTo === inTheEnd.id);
  const [business] = answers;
  await release([business?.id ?? ""]);
  expect((await answersIn(sandbox)).slice(2)).toEqual(["30001", "20013"]);
});

test("held answers that were cleared are not released, and an order that is none is refused", async () => {
  await using sandbox = await startSandbox();
  const release = sandbox.messages.hold({});
  await sent(sandbox);
  await sandbox.messages.waitFor({ kind: "acknowledgement", text: "30001" });
  await expect(release(7 as never)).rejects.toThrow(InvalidValueError);
  sandbox.messages.clear();
  await release();
  expect(await inbox(sandbox)).toEqual([]);
});
