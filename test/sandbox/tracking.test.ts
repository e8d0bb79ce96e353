import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { call, post, posted, type RawAnswer } from "./support/raw-client.js";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({
    mailboxes: [
      { mailboxId: "X26ABC1", odsCode: "FA123" },
      { mailboxId: "X26ABC2", odsCode: "X26" },
      { mailboxId: "X26ABC3", odsCode: "X26" },
    ],
  });
});
afterAll(async () => {
  await sandbox.close();
});

const own = "/messageexchange/X26ABC1";

describe("tracking", () => {
  test("ME-11: what v2 says of a message: who has it, until when, and times without a zone", async () => {
    const id = await posted(sandbox, { "mex-localid": "one", "mex-filename": "a.xml" });
    const tracked = (await call(sandbox, `${own}/outbox/tracking?messageID=${id}`)).json() as Record<string, string>;
    expect(tracked).toMatchObject({
      message_id: id,
      local_id: "one",
      filename: "a.xml",
      recipient: "X26ABC2",
      recipient_name: "Sandbox mailbox X26ABC2",
      recipient_ods_code: "X26",
      status_code: "00",
      status_event: "TRANSFER",
    });
    for (const name of ["upload_timestamp", "expiry_time", "status_timestamp"])
      expect(tracked[name]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
    const [from, until] = [tracked["upload_timestamp"], tracked["expiry_time"]].map((time) =>
      Date.parse(`${time ?? ""}Z`),
    );
    expect((until ?? 0) - (from ?? 0)).toBe(5 * 24 * 3_600_000);
  });

  test("ME-11: v1 has the API description's own names, and the time at which it was acknowledged", async () => {
    const id = await posted(sandbox, { "mex-subject": "Test" }, "12345");
    const track = async (): Promise<unknown> =>
      (await call(sandbox, `${own}/outbox/tracking?messageID=${id}`, { v1: true })).json();
    expect(await track()).toMatchObject({
      messageId: id,
      dtsId: id,
      fileSize: 5,
      chunkCount: 1,
      sender: "X26ABC1",
      senderOdsCode: "FA123",
      meshRecipientOdsCode: "X26",
      subject: "Test",
      status: "Accepted",
      statusSuccess: "SUCCESS",
      downloadTimestamp: "",
    });
    await call(sandbox, `/messageexchange/X26ABC2/inbox/${id}/status/acknowledged`, {
      method: "PUT",
      certificateOf: "X26ABC2",
    });
    expect(await track()).toMatchObject({
      status: "Acknowledged",
      fileSize: 5,
      downloadTimestamp: expect.stringMatching(/^\d{14}$/) as unknown,
    });
  });

  test("ME-11: by local id: a v1 body whatever is accepted, 404 for none, 300 for two", async () => {
    const byLocalId = (localId: string): Promise<RawAnswer> => call(sandbox, `${own}/outbox/tracking/${localId}`);
    const id = await posted(sandbox, { "mex-localid": "my id" });
    expect((await byLocalId("my%20id")).json()).toMatchObject({ messageId: id, localId: "my id" });
    await posted(sandbox, { "mex-localid": "my id" });
    expect((await byLocalId("my%20id")).status).toBe(300);
    expect((await byLocalId("other")).status).toBe(404);
    expect((await byLocalId("%E0%A4%A")).status).toBe(404);
  });
});

describe("looking up", () => {
  const look = async (path: string, v1?: true): Promise<unknown> =>
    (
      await call(sandbox, `/messageexchange/${path}`, { authorization: undefined, ...(v1 === undefined ? {} : { v1 }) })
    ).json();
  const found = (...ids: string[]): unknown => ({
    results: ids.map((id) => ({ mailbox_id: id, mailbox_name: `Sandbox mailbox ${id}` })),
  });

  test("ME-12: an organisation's mailboxes for a workflow, in v2 and v1, without a token", async () => {
    expect(await look("endpointlookup/A12345/GPCONNECT_UPDATE_RECORD")).toEqual(found("A12345GP001"));
    expect(await look("endpointlookup/a12345/OTHER")).toEqual(found());
    expect(await look("endpointlookup/X26/OTHER")).toEqual(found("X26ABC2", "X26ABC3"));
    expect(await look("endpointlookup/ZZZ/OTHER")).toEqual(found());
    expect(await look("endpointlookup/A12345/GPCONNECT_UPDATE_RECORD", true)).toEqual({
      query_id: expect.any(String) as unknown,
      results: [{ address: "A12345GP001", description: "Sandbox mailbox A12345GP001", endpoint_type: "MESH" }],
    });
  });

  test("ME-12: what is found is what a send is accepted for", async () => {
    expect(await look("workflowsearch/OTHER")).toEqual(found("X26ABC1", "X26ABC2", "X26ABC3"));
    const all = await look("workflowsearch/GPCONNECT_UPDATE_RECORD");
    expect(all).toEqual(found("A12345GP001", "X26ABC1", "X26ABC2", "X26ABC3"));
    const statuses = await Promise.all(
      ["A12345GP001", "X26ABC3"].map(
        async (to) => (await post(sandbox, { "mex-to": to, "mex-workflowid": "OTHER" })).status,
      ),
    );
    expect(statuses).toEqual([417, 202]);
  });
});
