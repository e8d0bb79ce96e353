import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FallbackMessage } from "../../../src/delivery/fallback/fallback.js";
import type { SmtpOptions } from "../../../src/delivery/fallback/smtp/options.js";
import { smtpFallback } from "../../../src/delivery/fallback/smtp/smtp-fallback.js";
import type { DeliveryRecord } from "../../../src/delivery/record.js";
import { readMessage } from "../../../src/message/read/read-message.js";
import { createAuthority } from "../../../src/sandbox/certificates/authority.js";
import { ann, bench, hour, type Bench } from "../../delivery/support/bench.js";
import { readPdf, textOf } from "../../render/pdf/support/read-pdf.js";
import { lettersOf } from "../../render/pdf/support/same-text.js";
import { peersFolder } from "../support/python.js";
import { consultationInManyScripts, patientWords } from "./consultation.js";
import { mailPeers, python, type MailPeer } from "./servers.js";

/** A message as Python's library reads it. */
interface Received {
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** All of it up to the attachment, as it came. */
  readonly beforeAttachment: string;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly content: string }[];
  readonly defects: readonly string[];
}

const address = "reception.a12345@nhs.net";

for (const { name, missing } of mailPeers) if (missing !== undefined) console.log(`not run: ${name}: ${missing}`);

const cases = mailPeers.flatMap((kind) => (["starttls", "implicit"] as const).map((tls) => ({ ...kind, tls })));

describe.each(cases)("$name, $tls", ({ missing, start, tls }) => {
  let server: MailPeer;
  let handed: FallbackMessage[] = [];

  beforeEach(async () => {
    if (missing === undefined) server = await start(tls);
    handed = [];
  });
  afterEach(async () => {
    if (missing === undefined) await server.end();
  });

  const benchWith = (change: Partial<SmtpOptions> = {}, to = address): Promise<Bench> => {
    const send = smtpFallback({ ...server.options, from: "pharmacy@example.org", ...change });
    return bench({
      fallback: {
        addressOf: () => to,
        domains: ["example.org"],
        send: async (message, signal) => {
          handed.push(message);
          await send(message, signal);
        },
      },
    });
  };

  /** Files appear once the server has dealt with them. */
  async function received(count: number): Promise<readonly Received[]> {
    await expect.poll(() => filesIn(server.folder)).toHaveLength(count);
    const { stdout, stderr } = spawnSync(python, [join(peersFolder, "read_mail.py"), server.folder], {
      encoding: "utf8",
      maxBuffer: 2 ** 26,
    });
    if (stderr !== "") throw new Error(stderr);
    return JSON.parse(stdout) as readonly Received[];
  }

  async function switchedOff(own: Bench): Promise<DeliveryRecord> {
    const record = await own.delivery.submit(consultationInManyScripts(), { id: "my-own-id" });
    await own.delivery.poll();
    own.answer(record, "20010");
    await own.delivery.poll();
    return own.stored(record);
  }

  test.skipIf(missing !== undefined)("UR-102: the practice's server gets the consultation as it was sent", async () => {
    const own = await benchWith();
    const record = await switchedOff(own);
    expect(record.state).toBe("sent-by-fallback");
    const [mail, ...others] = await received(1);
    expect(others).toEqual([]);
    expect(mail?.defects).toEqual([]);
    expect(mail?.headers).toMatchObject({
      "message-id": `<${record.id}@example.org>`,
      from: "pharmacy@example.org",
      to: address,
      "auto-submitted": "auto-generated",
    });
    const reference = record.ids.messageHeader;
    expect(mail?.headers["subject"]).toBe(
      `Pharmacy consultation for the patient's record, from FQW30, reference ${reference}`,
    );
    expect(mail?.text).toContain(reference);
    // Nothing outside the document says anything about the patient, not even the pharmacy's own id.
    for (const words of [...patientWords, "my-own-id"]) expect(mail?.beforeAttachment).not.toContain(words);

    const [document, ...more] = mail?.attachments ?? [];
    expect(more).toEqual([]);
    expect(document).toMatchObject({ name: `consultation-${reference}.pdf`, type: "application/pdf" });
    const bytes = new Uint8Array(Buffer.from(document?.content ?? "", "base64"));
    expect(Buffer.compare(bytes, handed[0]?.pdf ?? new Uint8Array())).toBe(0);

    // What the document says is what the message says.
    const text = lettersOf(textOf(await readPdf(bytes)));
    const body = (await own.delivery.message(record.id))?.envelope.body ?? new Uint8Array();
    const { consultation } = readMessage(body);
    const statements = [consultation.clinicalSummary, consultation.history ?? [], consultation.advice ?? []].flat();
    expect(statements.length).toBeGreaterThan(40);
    for (const statement of statements) expect(text.includes(lettersOf(statement)), statement).toBe(true);
    for (const words of ["NUÑEZ-LØVÅS", "999 000 0018", "12-Apr-1990"])
      expect(text.includes(lettersOf(words)), words).toBe(true);
  });

  test.skipIf(missing !== undefined)("UR-102: a second try has the same Message-ID and the same document", async () => {
    const own = await benchWith();
    const { id } = await switchedOff(own);
    await own.delivery.fallbackFailed(id);
    await own.delivery.sendByFallback(id, ann);
    await own.delivery.poll();
    const [first, second] = await received(2);
    expect(first?.headers["message-id"]).toBe(`<${id}@example.org>`);
    expect(second?.headers["message-id"]).toBe(first?.headers["message-id"]);
    expect(second?.attachments).toEqual(first?.attachments);
  });

  test.skipIf(missing !== undefined)(
    "an untrusted certificate, then the right one: nothing before, all after",
    async () => {
      const own = await benchWith({ ca: createAuthority().ca });
      const record = await switchedOff(own);
      expect((await own.reasons(record)).at(-1)).toBe("fallback-failed-not-secure");
      expect(record).toMatchObject({ state: "switched-off", nextFallbackAt: expect.any(String) as string });
      expect(filesIn(server.folder)).toEqual([]);
      const mended = await bench({
        beside: own,
        fallback: {
          addressOf: () => address,
          send: smtpFallback({ ...server.options, from: "pharmacy@example.org" }),
        },
      });
      mended.pass(hour);
      await mended.delivery.poll();
      expect((await mended.stored(record)).state).toBe("sent-by-fallback");
      await received(1);
    },
  );

  test.skipIf(missing !== undefined)("what the server refuses is told to a person, or tried again", async () => {
    const isSigningIn = server.options.auth !== undefined;
    const own = isSigningIn
      ? await benchWith({ auth: { user: "pharmacy", password: "falsch" } })
      : await benchWith({}, "nobody@example.org");
    const record = await switchedOff(own);
    const reason = isSigningIn ? "sign-in-refused" : "recipient-refused";
    expect((await own.reasons(record)).at(-1)).toBe(`fallback-failed-${reason}`);
    expect(await own.open(record)).toEqual(isSigningIn ? [] : ["fallback-failed"]);
    expect(filesIn(server.folder)).toEqual([]);
  });
});

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // made with the first message
  }
}
