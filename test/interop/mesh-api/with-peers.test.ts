import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSandbox, type Sandbox } from "../../../src/sandbox/index.js";
import { startMeshClient } from "../support/mesh-client.js";
import { sharedKey, startMeshSandbox, type MeshSandboxPeer } from "../support/mesh-sandbox.js";
import { peerPython } from "../support/python.js";
import { descriptionIsHere } from "./api-description.js";
import { answerFaults, operationOfExchange, requestFaults } from "./check-exchange.js";
import { everyOperation } from "./client-script.js";
import { answerDeviations, unused } from "./deviations.js";
import { recorderBefore, startRecorder, throughRecorder, type Exchange, type Recorder } from "./recorder.js";
import { everyAnswer } from "./server-script.js";

const peer = peerPython();
const reason = "notRun" in peer ? peer.notRun : descriptionIsHere ? undefined : "../shared is not here";
if (reason !== undefined) console.log(`not run: ${reason} (mesh-api.yaml with NHS England's own programs)`);
const python = "python" in peer ? peer.python : "";

const gone = "the other lets an acknowledged message be read again; MESH need not, and this one has released its body";
const anyVersion = "the other does not look at the version that is asked for here";

/** Where this project's sandbox answers otherwise than NHS England's, and why. */
const differences: Readonly<Record<string, string>> = {
  "GET /messageexchange/{mailbox_id}/inbox/{message_id}: 200, here 410": gone,
  "GET /messageexchange/{mailbox_id}/inbox/{message_id}/{chunk_number}: 200, here 410": gone,
  "HEAD /messageexchange/{mailbox_id}/inbox/{message_id}: 200, here 410": gone,
  "HEAD /messageexchange/{mailbox_id}/inbox/{message_id}: 200, here 400": anyVersion,
  "GET /messageexchange/{mailbox_id}/outbox/tracking/{local_id}: 300, here 400": anyVersion,
  "HEAD /messageexchange/{mailbox_id}/inbox/{message_id}: 200, here 403":
    "the other tells any mailbox about a message of another one",
  "POST /messageexchange/{mailbox_id}/outbox: 202, here 417":
    "the other does not compare mex-from with the token (code 07)",
};

/** What NHS England's client sends beyond the description. */
const ofTheirClient = [
  "GET /messageexchange/endpointlookup/{ods_code}/{workflow_id}: header authorization is not described",
  "POST /messageexchange/{mailbox_id}/outbox: header mex-content-type is not described",
  "POST /messageexchange/{mailbox_id}: header mex-javaversion is not described",
  "POST /messageexchange/{mailbox_id}: header mex-osarchitecture is not described",
];

describe.skipIf(reason !== undefined)("NHS England's own programs and description", () => {
  let theirs: MeshSandboxPeer;
  let ours: Sandbox;
  let atTheirs: Recorder;
  let atOurs: Recorder;
  let ofPython: readonly Exchange[];
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "mesh-api-"));
    theirs = await startMeshSandbox(python, { mailboxes: [], patients: {} });
    ours = await startSandbox({ practices: [{ mailboxId: "A12345GP001", odsCode: "A12345", patients: [] }] });
    const { url, authority, client } = theirs;
    atTheirs = await startRecorder({ url, ca: authority.ca, credentialsFor: () => client });
    atOurs = await recorderBefore(ours);
    await everyOperation((mailboxId) => ({
      baseUrl: atTheirs.url,
      mailboxId,
      password: "password",
      sharedKey,
      tls: { ca: atTheirs.ca, ...client },
    }));
    await everyOperation((mailboxId) => throughRecorder(ours, atOurs, mailboxId));
    await everyAnswer(atTheirs);
    await everyAnswer(atOurs);
    const asked = atOurs.exchanges.length;
    const meshClient = await startMeshClient(python, throughRecorder(ours, atOurs, "X26ABC1"), folder);
    const { ok: id } = (await meshClient.order({ do: "send", to: "X26ABC1", workflow: "TEST", text: "hello" })) as {
      ok: string;
    };
    for (const order of [
      { do: "handshake" },
      { do: "track", id },
      { do: "count" },
      { do: "look-up", ods: "X26", workflow: "TEST" },
      { do: "send", to: "X26ABC1", workflow: "TEST", text: "hello".repeat(1_000), part_size: 1_000, compress: true },
      { do: "read", workflow: "TEST" },
      { do: "list" },
    ])
      expect(await meshClient.order(order)).toHaveProperty("ok");
    await meshClient.stop();
    ofPython = atOurs.exchanges.splice(asked);
  });
  afterAll(async () => {
    console.log(
      `mesh-api.yaml: ${atTheirs.exchanges.length} answers of mesh-sandbox 1.0.137 beside those of this project's ` +
        `sandbox, ${ofPython.length} requests of mesh-client 5.0.2`,
    );
    await Promise.all([atTheirs.close(), atOurs.close()]);
    await Promise.all([theirs.stop(), ours.close(), rm(folder, { recursive: true })]);
  });

  test("each known deviation of this project's sandbox is one of NHS England's too", () => {
    expect(unused(atTheirs.exchanges.flatMap(answerFaults), answerDeviations)).toEqual([]);
  });

  test("ME-04, ME-10: both sandboxes give the same status and media type, but where a row says why not", () => {
    const differing = atTheirs.exchanges.flatMap((their, place) => {
      const our = atOurs.exchanges[place];
      const name = operationOfExchange(their)?.name ?? "";
      if (their.status !== our?.status) return [`${name}: ${their.status}, here ${our?.status ?? "none"}`];
      return mediaTypeOf(their) === mediaTypeOf(our) ? [] : [`${name} ${our.status}: ${mediaTypeOf(our)}`];
    });
    expect(atOurs.exchanges).toHaveLength(atTheirs.exchanges.length);
    expect([...new Set(differing)].sort()).toEqual(Object.keys(differences).sort());
  });

  test("NHS England's client asks as described, but for a few headers", () => {
    const words = ofPython.flatMap(requestFaults).map(({ words: each, operation }) => `${operation}: ${each}`);
    expect([...new Set(words)].sort()).toEqual(ofTheirClient);
  });
});

function mediaTypeOf({ got }: Exchange): string {
  return got.headers["content-type"]?.split(";")[0] ?? "none";
}
