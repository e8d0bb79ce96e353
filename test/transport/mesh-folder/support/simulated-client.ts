import { mkdir, mkdtemp, readdir, readFile, rename, rm, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** MESH with a MESH client for each mailbox: it moves pairs of files from OUT to IN. Test patients only. */
export interface SimulatedClients {
  /** The folder that holds IN, OUT and SENT of a mailbox. */
  readonly folderOf: (mailboxId: string) => string;
  /** Sends everything that is ready. Returns how many messages that were. */
  readonly work: () => Promise<number>;
  readonly end: () => Promise<void>;
}

/** An address of automatic routing that finds no practice; any other unknown address has no mailbox. */
const codeOf = (to: string): string => (to.startsWith("GPPROVIDER_") ? "EPL-151" : "12");

/** @param routed the mailbox that automatic routing finds for an address, if any */
export async function simulatedClients(
  mailboxIds: readonly string[],
  routed: (to: string) => string = (to) => to,
): Promise<SimulatedClients> {
  const root = await mkdtemp(join(tmpdir(), "mesh-folder-"));
  const folderOf = (mailboxId: string): string => join(root, mailboxId);
  for (const mailboxId of mailboxIds)
    for (const name of ["IN", "OUT", "SENT"]) await mkdir(join(folderOf(mailboxId), name), { recursive: true });
  let count = 0;

  const sendOne = async (from: string, name: string): Promise<void> => {
    const out = join(folderOf(from), "OUT", name);
    const control = await readFile(`${out}.ctl`, "utf8");
    const to = routed(elementOf(control, "To_DTS"));
    const number = String((count += 1)).padStart(8, "0");
    const isKnown = mailboxIds.includes(to);
    const target = join(folderOf(isKnown ? to : from), "IN", `MESH_${number}`);
    if (isKnown) await writeFile(`${target}.dat`, await readFile(`${out}.dat`));
    await putControl(target, isKnown ? delivered(control) : reportOn(control, codeOf(to)));
    await rename(`${out}.ctl`, join(folderOf(from), "SENT", `${name}.ctl`));
    await unlink(`${out}.dat`);
  };

  return {
    folderOf,
    async work() {
      let sent = 0;
      for (const from of mailboxIds) {
        const names = (await readdir(join(folderOf(from), "OUT"))).filter((file) => file.endsWith(".ctl"));
        for (const file of names.sort()) await sendOne(from, file.slice(0, -4));
        sent += names.length;
      }
      return sent;
    },
    end: () => rm(root, { recursive: true }),
  };
}

/** Writes a control file as the MESH client does: whole, or not there. */
export async function putControl(path: string, control: string): Promise<void> {
  await writeFile(`${path}.tmp`, control);
  await rename(`${path}.tmp`, `${path}.ctl`);
}

/** The text of an element, as it is written. */
function elementOf(control: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(control)?.[1] ?? "";
}

const status = (words: string, code: string, description: string): string =>
  `<StatusRecord><DateTime>20260601120000</DateTime><Event>${code === "00" ? "TRANSFER" : "SEND"}</Event>` +
  `<Status>${words}</Status><StatusCode>${code}</StatusCode><Description>${description}</Description></StatusRecord>`;

function delivered(control: string): string {
  return control.replace("</DTSControl>", `${status("SUCCESS", "00", "Transferred")}</DTSControl>`);
}

function reportOn(control: string, code: string): string {
  return control
    .replace("<MessageType>Data<", "<MessageType>Report<")
    .replace("</DTSControl>", `${status("ERROR", code, "No mailbox matched")}</DTSControl>`);
}
