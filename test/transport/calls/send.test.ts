import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { InvalidValueError } from "../../../src/errors.js";
import type { Envelope } from "../../../src/transport/transport.js";
import { againstServer, json } from "../support/against-server.js";
import { envelope, failureOf } from "../support/fixtures.js";

const mesh = againstServer();
const accepted = json({ message_id: "M1" }, 202);

test.each([{ message_id: "M1" }, { messageID: "M1" }, { message_id: "", messageID: "M1" }])(
  "ME-04, ME-05: a send posts headers and bytes, and reads the id from %o",
  async (answer) => {
    mesh.server.answer = () => json(answer, 202);
    expect(await mesh.transport.send(envelope)).toEqual({ messageId: "M1" });
    const [request] = mesh.server.sends();
    expect(request).toMatchObject({ method: "POST", url: "/messageexchange/X26ABC1/outbox" });
    expect(request?.headers).toMatchObject({
      accept: "application/vnd.mesh.v2+json",
      "content-type": "application/fhir+xml",
      "mex-from": "X26ABC1",
      "mex-to": envelope.to,
      "mex-workflowid": envelope.workflowId,
      "mex-subject": envelope.subject,
      "mex-localid": "FAB01",
    });
    for (const name of ["content-encoding", "mex-chunk-range", "mex-content-checksum", "mex-filename"])
      expect(request?.headers).not.toHaveProperty(name);
    expect(new Uint8Array(request?.body ?? [])).toEqual(envelope.body);
  },
);

test.each([{}, { message_id: "" }, { message_id: 5 }, { message_id: "A".repeat(101) }, { messageID: "A\r\nB: C" }])(
  "ME-05: a 202 with %o in place of an id is certainly done, and gives no id",
  async (answer) => {
    mesh.server.answer = () => json(answer, 202);
    expect(await failureOf(mesh.transport.send(envelope))).toMatchObject({
      reason: "answer-unreadable",
      certainty: "done",
      resendCanHelp: false,
    });
  },
);

test("ME-05: a subject is folded to ASCII; an empty local id is left out", async () => {
  mesh.server.answer = () => accepted;
  await mesh.transport.send({ ...envelope, subject: "Siân Łukasz Ólafur Straße O’Neill – 李", localId: "" });
  expect(mesh.server.sends()[0]?.headers["mex-subject"]).toBe("Sian Lukasz Olafur Strasse O'Neill - ?");
  expect(mesh.server.sends()[0]?.headers).not.toHaveProperty("mex-localid");
});

test("ME-05: a file name goes out as mex-filename", async () => {
  mesh.server.answer = () => accepted;
  await mesh.transport.send({ ...envelope, fileName: "consultation.xml" });
  expect(mesh.server.sends()[0]?.headers["mex-filename"]).toBe("consultation.xml");
});

test("ME-05: the checksum is the SHA-256 of the message before compression, in hexadecimal", async () => {
  mesh.server.answer = () => accepted;
  await mesh.open({ checksum: true, compress: true }).send(envelope);
  const [request] = mesh.server.sends();
  expect(request?.headers["mex-content-checksum"]).toBe(createHash("sha256").update(envelope.body).digest("hex"));
  expect(request?.headers["content-encoding"]).toBe("gzip");
  expect(new Uint8Array(gunzipSync(request?.body ?? ""))).toEqual(envelope.body);
});

test.each([
  { name: "mex-to", more: { to: "A".repeat(101) } },
  { name: "mex-to", more: { to: "" } },
  { name: "mex-to", more: { to: "GPPROVIDER_9990000018_19700101_Müller" } },
  { name: "mex-to", more: { to: 5 } },
  { name: "mex-workflowid", more: { workflowId: "" } },
  { name: "mex-workflowid", more: { workflowId: "W".repeat(301) } },
  { name: "mex-subject", more: { subject: "S".repeat(501) } },
  { name: "mex-subject", more: { subject: "two\r\nmex-to: lines" } },
  { name: "mex-subject", more: { subject: null } },
  { name: "mex-localid", more: { localId: "L".repeat(301) } },
  { name: "mex-filename", more: { fileName: "F".repeat(301) } },
  { name: "mex-filename", more: { fileName: "Müller.xml" } },
  { name: "content-type", more: { contentType: "text/plain\n" } },
])("ME-05: $name $more is refused before anything is sent", async ({ name, more }) => {
  const failure = await failureOf(mesh.transport.send({ ...envelope, ...more } as Envelope));
  expect(failure).toMatchObject({ reason: "header-invalid", certainty: "not-done", resendCanHelp: false });
  expect(failure.message).toContain(name);
  for (const value of Object.values(more)) if (value !== "") expect(failure.message).not.toContain(String(value));
  expect(mesh.server.received).toHaveLength(0);
});

test.each([undefined, null, "<Bundle/>", { ...envelope, body: "<Bundle/>" }])(
  "what is no envelope is refused before anything is sent: %o",
  async (given) => {
    await expect(mesh.transport.send(given as unknown as Envelope)).rejects.toThrow(InvalidValueError);
    expect(mesh.server.received).toHaveLength(0);
  },
);
