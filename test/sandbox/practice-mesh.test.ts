import { expect, test } from "vitest";
import { readAcknowledgement } from "../../src/message/acknowledgement/read.js";
import { practiceMesh, type PracticeMeshOptions } from "../../src/sandbox/index.js";
import { envelopeOf } from "../../src/transport/envelope.js";
import type { Envelope } from "../../src/transport/transport.js";
import { messageFor } from "./support/message.js";

/** What is in the sender's inbox after one send. */
async function answersTo(envelope: Envelope, options?: PracticeMeshOptions): Promise<string[]> {
  const transport = practiceMesh(options).transport("X26ABC1");
  await transport.send(envelope);
  const answers: string[] = [];
  for await (const id of transport.listInbox()) {
    const item = await transport.download(id);
    answers.push(
      item.type === "report"
        ? `${item.statusCode} ${item.statusEvent}`
        : readAcknowledgement(item.body)
            .codes.map(({ code }) => code)
            .join(),
    );
  }
  return answers;
}

test("UR-100: a mesh in memory answers as the sandbox does", async () => {
  expect(await answersTo(envelopeOf(messageFor()))).toEqual(["20013", "30001"]);
  expect(await answersTo(envelopeOf(messageFor({ given: "20010" })))).toEqual(["20010"]);
  expect(await answersTo(envelopeOf(messageFor({ given: "noresponse" })))).toEqual([]);
});

test("ME-09, UR-093: what cannot be routed comes back as a report", async () => {
  expect(await answersTo(envelopeOf(messageFor({ given: "EPL-154" })))).toEqual(["EPL-154 SEND"]);
  expect(await answersTo({ ...envelopeOf(messageFor()), to: "GPPROVIDER_nobody" })).toEqual(["EPL-151 SEND"]);
  expect(await answersTo({ ...envelopeOf(messageFor()), workflowId: "OTHER" })).toEqual(["EPL-151 SEND"]);
});

test("UR-091: of several practices the one that has the patient answers; if none has, nobody answers", async () => {
  const practices = [
    { odsCode: "A12345", mailboxId: "A12345GP001", patients: ["9990000026"] },
    { odsCode: "B12345", mailboxId: "B12345GP001", patients: ["9990000018"] },
  ];
  const transport = practiceMesh({ practices }).transport("X26ABC1");
  await transport.send(envelopeOf(messageFor()));
  for await (const id of transport.listInbox())
    expect(await transport.download(id)).toMatchObject({ from: "B12345GP001", localId: "B12345" });
  expect(await answersTo(envelopeOf(messageFor()), { practices: practices.slice(0, 1) })).toEqual(["EPL-151 SEND"]);
});

test("UR-110: the same clock and ids give the same answers", async () => {
  const answers = async (): Promise<string[]> => {
    let count = 0;
    const transport = practiceMesh({
      clock: () => new Date("2026-03-02T10:15:00Z"),
      newId: () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, "0")}`,
    }).transport("X26ABC1");
    await transport.send({ ...envelopeOf(messageFor()), body: new TextEncoder().encode("<Bundle") });
    const found: string[] = [];
    for await (const id of transport.listInbox()) {
      const item = await transport.download(id);
      found.push(item.type === "message" ? new TextDecoder().decode(item.body) : "");
    }
    return found;
  };
  expect(await answers()).toEqual(await answers());
});
