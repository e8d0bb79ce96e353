import { expect, test } from "vitest";
import { InvalidValueError } from "../../../src/errors.js";
import { againstServer, json } from "../support/against-server.js";
import { failureOf } from "../support/fixtures.js";

const mesh = againstServer();
const workflow = "GPCONNECT_UPDATE_RECORD";

test.each([
  { form: "second", results: [{ mailbox_id: "A12345GP001", mailbox_name: "a practice" }] },
  { form: "first", results: [{ address: "A12345GP001", description: "a practice", endpoint_type: "MESH" }] },
])("ME-04, ME-12: both look-ups read the $form form of the answer", async ({ results }) => {
  mesh.server.answer = () => json({ query_id: "Q1", results });
  const found = [{ mailboxId: "A12345GP001", name: "a practice" }];
  expect(await mesh.transport.lookUpEndpoint("A12345", workflow)).toEqual(found);
  expect(await mesh.transport.searchWorkflow(workflow)).toEqual(found);
  expect(mesh.server.received.map(({ method, url }) => `${method} ${url}`)).toEqual([
    `GET /messageexchange/endpointlookup/A12345/${workflow}`,
    `GET /messageexchange/workflowsearch/${workflow}`,
  ]);
});

test("ME-12: no mailbox is no error", async () => {
  mesh.server.answer = () => json({ results: [] });
  expect(await mesh.transport.lookUpEndpoint("A12345", workflow)).toEqual([]);
});

test.each([
  {},
  { results: {} },
  { results: [null] },
  { results: [{ mailbox_id: "a:b", mailbox_name: "" }] },
  { results: [{ mailbox_id: "A12345GP001" }] },
])("ME-12: the answer %j is an error, and never no mailbox", async (body) => {
  mesh.server.answer = () => json(body);
  expect(await failureOf(mesh.transport.searchWorkflow(workflow))).toMatchObject({
    reason: "answer-unreadable",
    certainty: "not-done",
  });
});

test.each(["", ".", "..", "A B", "é", "A".repeat(301)])(
  "ME-12: the workflow id %j is asked for nowhere",
  async (id) => {
    await expect(mesh.transport.searchWorkflow(id)).rejects.toThrow(InvalidValueError);
    await expect(mesh.transport.lookUpEndpoint("A12345", id)).rejects.toThrow(InvalidValueError);
    await expect(mesh.transport.lookUpEndpoint("../X", workflow)).rejects.toThrow(InvalidValueError);
    expect(mesh.server.received).toEqual([]);
  },
);

test("ME-12: a workflow id stays one part of the address", async () => {
  mesh.server.answer = () => json({ results: [] });
  await mesh.transport.searchWorkflow("../A?b#c");
  expect(mesh.server.received[0]?.url).toBe("/messageexchange/workflowsearch/..%2FA%3Fb%23c");
});
