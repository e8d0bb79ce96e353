import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSandbox, type Sandbox } from "../../../src/sandbox/index.js";
import { descriptionIsHere, operations } from "./api-description.js";
import { answerFaults, operationOfExchange, requestFaults } from "./check-exchange.js";
import { everyOperation } from "./client-script.js";
import { answerDeviations, requestDeviations, unexplained, unused } from "./deviations.js";
import { recorderBefore, throughRecorder, type Recorder } from "./recorder.js";
import { everyAnswer } from "./server-script.js";

if (!descriptionIsHere) console.log("not run: ../shared is not here (mesh-api.yaml)");

describe.skipIf(!descriptionIsHere)("NHS England's description of the MESH API", () => {
  let sandbox: Sandbox;
  let recorder: Recorder;
  let ofClient: readonly Recorder["exchanges"][number][];

  beforeAll(async () => {
    sandbox = await startSandbox({ practices: [{ mailboxId: "A12345GP001", odsCode: "A12345", patients: [] }] });
    recorder = await recorderBefore(sandbox);
    await everyOperation((mailboxId) => throughRecorder(sandbox, recorder, mailboxId));
    ofClient = [...recorder.exchanges];
    await everyAnswer(recorder);
  });
  afterAll(async () => {
    console.log(
      `mesh-api.yaml: ${ofClient.length} requests of this client and ${recorder.exchanges.length} answers of the ` +
        `sandbox to ${operations.length} operations; known deviations: ${requestDeviations.length} of requests, ` +
        `${answerDeviations.length} of answers`,
    );
    await recorder.close();
    await sandbox.close();
  });

  test("ME-03, ME-05, ME-07, ME-11, ME-12: every request of this client is as described", () => {
    const faults = ofClient.flatMap(requestFaults);
    expect(unexplained(faults, requestDeviations)).toEqual([]);
    expect(unused(faults, requestDeviations)).toEqual([]);
  });

  test("the client uses every operation, but for the tracking by its own id, which is deprecated", () => {
    const used = new Set(ofClient.map((exchange) => operationOfExchange(exchange)?.name));
    expect(operations.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([
      "GET /messageexchange/{mailbox_id}/outbox/tracking/{local_id}",
    ]);
  });

  test("ME-04, ME-10: every answer of the sandbox is as described, in v1 and v2", () => {
    const faults = recorder.exchanges.flatMap(answerFaults);
    expect(unexplained(faults, answerDeviations)).toEqual([]);
    expect(unused(faults, answerDeviations)).toEqual([]);
  });

  test("the sandbox gives every status that is described for any operation", () => {
    const given = new Set(recorder.exchanges.map((each) => `${operationOfExchange(each)?.name ?? ""} ${each.status}`));
    const described = operations.flatMap(({ name, answers }) =>
      Object.keys(answers).map((status) => `${name} ${status}`),
    );
    expect(described).toHaveLength(50);
    expect(described.filter((each) => !given.has(each))).toEqual([]);
  });

  test("the check itself sees what is missing, unknown, of another type or too long", () => {
    const sent = ofClient.find(({ method, url }) => method === "POST" && url.endsWith("/outbox"));
    const listed = ofClient.find(({ url }) => url.includes("/inbox?"));
    if (sent === undefined || listed === undefined) throw new Error("nothing was recorded");
    const headers = Object.fromEntries(Object.entries(sent.sent.headers).filter(([name]) => name !== "mex-to"));
    const words = (faults: ReturnType<typeof requestFaults>): readonly string[] => faults.map((fault) => fault.words);
    const sentWith = (more: object): readonly string[] =>
      words(requestFaults({ ...sent, sent: { ...sent.sent, headers: { ...headers, ...more } } }));
    expect(sentWith({})).toContain("header mex-to is missing");
    expect(sentWith({ "mex-to": "A".repeat(101) })).toContain("header mex-to must NOT have more than 100 characters");
    expect(sentWith({ "mex-other": "1" })).toContain("header mex-other is not described");
    expect(sentWith({ authorization: "Basic x" })).toContain("the token is not as described");
    expect(words(requestFaults({ ...listed, url: `${listed.url}&other=1` }))).toContain("query other is not described");
    expect(words(requestFaults({ ...listed, url: "/messageexchange/X26ABC1/inbox?max_results=9" }))).toContain(
      "query max_results must be >= 10",
    );
    expect(words(requestFaults({ ...listed, method: "PATCH" }))).toEqual(["no operation has this method and path"]);
    const answered = (body: string, status = 200): readonly string[] =>
      words(answerFaults({ ...listed, status, got: { ...listed.got, body: Buffer.from(body) } }));
    expect(answered("{}")).toEqual(["must have required property 'messages'"]);
    expect(answered('{"messages":[1]}')).toEqual(["/messages/* must be string"]);
    expect(answered('{"messages":[],"more":1}')).toEqual(["/more is not described"]);
    expect(answered("no")).toEqual(["the body is no JSON"]);
    expect(answered("{}", 418)).toEqual(["the status is not described"]);
  });
});
