import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ConfigFile, FallbackSettings } from "../../../src/cli/config/config-file.js";
import { readConfig } from "../../../src/cli/config/read-config.js";
import type { FallbackOptions } from "../../../src/delivery/fallback/fallback.js";
import { mailServer } from "../../delivery/fallback/mail-server.js";
import { sandboxWithConfig } from "../support/sandbox-with-config.js";
import { updateRecord } from "../support/update-record.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "update-record-fallback-"));
  await writeFile(join(folder, "practices.json"), JSON.stringify({ A12345: "reception@nhs.net" }));
});
afterAll(() => rm(folder, { recursive: true }));

const smtp = { host: "mail.example.org", from: "pharmacy@example.org" };
const least: ConfigFile = {
  environment: "integration",
  sharedKey: "Marlowe",
  mailboxes: [{ mailboxId: "X26HC005", password: "Marlowe" }],
  tls: { ca: "ca.pem", cert: "cert.pem", key: "key.pem" },
  sender: { odsCode: "FA123", mailboxId: "X26HC005", release: "1.2.1" },
};

async function fallbackOf(fallback: object): Promise<FallbackOptions | undefined> {
  const file = join(folder, "config.json");
  await writeFile(file, JSON.stringify({ ...least, fallback }));
  const config = await readConfig(file, { readInput: () => Promise.reject(new Error("no input")) });
  return config.fallback();
}

const practice = { odsCode: "A12345", deliveryId: "1", callerId: "1" };

test("UR-102: the file of addresses is read anew at each use", async () => {
  await writeFile(join(folder, "changing.json"), "{}");
  const fallback = await fallbackOf({ smtp, addressFile: "changing.json", domains: ["practice.example"] });
  expect(fallback?.domains).toEqual(["practice.example"]);
  expect(await fallback?.addressOf?.(practice)).toBeUndefined();
  await writeFile(join(folder, "changing.json"), JSON.stringify({ A12345: "front@practice.example" }));
  expect(await fallback?.addressOf?.(practice)).toBe("front@practice.example");
  expect(await fallback?.addressOf?.({ ...practice, odsCode: undefined })).toBeUndefined();
});

test.each<readonly [string, object]>([
  ["fallback.smtp.host", { smtp: { ...smtp, host: undefined }, addressFile: "practices.json" }],
  ["fallback.smtp.from", { smtp: { ...smtp, from: "Pharmacy <marlowe@example.org>" }, addressFile: "practices.json" }],
  ["fallback.smtp.tls", { smtp: { ...smtp, tls: "none" }, addressFile: "practices.json" }],
  ["fallback.smtp.port", { smtp: { ...smtp, port: 0 }, addressFile: "practices.json" }],
  ["both user and password", { smtp: { ...smtp, user: "marlowe" }, addressFile: "practices.json" }],
  ["fallback.domains", { smtp, addressFile: "practices.json", domains: ["*.nhs.net"] }],
  ["fallback.addressFile", { smtp, addressFile: "none.json" }],
  ["fallback.addressFile", { smtp, addressFile: "config.json" }],
  ["fallback.smtp.ca", { smtp: { ...smtp, ca: "none.pem" }, addressFile: "practices.json" }],
])("names what is wrong: %s, and never what it holds", async (place, fallback) => {
  const reading = fallbackOf(fallback);
  await expect(reading).rejects.toThrow(place);
  await expect(reading).rejects.not.toThrow(/marlowe/i);
});

test.each<readonly [string, string]>([
  ["each code once", `{"A12345":"marlowe@nhs.net","A12345":"other@nhs.net"}`],
  ["one JSON object", `["marlowe@nhs.net"]`],
  ["one JSON object", `{"A12345":{"marlowe":1}}`],
  ["one JSON object", "null"],
  ["one JSON object", `{"A12345":"marlowe@nhs.net"`],
  ["entry 2", `{"A12345":"a@nhs.net","marlowe":"b@nhs.net"}`],
  ["entry 2", `{"A12345":"a@nhs.net","B12345":"marlowe@gmail.example"}`],
  ["entry 1", `{"A12345":"Marlowe <a@nhs.net>"}`],
])("D29: a file of addresses that may lead elsewhere is refused at the start: %s", async (said, text) => {
  await writeFile(join(folder, "wrong.json"), text);
  const reading = fallbackOf({ smtp, addressFile: "wrong.json" });
  await expect(reading).rejects.toThrow(said);
  await expect(reading).rejects.not.toThrow(/marlowe/i);
});

test("UR-102: poll sends the consultation of a practice that is switched off by e-mail", async () => {
  const [mesh, mail] = [await sandboxWithConfig(), await mailServer({ password: "right" })];
  try {
    await writeFile(join(mesh.folder, "mail-ca.pem"), mail.ca);
    await writeFile(join(mesh.folder, "practices.json"), JSON.stringify({ A12345: "reception@nhs.net" }));
    const fallback: FallbackSettings = {
      smtp: {
        host: "localhost",
        port: mail.port,
        ca: "mail-ca.pem",
        user: "pharmacy",
        password: "right",
        from: "pharmacy@example.org",
      },
      addressFile: "practices.json",
    };
    const config = await mesh.changed("with-fallback.json", { fallback });
    const store = ["--store", `sqlite:${join(mesh.folder, "outbox.db")}`];
    const file = await mesh.consultation("20010");
    expect((await updateRecord(["send", "--no-wait", "--config", config, ...store, file])).code).toBe(0);
    let [said, errors] = ["", ""];
    const passed = expect.poll(async () => {
      const { out, err } = await updateRecord(["poll", "--config", config, ...store]);
      errors += err;
      return (said += out);
    });
    await passed.toContain("another way");
    expect(errors).toBe("");
    expect(said).toContain("1 sent another way");
    expect(mail.mails).toMatchObject([{ to: ["reception@nhs.net"], isEncrypted: true }]);
    expect((await updateRecord(["status", ...store])).out).toContain("sent-by-fallback");
  } finally {
    await mesh.close();
    await mail.close();
  }
});
