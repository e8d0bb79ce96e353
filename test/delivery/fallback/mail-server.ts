import type { AddressInfo } from "node:net";
import type { Socket } from "node:net";
import { SMTPServer } from "smtp-server";
import { createAuthority } from "../../../src/sandbox/certificates/authority.js";
import { attachmentOf, headersOf, type Attachment } from "./mail-parts.js";

type Command = "MAIL FROM" | "RCPT TO" | "DATA";

export interface MailServerOptions {
  readonly tls?: "starttls" | "implicit" | "none";
  /** Who signs in must give it. */
  readonly password?: string;
  readonly refuses?: { readonly command: Command; readonly code: number };
  readonly cutsAfterData?: true;
  readonly cutsAtRecipient?: true;
  readonly isSilentAt?: Command;
}

/** A mail as it came. */
export interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  readonly isEncrypted: boolean;
  readonly protocol: string;
  readonly raw: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly attachment: Attachment | undefined;
}

export interface MailServer {
  readonly port: number;
  readonly ca: string;
  readonly mails: readonly Mail[];
  readonly signIns: number;
  readonly wasSilent: () => boolean;
  close(): Promise<void>;
}

export const otherAuthority = (): string => createAuthority().ca;

/** A mail server for `localhost`, with a certificate of an authority of its own. */
export async function mailServer({ tls = "starttls", password, ...faults }: MailServerOptions): Promise<MailServer> {
  const authority = createAuthority();
  const mails: Mail[] = [];
  const sockets = new Set<Socket>();
  let signIns = 0;
  let isSilent = false;
  const refusal = (command: Command): Error | undefined => {
    const { refuses } = faults;
    if (refuses?.command !== command) return undefined;
    const exact = refuses.code === 550 ? "5.1.1 " : "";
    const error = new Error(`${exact}words of the server about reception@nhs.net`);
    return Object.assign(error, { responseCode: refuses.code });
  };
  const answer = (command: Command, callback: (error?: Error | null) => void): void => {
    if (faults.isSilentAt === command) isSilent = true;
    else callback(refusal(command));
  };
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const server = new SMTPServer({
    ...authority.issueServer(["localhost"]),
    secure: tls === "implicit",
    hideSTARTTLS: tls === "none",
    disabledCommands: tls === "none" ? ["STARTTLS"] : [],
    allowInsecureAuth: true,
    hideENHANCEDSTATUSCODES: true,
    authOptional: password === undefined,
    disableReverseLookup: true,
    closeTimeout: 1,
    onAuth(auth, _, callback) {
      signIns += 1;
      if (auth.password === password) callback(null, { user: "pharmacy" });
      else callback(new Error("words of the server"));
    },
    onMailFrom: (_, __, callback) => answer("MAIL FROM", callback),
    onRcptTo(_, __, callback) {
      if (faults.cutsAtRecipient) cut();
      else answer("RCPT TO", callback);
    },
    onData(stream, { envelope, secure, tlsOptions }, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => void chunks.push(chunk));
      stream.on("end", () => {
        if (faults.cutsAfterData) {
          cut();
          return;
        }
        const raw = Buffer.concat(chunks).toString("latin1");
        mails.push({
          from: envelope.mailFrom === false ? "" : envelope.mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          isEncrypted: secure,
          protocol: tlsOptions === false ? "" : tlsOptions.version,
          raw,
          headers: headersOf(raw),
          attachment: attachmentOf(raw),
        });
        answer("DATA", callback);
      });
    },
  });
  server.on("error", () => undefined);
  server.server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    ca: authority.ca,
    mails,
    get signIns() {
      return signIns;
    },
    wasSilent: () => isSilent,
    async close() {
      cut();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
