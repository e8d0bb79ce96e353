import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDelivery } from "../../src/delivery/open-delivery.js";
import type { Delivery } from "../../src/delivery/delivery.js";
import type { DeliveryState } from "../../src/delivery/states.js";
import { memoryStore } from "../../src/delivery/store/memory/memory-store.js";
import { writeXml } from "../../src/fhir/xml/write-xml.js";
import { composeAcknowledgement } from "../../src/message/acknowledgement/compose.js";
import type { AcknowledgementInput } from "../../src/message/acknowledgement/types.js";
import { readMessage } from "../../src/message/read/read-message.js";
import { meshTransport, type MeshTransport, type MeshTransportOptions } from "../../src/transport/mesh/index.js";
import { validateMessage } from "../../src/validation/index.js";
import { sender, sinusitis } from "../delivery/support/sinusitis.js";
import { startMeshClient, type MeshAccess, type MeshClientPeer } from "./support/mesh-client.js";
import { sharedKey, startMeshSandbox, type MeshSandboxPeer } from "./support/mesh-sandbox.js";
import { peerPython } from "./support/python.js";

const peer = peerPython();
if ("notRun" in peer) console.log(`not run: ${peer.notRun} (a delivery through NHS England's own programs)`);
const python = "python" in peer ? peer.python : "";

const practice = { odsCode: "A12345", mailboxId: "A12345GP001" };
const address = "GPPROVIDER_9990000018_19900412_Marlowe";
const answers = "GPCONNECT_UPDATE_RECORD_ACK";
const workflows = ["GPCONNECT_UPDATE_RECORD", answers];

/** What the practice's client found. */
interface Found {
  readonly id: string;
  readonly from: string;
  readonly workflow: string;
  readonly subject: string;
  readonly text: string;
}

interface Opened {
  readonly delivery: Delivery;
  readonly transport: MeshTransport;
}

/** Reasons of what a person must deal with. */
async function attentionOf(delivery: Delivery): Promise<readonly string[]> {
  return (await delivery.attention()).items.map(({ reason }) => reason);
}

describe.skipIf("notRun" in peer)(
  "a delivery through mesh-sandbox 1.0.137, to a practice with mesh-client 5.0.2",
  () => {
    let sandbox: MeshSandboxPeer;
    let meshClient: MeshClientPeer;
    let folder: string;
    const opened: MeshTransport[] = [];
    const counts = { deliveries: 0, answers: 0 };

    const access = (mailboxId: string): MeshAccess => ({
      baseUrl: sandbox.url,
      mailboxId,
      password: "password",
      sharedKey,
      tls: { ca: sandbox.authority.ca, ...sandbox.client },
    });

    async function open(more: Partial<MeshTransportOptions> = {}): Promise<Opened> {
      const transport = meshTransport({ ...access(sender.mailboxId), ...more });
      opened.push(transport);
      counts.deliveries += 1;
      return { transport, delivery: await openDelivery({ store: memoryStore(), transport, sender, workflows }) };
    }

    async function order<Answer>(what: Parameters<MeshClientPeer["order"]>[0]): Promise<Answer> {
      const answer = await meshClient.order(what);
      if ("ok" in answer) return answer.ok as Answer;
      throw new Error(`mesh-client: ${answer.error} ${answer.text}`);
    }

    /** The one message that waits for the practice; it is acknowledged to MESH. */
    async function collected(): Promise<Found> {
      const [found, ...others] = await order<Found[]>({ do: "read", workflow: "GPCONNECT_UPDATE_RECORD" });
      if (found === undefined || others.length > 0) throw new Error("one message was expected");
      return found;
    }

    /** The practice's system answers with an acknowledgement of this project's composer. */
    async function answer(found: Found, code: AcknowledgementInput["code"], more: object = {}): Promise<void> {
      const { ids } = readMessage(found.text);
      // Each of the two alone says which message it is about (UR-111).
      const request =
        code === "20013"
          ? { headerId: ids.messageHeader }
          : { headerId: "unreadable-in-original", senderReference: `urn:uuid:${ids.encounter}` };
      const text = writeXml(composeAcknowledgement({ request, code, practice }));
      await order({ do: "send", to: found.from, workflow: answers, text, ...more });
      counts.answers += 1;
    }

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "through-peers-"));
      sandbox = await startMeshSandbox(python, {
        mailboxes: [
          { mailbox_id: practice.mailboxId, ods_code: practice.odsCode, org_code: "A12345", org_name: "Test" },
        ],
        patients: { [address]: practice.mailboxId },
      });
      meshClient = await startMeshClient(python, access(practice.mailboxId), folder);
    });
    afterAll(async () => {
      for (const transport of opened) await transport.close();
      await Promise.all([meshClient.stop(), sandbox.stop()]);
      await rm(folder, { recursive: true });
      console.log(
        `a delivery through NHS England's own programs: ${counts.deliveries} deliveries, ${counts.answers} ` +
          "acknowledgements by mesh-client",
      );
    });

    test.each([
      { title: "plain", ours: {}, theirs: {} },
      { title: "gzip", ours: { compress: true, checksum: true }, theirs: { compress: true } },
      { title: "plain parts", ours: { chunkBytes: 4_000 }, theirs: { part_size: 1_000 } },
      {
        title: "gzip parts",
        ours: { chunkBytes: 4_000, compress: true, checksum: true },
        theirs: { part_size: 1_000, compress: true },
      },
    ])("ME-05, ME-06, UR-090, UR-100: both ways as $title, it reaches patient-matched", async ({ ours, theirs }) => {
      const { delivery, transport } = await open(ours);
      const sent = await delivery.submit(sinusitis(), { id: "one" });
      await delivery.poll();
      expect(await delivery.status(sent.id)).toMatchObject({ state: "sent" });
      const [attempt] = await delivery.attempts(sent.id);
      expect(await transport.track(attempt?.meshMessageId ?? "")).toMatchObject({ status: "accepted" });

      const found = await collected();
      expect(found).toMatchObject({
        id: attempt?.meshMessageId,
        from: sender.mailboxId,
        workflow: "GPCONNECT_UPDATE_RECORD",
        type: "DATA",
      });
      expect(found.subject).toContain("Marlowe");
      expect(validateMessage(found.text).valid).toBe(true);
      expect(readMessage(found.text).ids).toMatchObject(sent.ids);
      expect(await transport.track(found.id)).toMatchObject({ status: "acknowledged" });

      await answer(found, "20013", theirs);
      await delivery.poll();
      expect(await delivery.status(sent.id)).toMatchObject({ state: "received" });
      await answer(found, "30001", theirs);
      expect((await delivery.poll()).failures).toEqual([]);
      const states = (await delivery.events(sent.id)).map(({ state }) => state);
      expect(states).toEqual(["queued", "sending", "sent", "received", "patient-matched"]);
      expect(await delivery.status(sent.id)).toMatchObject({ practiceOdsCode: practice.odsCode });
      expect(await attentionOf(delivery)).toEqual([]);
      expect(await transport.count()).toBe(0);
    });

    test.each<{ code: AcknowledgementInput["code"]; state: DeliveryState }>([
      { code: "20009", state: "rejected" },
      { code: "20010", state: "switched-off" },
      { code: "30002", state: "rejected" },
    ])("UR-100: the practice refuses with $code, and a person is told", async ({ code, state }) => {
      const { delivery } = await open();
      const sent = await delivery.submit(sinusitis(), { id: "one" });
      await delivery.poll();
      const found = await collected();
      await answer(found, code);
      await delivery.poll();
      expect(await delivery.status(sent.id)).toMatchObject({ state });
      expect(await attentionOf(delivery)).toEqual([state]);
    });

    test("ME-09, UR-101: a patient of no practice comes back as MESH's report, and is undeliverable", async () => {
      const { delivery } = await open();
      const ada = sinusitis();
      const other = { ...ada, patient: { ...ada.patient, name: { ...ada.patient.name, family: "Other" } } };
      const sent = await delivery.submit(other, { id: "one" });
      await delivery.poll();
      await delivery.poll();
      expect(await delivery.status(sent.id)).toMatchObject({ state: "undeliverable" });
      expect(await attentionOf(delivery)).toEqual(["undeliverable"]);
      expect(await order({ do: "list" })).toEqual([]);
    });

    test("ME-08: what is of another workflow stays in the mailbox, untouched", async () => {
      const { delivery, transport } = await open();
      const id = await order({ do: "send", to: sender.mailboxId, workflow: "SOMETHING_ELSE", text: "not ours" });
      await delivery.poll();
      expect(await transport.count()).toBe(1);
      await transport.acknowledge(String(id));
    });
  },
);
