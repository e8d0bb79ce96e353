import { createServer, type TLSSocket } from "node:tls";
import type { AddressInfo } from "node:net";
import { newAuthority } from "../../sandbox/certificates/new-authority.js";

/** A mail server of a practice, for one machine and one demonstration: it takes whatever comes, over TLS alone. */
export interface DemoMailServer {
  readonly port: number;
  /** Certificate of its authority, PEM. */
  readonly ca: string;
  /** The documents of all messages so far. */
  readonly documents: readonly Uint8Array[];
  close(): Promise<void>;
}

/** What it answers to a command: it knows no more than a client needs to hand a message over. */
const answers: Readonly<Record<string, string>> = {
  EHLO: "250 localhost",
  MAIL: "250 OK",
  RCPT: "250 OK",
  DATA: "354 go on",
  QUIT: "221 bye",
};

/** Starts it on a free port of this machine. */
export async function startMailServer(): Promise<DemoMailServer> {
  const authority = await newAuthority();
  const documents: Uint8Array[] = [];
  const sockets = new Set<TLSSocket>();
  const server = createServer({ ...authority.issueServer(["localhost"]), minVersion: "TLSv1.2" }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    converse(socket, (mail) => documents.push(documentIn(mail)));
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    ca: authority.ca,
    documents,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function converse(socket: TLSSocket, onMail: (mail: string) => void): void {
  let text = "";
  let isMail = false;
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  say("220 localhost");
  socket.setEncoding("latin1").on("data", (chunk: string) => {
    text += chunk;
    for (let end = text.indexOf(endOf(isMail)); end >= 0; end = text.indexOf(endOf(isMail))) {
      const part = text.slice(0, end);
      text = text.slice(end + endOf(isMail).length);
      if (isMail) onMail(part);
      const command = part.slice(0, 4).toUpperCase();
      say(isMail ? "250 OK" : (answers[command] ?? "502 not known"));
      isMail = !isMail && command === "DATA";
    }
  });
}

function endOf(isMail: boolean): string {
  return isMail ? "\r\n.\r\n" : "\r\n";
}

/** The one part that is a PDF. */
function documentIn(mail: string): Uint8Array {
  const from = mail.indexOf("\r\n\r\n", mail.indexOf("Content-Disposition: attachment"));
  return Buffer.from(mail.slice(from, mail.indexOf("\r\n--", from)), "base64");
}
