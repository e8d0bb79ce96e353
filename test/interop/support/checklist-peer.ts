import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testPatients } from "../../../src/cli/checklist/consultations/patients.js";
import { routingOf } from "../../../src/message/routing.js";
import { checkSender } from "../../../src/message/sender-profile.js";
import { parseConsultation } from "../../../src/consultation/parse-consultation.js";
import { commonOf, serviceRows } from "../../../src/cli/checklist/consultations/consultations.js";
import { sharedKey, startMeshSandbox } from "./mesh-sandbox.js";

const sender = { odsCode: "X26", mailboxId: "X26ABC1", release: "1.2.1" } as const;
const practice = "A12345GP001";

/** NHS England's mesh-sandbox with the checklist's patients, and a configuration of the command line for it. */
export interface ChecklistPeer {
  readonly config: string;
  /** The mailbox of the patients' practice: nobody reads it there. */
  readonly practice: string;
  stop(): Promise<void>;
}

/** Starts it, and writes the configuration into a folder, which is gone when it stops. */
export async function startChecklistPeer(python: string, given?: string): Promise<ChecklistPeer> {
  const peer = await startMeshSandbox(python, {
    mailboxes: [{ mailbox_id: practice, ods_code: "A12345", org_code: "A12345", org_name: "Test practice" }],
    patients: Object.fromEntries(addresses(new Date()).map((address) => [address, practice])),
  });
  const folder = given ?? (await mkdtemp(join(tmpdir(), "update-record-peer-")));
  await mkdir(folder, { recursive: true });
  const file = async (name: string, text: string): Promise<string> => {
    await writeFile(join(folder, name), text, { mode: 0o600 });
    return name;
  };
  const config = {
    baseUrl: peer.url,
    sharedKey,
    mailboxes: [sender.mailboxId, practice].map((mailboxId) => ({ mailboxId, password: "password" })),
    tls: {
      ca: await file("ca.pem", peer.authority.ca),
      cert: await file("client.pem", peer.client.cert),
      key: await file("client.key", peer.client.key),
    },
    sender,
    intervalSeconds: 0.2,
  };
  await file("config.json", JSON.stringify(config));
  return {
    config: join(folder, "config.json"),
    practice,
    async stop() {
      await peer.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** How messages about the checklist's patients are addressed. */
function addresses(now: Date): readonly string[] {
  const row = serviceRows.find(({ name }) => name === "minor-illness");
  return testPatients(now).map((patient) => {
    const consultation = parseConsultation(row?.data(commonOf(patient, sender.odsCode, now)));
    return routingOf({ consultation, title: "", version: 1, sender: checkSender(sender) }).to;
  });
}
