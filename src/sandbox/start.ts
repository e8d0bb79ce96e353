import { givenObject } from "../values/given.js";
import type { AddressInfo } from "node:net";
import { CertificatePackagesError } from "./certificate-packages-error.js";
import type { Authority } from "./certificates.js";
import type { SandboxEvent } from "./events.js";
import { mailboxStore } from "./mailbox-store.js";
import { messageRouter } from "./message-router.js";
import { defaults, type SandboxOptions } from "./options.js";
import type { CutMoment, Sandbox, SandboxMailbox } from "./sandbox.js";
import { createSandboxServer } from "./server.js";
import type { Mesh } from "./routes/exchange.js";
import { simulatedPractice } from "./practice/simulated-practice.js";
import { tokenCheck } from "./routes/token-check.js";
import { writeCredentials } from "./write-credentials.js";

/**
 * Starts a MESH server with simulated practices, for tests, demos and integration testers. Never for real patients.
 *
 * @example
 * await using sandbox = await startSandbox({ onEvent: ({ words }) => console.log(words) });
 * const transport = meshTransport(sandbox.transportOptionsFor("X26ABC1"));
 *
 * @throws CertificatePackagesError where the optional packages that make certificates are not installed
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  givenObject(options, "options");
  const { host = defaults.host, sharedKey = defaults.sharedKey, clock = () => new Date(), replyDelayMs = 0 } = options;
  const authority = await newAuthority();
  const credentials = await authority.issueServer([...new Set(["localhost", "127.0.0.1", "::1", host])]);
  const mailboxes = await Promise.all(
    (options.mailboxes ?? defaults.mailboxes).map(async (mailbox): Promise<SandboxMailbox> => ({
      password: defaults.password,
      ...mailbox,
      sharedKey,
      ...(await authority.issueClient(mailbox.mailboxId)),
    })),
  );
  const tell = (event: Omit<SandboxEvent, "at">): void => options.onEvent?.({ ...event, at: clock() });

  const delayed = delayedWork(replyDelayMs);
  const store = mailboxStore(clock);
  const practices = (options.practices ?? defaults.practices).map((practice) =>
    simulatedPractice({ ...practice, clock }),
  );
  const router = messageRouter({
    store,
    practices,
    mailboxIds: mailboxes.map(({ mailboxId }) => mailboxId),
    later: delayed.later,
    tell,
  });
  let cut: CutMoment | undefined;
  const takeCut = (): CutMoment | undefined => {
    const moment = cut;
    cut = undefined;
    return moment;
  };
  const mesh: Mesh = { clock, store, tell, takeCut, messageRouter: router };
  const passwords = new Map(mailboxes.map(({ mailboxId, password }) => [mailboxId, password]));
  const checkToken = tokenCheck({ sharedKey, clock, passwordOf: (mailboxId) => passwords.get(mailboxId) });
  const counts = { connections: 0, requests: 0 };
  const server = createSandboxServer({ mesh, checkToken, ca: authority.ca, credentials, counts });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(options.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `https://${host.includes(":") ? `[${host}]` : host}:${port}`;
  tell({ type: "started", words: `The MESH sandbox is running at ${url}` });

  const mailboxOf = (mailboxId: string | undefined): SandboxMailbox => {
    const found = mailboxId === undefined ? mailboxes[0] : mailboxes.find((mailbox) => mailbox.mailboxId === mailboxId);
    if (found === undefined)
      throw new RangeError("The sandbox has no such mailbox: name one of those it was started with.");
    return found;
  };
  const close = async (): Promise<void> => {
    delayed.cancel();
    const closed = new Promise<void>((resolve) =>
      server.close(() => {
        resolve();
      }),
    );
    server.closeAllConnections();
    await closed;
    tell({ type: "stopped", words: "The MESH sandbox has stopped" });
  };
  return {
    url,
    port,
    ca: authority.ca,
    sharedKey,
    mailboxes,
    counts,
    close,
    transportOptionsFor(id) {
      const { mailboxId, password, cert, key } = mailboxOf(id);
      return { baseUrl: url, mailboxId, password, sharedKey, tls: { ca: authority.ca, cert, key } };
    },
    writeCredentials: (directory, mailboxId) => writeCredentials(directory, authority.ca, mailboxOf(mailboxId)),
    cutNextSend(moment) {
      cut = moment;
    },
    [Symbol.asyncDispose]: close,
  };
}

/** Loaded here, since an install may leave out the packages that it needs. */
async function newAuthority(): Promise<Authority> {
  const { createAuthority } = await import("./certificates.js").catch((cause: unknown) => {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND") throw new CertificatePackagesError(cause);
    throw cause;
  });
  return createAuthority();
}

/** Work that is done after some time, unless it is cancelled. */
interface DelayedWork {
  readonly later: (work: () => void) => void;
  readonly cancel: () => void;
}

/** Delays work by so many milliseconds: MESH and practices answer after the sender's request has ended. */
function delayedWork(milliseconds: number): DelayedWork {
  const timers = new Set<NodeJS.Timeout>();
  return {
    later(work) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        work();
      }, milliseconds);
      timers.add(timer);
    },
    cancel() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
