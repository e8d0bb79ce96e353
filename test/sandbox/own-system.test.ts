import { expect, test } from "vitest";
import { writeXml } from "../../src/fhir/xml/write-xml.js";
import { composeAcknowledgement } from "../../src/message/acknowledgement/compose.js";
import { startSandbox, type Sandbox } from "../../src/sandbox/index.js";
import type { ResponseCode } from "../../src/terminology/response-codes.js";
import { bytesOf, messageFor } from "./support/message.js";
import { call, posted, token } from "./support/raw-client.js";

const toOwn = { "mex-to": "X26ABC2", "mex-workflowid": "GPCONNECT_UPDATE_RECORD" };

/** The answer of a tester's own practice system, which has the mailbox X26ABC2. */
async function answered(sandbox: Sandbox, headerId: string, code: ResponseCode): Promise<string> {
  const bundle = composeAcknowledgement({
    request: { headerId },
    code,
    practice: { odsCode: "X26", mailboxId: "X26ABC2" },
  });
  const answer = await call(sandbox, "/messageexchange/X26ABC2/outbox", {
    method: "POST",
    certificateOf: "X26ABC2",
    authorization: token({ mailboxId: "X26ABC2" }),
    headers: { "mex-to": "X26ABC1", "mex-workflowid": "GPCONNECT_UPDATE_RECORD_ACK", "content-type": "text/xml" },
    body: writeXml(bundle),
  });
  return (answer.json() as { message_id: string }).message_id;
}

test("UR-111: answers of the owner's own practice system are in the timeline of what they answer", async () => {
  await using sandbox = await startSandbox();
  const before = await posted(sandbox, toOwn, "no message");
  const id = await posted(sandbox, toOwn, bytesOf(messageFor()));
  const read = await sandbox.messages.waitFor({ text: "Thistlewood", kind: "update-record" });
  expect(read).toMatchObject({ id, practice: "X26", service: "Pharmacy First, Acute sinusitis", state: "sent" });
  expect(sandbox.messages.get(before)?.patient).toBeUndefined();
  const first = await answered(sandbox, read.headerId ?? "", "20013");
  await sandbox.messages.waitFor({ id, state: "received" });
  const second = await answered(sandbox, read.headerId ?? "", "30002");
  const rejected = await sandbox.messages.waitFor({ id, state: "rejected" });
  expect(rejected.answers).toEqual([first, second]);
  expect(rejected.steps.map(({ step, code, messageId }) => [step, code, messageId])).toEqual([
    ["taken", undefined, undefined],
    ["infrastructure-acknowledgement", "20013", first],
    ["business-acknowledgement", "30002", second],
  ]);
  expect(rejected.steps.at(-1)?.words).toContain("Practice X26 answered 30002");
  expect(sandbox.messages.get(second)).toMatchObject({ answerTo: id, practice: "X26" });
});

test("an answer to nothing that we know is an acknowledgement and no more", async () => {
  await using sandbox = await startSandbox();
  const id = await answered(sandbox, "00000000-0000-4000-8000-000000000000", "20013");
  const next = await posted(sandbox, toOwn, bytesOf(messageFor()));
  await sandbox.messages.waitFor({ id: next, text: "Thistlewood" });
  expect(sandbox.messages.get(id)).toMatchObject({ kind: "acknowledgement", answers: [] });
  expect(sandbox.messages.get(id)?.answerTo).toBeUndefined();
});
