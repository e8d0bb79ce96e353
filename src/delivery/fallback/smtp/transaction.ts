import { Readable } from "node:stream";
import { isIP } from "node:net";
import type { SmtpSettings } from "./options.js";
import type { Nodemailer } from "./packages.js";

interface Sent {
  readonly to: string;
  readonly bytes: Uint8Array;
  /** Becomes true once the server has asked for the message: from then on it may have it. */
  readonly progress: { isHandedOver: boolean };
  readonly signal: AbortSignal;
}

/** Sends one message over one connection. Rejects with nodemailer's error. */
export async function transaction(
  { Connection }: Nodemailer,
  settings: SmtpSettings,
  password: string | undefined,
  { to, bytes, progress, signal }: Sent,
): Promise<void> {
  // The password may have taken too long to find: by now another try may be under way, or none be needed.
  if (signal.aborted) throw Object.assign(new Error("It took too long."), { code: "ETIMEDOUT" });
  const { host, port, isImplicit, ca, auth, from, timeoutMs } = settings;
  const connection = new Connection({
    host,
    port,
    secure: isImplicit,
    requireTLS: true,
    name: from.slice(from.lastIndexOf("@") + 1),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    logger: false,
    debug: false,
    tls: {
      minVersion: "TLSv1.2",
      rejectUnauthorized: true,
      ...(isIP(host) === 0 && { servername: host }),
      ...(ca !== undefined && { ca: [ca].flat().map((each) => (typeof each === "string" ? each : Buffer.from(each))) }),
    },
  });
  const abort = (): void => connection.close();
  signal.addEventListener("abort", abort, { once: true });
  try {
    await new Promise<void>((resolve, reject) => {
      const step = (next: () => void) => (error?: Error | null) => {
        if (error instanceof Error) reject(error);
        else next();
      };
      connection.once("error", reject);
      connection.once("end", () => reject(Object.assign(new Error("The connection ended."), { code: "ECONNECTION" })));
      const send = (): void => {
        const message = handedOver(bytes, progress);
        connection.send({ from, to: [to], size: bytes.byteLength }, message, step(resolve));
      };
      connection.connect(
        step(() => {
          // Without TLS nothing is sent, least of all the password.
          if (!connection.secure) reject(Object.assign(new Error("There is no TLS."), { code: "ETLS" }));
          else if (auth === undefined) send();
          else connection.login({ user: auth.user, pass: password ?? "" }, step(send));
        }),
      );
    });
    connection.quit();
  } catch (error) {
    connection.close();
    throw error;
  } finally {
    signal.removeEventListener("abort", abort);
    connection.on("error", () => undefined);
  }
}

/** The message as a stream, which is read only once the server has asked for the message. */
function handedOver(bytes: Uint8Array, progress: Sent["progress"]): Readable {
  return new Readable({
    read() {
      progress.isHandedOver = true;
      this.push(bytes);
      this.push(null);
    },
  });
}
