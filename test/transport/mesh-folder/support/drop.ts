import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";

const roots: string[] = [];

/** Removes the folders of each test. To be called once in a file. */
export function removeDropsAfterEach(): void {
  afterEach(async () => {
    for (const root of roots.splice(0)) await rm(root, { recursive: true });
  });
}

/** The folders of one mailbox. */
export interface Drop {
  readonly folder: string;
  /** Writes a file into IN, as it is. */
  readonly put: (file: string, content: string | Uint8Array) => Promise<void>;
  /** The names in a folder, sorted. */
  readonly names: (folder: "IN" | "OUT" | "SENT") => Promise<readonly string[]>;
}

export async function newDrop(): Promise<Drop> {
  const folder = await mkdtemp(join(tmpdir(), "mesh-drop-"));
  roots.push(folder);
  for (const name of ["IN", "OUT", "SENT"]) await mkdir(join(folder, name));
  return {
    folder,
    put: (file, content) => writeFile(join(folder, "IN", file), content),
    names: async (name) => (await readdir(join(folder, name))).sort(),
  };
}

/** A control file as the MESH client writes one. Test patient only. */
export function control(elements: Readonly<Record<string, string>> = {}, more = ""): string {
  const all = {
    Version: "1.0",
    AddressType: "DTS",
    MessageType: "Data",
    From_DTS: "A12345GP001",
    To_DTS: "X26ABC1",
    Subject: "Acknowledgement",
    LocalId: "FA123",
    WorkflowId: "GPCONNECT_UPDATE_RECORD_ACK",
    Encrypted: "N",
    Compress: "Y",
    ...elements,
  };
  const lines = Object.entries(all).map(([name, value]) => `<${name}>${value}</${name}>`);
  return `<DTSControl>\n${lines.join("\n")}\n${more}</DTSControl>\n`;
}

export function statusRecord(status: string, code: string, description = "words of MESH"): string {
  return (
    `<StatusRecord><DateTime>20260601120000</DateTime><Event>SEND</Event><Status>${status}</Status>` +
    `<StatusCode>${code}</StatusCode><Description>${description}</Description></StatusRecord>\n`
  );
}
