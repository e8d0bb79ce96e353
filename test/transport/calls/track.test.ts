import { expect, test } from "vitest";
import { meshTime } from "../../../src/transport/mesh/calls/mesh-time.js";
import { againstServer, json } from "../support/against-server.js";
import { failureOf } from "../support/fixtures.js";

const mesh = againstServer();

const v2 = {
  message_id: "M1",
  local_id: "FAB01",
  workflow_id: "GPCONNECT_UPDATE_RECORD",
  filename: "message.xml",
  expiry_time: "20260706122153",
  upload_timestamp: "20260701122152",
  recipient: "A12345GP001",
  recipient_name: "a practice",
  status_success: true,
  status: "accepted",
  status_event: "TRANSFER",
  status_timestamp: "2026-07-01T12:21:52",
  status_description: "Success",
  status_code: "00",
};
const v1 = {
  addressType: "ALL",
  dtsId: "M1",
  messageId: "M1",
  fileSize: 187,
  localId: "FAB01",
  workflowId: "GPCONNECT_UPDATE_RECORD",
  recipient: "A12345GP001",
  status: "Accepted",
  statusCode: "00",
  statusDescription: "Success",
  statusEvent: "TRANSFER",
  statusTimestamp: "20260701122152",
  uploadTimestamp: "20260701122152",
  downloadTimestamp: "",
};
const typed = {
  messageId: "M1",
  status: "accepted",
  statusWord: "accepted",
  statusCode: "00",
  statusEvent: "TRANSFER",
  statusDescription: "Success",
  localId: "FAB01",
  workflowId: "GPCONNECT_UPDATE_RECORD",
  recipient: "A12345GP001",
  uploadedAt: new Date("2026-07-01T12:21:52Z"),
};

test.each([
  { form: "second", body: v2, is: typed },
  { form: "first", body: v1, is: { ...typed, statusWord: "Accepted" } },
])("ME-04, ME-11: tracking is read from the $form form of the answer", async ({ body, is }) => {
  mesh.server.answer = () => json(body);
  expect(await mesh.transport.track("M1")).toEqual(is);
  expect(mesh.server.received[0]).toMatchObject({
    method: "GET",
    url: "/messageexchange/X26ABC1/outbox/tracking?messageID=M1",
  });
});

test("ME-11: an acknowledged message was collected, at the time that either form gives", async () => {
  const collectedAt = new Date("2026-07-02T08:00:00Z");
  for (const body of [
    { ...v2, status: "acknowledged", status_timestamp: "2026-07-02T08:00:00" },
    { ...v1, status: "Acknowledged", downloadTimestamp: "20260702080000" },
  ]) {
    mesh.server.answer = () => json(body);
    expect(await mesh.transport.track("M1")).toMatchObject({ status: "acknowledged", collectedAt });
  }
});

test.each([
  { word: "Uploading", status: "uploading" },
  { word: " undeliverable ", status: "undeliverable" },
  { word: "error", status: "error" },
  { word: "on its way", status: "other" },
  { word: null, status: "other" },
])("ME-11: the status $word is $status, and MESH's word is kept", async ({ word, status }) => {
  mesh.server.answer = () => json({ message_id: "m1", status: word, upload_timestamp: "yesterday" });
  expect(await mesh.transport.track("M1")).toEqual({ messageId: "M1", status, statusWord: word?.trim() ?? "" });
});

test("ME-11: what the first form calls a diagnosis of the failure is the description", async () => {
  mesh.server.answer = () => json({ ...v1, status: "Error", statusDescription: null, failureDiagnostic: "not found" });
  expect(await mesh.transport.track("M1")).toMatchObject({ status: "error", statusDescription: "not found" });
});

test.each([{}, [], null, "M1", { ...v2, message_id: "M2" }, { ...v2, message_id: 5 }])(
  "ME-11: an answer about no message or another one, %j, is an error",
  async (body) => {
    mesh.server.answer = () => json(body);
    expect(await failureOf(mesh.transport.track("M1"))).toMatchObject({
      reason: "answer-unreadable",
      certainty: "not-done",
    });
  },
);

test("ME-11: a message that this mailbox did not send is not found", async () => {
  mesh.server.answer = () => ({ status: 404 });
  expect(await failureOf(mesh.transport.track("M1"))).toMatchObject({ reason: "message-not-found" });
});

test.each([
  { text: "20260701122152", is: "2026-07-01T12:21:52.000Z" },
  { text: "2026-07-01T12:21:52", is: "2026-07-01T12:21:52.000Z" },
  { text: "2026-07-01T12:21:52.123456", is: "2026-07-01T12:21:52.123Z" },
  { text: "2026-07-01T12:21:52+01:00", is: "2026-07-01T11:21:52.000Z" },
  { text: "2026-07-01T12:21:52Z", is: "2026-07-01T12:21:52.000Z" },
  { text: "20260230122152", is: undefined },
  { text: "20260701246000", is: undefined },
  { text: "2026-07-01T12:21:52+99:00", is: undefined },
  { text: "2026-07-01", is: undefined },
  { text: "", is: undefined },
])("ME-11: the time $text is $is", ({ text, is }) => {
  expect(meshTime(text)?.toISOString()).toBe(is);
});

test.each([
  { body: { count: 3 } },
  { body: { count: 3, internalID: "20200601122152994285_af20cED", allResultsIncluded: true } },
])("ME-04, ME-07: a count is read from $body", async ({ body }) => {
  mesh.server.answer = () => json(body);
  expect(await mesh.transport.count()).toBe(3);
  expect(mesh.server.received[0]).toMatchObject({ method: "GET", url: "/messageexchange/X26ABC1/count" });
});

test.each([{}, [3], { count: "3" }, { count: -1 }, { count: 1.5 }, { count: 1e300 }])(
  "ME-07: the count %j is an error, and never none",
  async (body) => {
    mesh.server.answer = () => json(body);
    expect(await failureOf(mesh.transport.count())).toMatchObject({ reason: "answer-unreadable" });
  },
);
