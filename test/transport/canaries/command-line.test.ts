import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Fault } from "../../../src/sandbox/index.js";
import { sandboxWithConfig } from "../../cli/support/sandbox-with-config.js";
import { examplesFolder, updateRecord } from "../../cli/support/update-record.js";
import { canaries, patient, secrets } from "./support/canaries.js";

/** The given name tells the simulated practice what to answer. */
async function consultationOf(given: string): Promise<string> {
  const example = JSON.parse(await readFile(join(examplesFolder, "sinusitis.json"), "utf8")) as object;
  return JSON.stringify({
    ...example,
    patient: {
      nhsNumber: patient.nhsNumber,
      nhsNumberVerification: "01",
      name: { family: patient.family, given: [patient.given, given] },
      gender: "female",
      birthDate: patient.birthDate,
      address: { line: [patient.street, patient.town], postalCode: patient.postalCode },
    },
    clinicalSummary: patient.summary,
  });
}

const faults: readonly Fault[] = [
  { operation: "send", does: "cut-after" },
  {
    operation: "send",
    does: { status: 417, body: JSON.stringify({ detail: [{ event: "SEND", code: "06", msg: patient.family }] }) },
  },
  { operation: "handshake", does: { status: 403, body: patient.family } },
  { operation: "list", does: { status: 403, body: patient.family } },
];

test("ME-14: what send and inbox print, and names of files, hold neither the patient nor a secret", async () => {
  const told: (readonly [where: string, text: string])[] = [];
  const mesh = await sandboxWithConfig({
    sharedKey: secrets.sharedKey,
    mailboxes: [{ mailboxId: "X26ABC1", odsCode: "FA123", password: secrets.password }],
  });
  try {
    const run = async (...args: readonly string[]): Promise<number | null> => {
      const { code, out, err } = await updateRecord(args);
      told.push([args.join(" "), out], [args.join(" "), err]);
      return code;
    };
    const names = ["Ada", "IB002", "EPL-151"];
    const files = await Promise.all(
      names.map(async (name) => {
        const file = join(mesh.folder, `${name}.json`);
        await writeFile(file, await consultationOf(name));
        return file;
      }),
    );
    const [first = ""] = files;
    const [message, broken, declined] = ["message.xml", "broken.xml", "declined.json"].map((name) =>
      join(mesh.folder, name),
    );
    const xml = (await updateRecord(["build", first])).out;
    await writeFile(message ?? "", xml);
    await writeFile(broken ?? "", xml.replace('<gender value="female"/>', `<gender value="${patient.family}"/>`));
    await writeFile(declined ?? "", (await consultationOf("Ada")).replace('"agreed"', `"${patient.family}"`));
    const wrongPassword = await mesh.changed("wrong.json", {
      mailboxes: [{ mailboxId: "X26ABC1", password: `${secrets.password}x` }],
    });
    const wrongMember = await mesh.changed("member.json", { sharedKey: [secrets.sharedKey] });
    const codes = [
      await run("send", ...files, "--config", mesh.config),
      await run("send", ...files, "--config", mesh.config, "--format", "json", "--no-wait"),
      await run("send", message ?? "", "--config", mesh.config, "--dry-run"),
      await run("send", broken ?? "", "--config", mesh.config),
      await run("send", declined ?? "", "--config", mesh.config),
      await run("send", first, "--config", wrongPassword),
      await run("send", first, "--config", wrongMember),
      await run("inbox", "--config", mesh.config),
      await run("inbox", "--config", mesh.config, "--format", "json"),
      await run("inbox", "--config", wrongPassword),
    ];
    for (const fault of faults) {
      mesh.sandbox.faults.add(fault);
      await run("send", first, "--config", mesh.config, "--no-wait");
      await run("inbox", "--config", mesh.config);
      mesh.sandbox.faults.clear();
    }
    expect(codes).toEqual([1, 0, 0, 1, 1, 1, 2, 0, 0, 1]);
    told.push(["names of files", (await readdir(mesh.folder)).join("\n")]);
    const key = (await readFile(join(mesh.folder, "client.key"), "utf8")).split("\n")[1] ?? "no key";
    const leaksIn = canaries([key]);
    expect(told.flatMap(([where, text]) => leaksIn(text).map((leak) => ({ where, ...leak })))).toEqual([]);
    expect(leaksIn(JSON.stringify(mesh.arrivals)).length).toBeGreaterThan(0);
  } finally {
    await mesh.close();
  }
});
