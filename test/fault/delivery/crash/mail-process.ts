// The practices' mail server in a process of its own: it takes whatever comes, also what it has already, and writes a
// line for each message before it answers.
import { createHash } from "node:crypto";
import { appendFileSync } from "node:fs";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { SMTPServer } from "smtp-server";
import { createAuthority } from "../../../../src/sandbox/certificates/authority.js";
import { attachmentOf, headersOf } from "../../../delivery/fallback/mail-parts.js";
import { seededRandom } from "../../random.js";
import { settingsOf } from "../support/compiled.js";
import type { Mail } from "../support/evidence.js";

export interface MailSettings {
  readonly mails: string;
  readonly seed: number;
}

/** Where the server is. */
export interface MailReach {
  readonly port: number;
  readonly ca: string;
}

/** What the server is asked for; it answers each with a message. */
export type MailOrder =
  { readonly order: "fails"; readonly isOn: boolean } | { readonly order: "restart"; readonly downForMs: number };

/** What goes wrong, of each message so many in a hundred. */
const chances = {
  "busy at the recipient": 4,
  "cut at the recipient": 3,
  "slow at the recipient": 5,
  "cut within the message": 3,
  "cut after the message": 4,
  "busy after the message": 3,
  "refused for good": 1,
} as const;
const slowMs = 700;

const { mails, seed } = settingsOf() as MailSettings;
const random = seededRandom(seed);
const authority = createAuthority();
const keys = authority.issueServer(["localhost"]);
const sockets = new Set<Socket>();
let isFailing = false;
let server = await listening(0);
const { port } = server.server.address() as AddressInfo;
process.on("message", (order: MailOrder) => {
  void obey(order).then(() => process.send?.("done"));
});
process.send?.({ port, ca: authority.ca } satisfies MailReach);

async function obey(order: MailOrder): Promise<void> {
  if (order.order === "fails") {
    isFailing = order.isOn;
    return;
  }
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  cut();
  await closed;
  await wait(order.downForMs);
  server = await listening(port);
}

function happens(what: keyof typeof chances): boolean {
  return isFailing && random.below(1_000) < 10 * chances[what];
}

function cut(): void {
  for (const socket of sockets) socket.destroy();
}

function refusal(responseCode: number): Error {
  return Object.assign(new Error("not now"), { responseCode });
}

async function listening(at: number): Promise<SMTPServer> {
  const own = new SMTPServer({
    ...keys,
    authOptional: true,
    disableReverseLookup: true,
    closeTimeout: 1,
    onRcptTo(_, __, callback) {
      if (happens("cut at the recipient")) cut();
      else if (happens("busy at the recipient")) callback(refusal(451));
      else if (happens("slow at the recipient")) setTimeout(callback, slowMs);
      else callback();
    },
    onData(stream, { envelope }, callback) {
      const chunks: Buffer[] = [];
      const isCutWithin = happens("cut within the message");
      stream.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        if (isCutWithin) cut();
      });
      stream.on("end", () => {
        if (isCutWithin) return;
        if (happens("refused for good")) callback(refusal(554));
        else if (happens("busy after the message")) callback(refusal(452));
        else {
          appendFileSync(mails, `${JSON.stringify(mailOf(Buffer.concat(chunks).toString("latin1"), envelope))}\n`);
          if (happens("cut after the message")) cut();
          else callback();
        }
      });
    },
  });
  own.on("error", () => undefined);
  own.server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => own.listen(at, "localhost", resolve));
  return own;
}

function mailOf(raw: string, { rcptTo }: { readonly rcptTo: readonly { readonly address: string }[] }): Mail {
  const document = attachmentOf(raw)?.content;
  return {
    deliveryId: /<([^@>]*)@/.exec(headersOf(raw)["message-id"] ?? "")?.[1] ?? "no id",
    to: rcptTo.map(({ address }) => address).join(", "),
    sha256: document && createHash("sha256").update(document).digest("hex"),
  };
}
