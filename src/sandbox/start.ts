import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { parseMailboxId } from "../values/mailbox-id.js";
import { addressBook } from "./address-book.js";
import { callOwner } from "./callbacks.js";
import type { SandboxMessages } from "./messages/messages.js";
import type { SandboxPractices } from "./practice/switch.js";
import type { SandboxTime } from "./time/time.js";
import { clientCredentials } from "./certificates/client-credentials.js";
import { newAuthority } from "./certificates/new-authority.js";
import { checkedDownTime, checkOptions } from "./check-options.js";
import { delayedWork } from "./delayed-work.js";
import type { SandboxEvent } from "./events.js";
import { faultPlan } from "./faults/faults.js";
import { messageRouter } from "./message-router.js";
import { defaults, type SandboxOptions } from "./options.js";
import { practiceDirectory } from "./practice/directory.js";
import type { Mesh } from "./routes/exchange.js";
import { tokenCheck } from "./routes/token-check.js";
import type { Sandbox, SandboxMailbox } from "./sandbox.js";
import { createSandboxServer } from "./server.js";
import { listening } from "./listening.js";
import { bodyStore } from "./store/bodies.js";
import { mailboxStore } from "./store/mailbox-store.js";
import { writeCredentials } from "./write-credentials.js";

/** Bodies beyond so many bytes together go into a temporary folder. */
const bodiesInMemory = 64 * 1024 * 1024;

/**
 * Starts a MESH server with simulated practices, for tests, demos and integration testers. Never for real patients.
 *
 * @example
 * await using sandbox = await startSandbox({ onEvent: ({ words }) => console.log(words) });
 * const transport = meshTransport(sandbox.transportOptionsFor("X26ABC1"));
 *
 * @throws InvalidValueError for an option of the wrong kind, and for an id that no token could name (ME-02)
 * @throws CertificatePackagesError where the optional packages that make certificates are not installed
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  checkOptions(options);
  const { host = defaults.host, sharedKey = defaults.sharedKey, clock = () => new Date(), replyDelayMs = 0 } = options;
  const authority = await newAuthority();
  const { ca } = authority;
  const credentialsOf = clientCredentials(authority, options.oneCertificate === true);
  const mailboxes = new Map<string, SandboxMailbox>();
  for (const { mailboxId, odsCode, password = defaults.password } of options.mailboxes ?? defaults.mailboxes)
    mailboxes.set(parseMailboxId(mailboxId), {
      mailboxId,
      odsCode,
      password,
      sharedKey,
      get cert() {
        return credentialsOf(mailboxId).cert;
      },
      get key() {
        return credentialsOf(mailboxId).key;
      },
    });
  let stopped = false;
  const tell = (event: Omit<SandboxEvent, "at">): void => {
    if (!stopped) callOwner(options.onEvent, { ...event, at: clock() });
  };

  const delayed = delayedWork(replyDelayMs);
  const store = mailboxStore(clock);
  const bodies = bodyStore(bodiesInMemory);
  const faults = faultPlan();
  const givenPractices = options.practices ?? defaults.practices;
  const addresses = addressBook([...mailboxes.values()], givenPractices);
  const router = messageRouter({
    store,
    bodies,
    addresses,
    practices: practiceDirectory(givenPractices.map((practice) => ({ ...practice, clock }))),
    later: delayed.later,
    tell,
    clock,
    ...(options.onArrival === undefined
      ? {}
      : {
          arrived: (one) => {
            callOwner(options.onArrival, one);
          },
        }),
  });
  const mesh: Mesh = { clock, store, bodies, addresses, tell, faults, messageRouter: router };
  const checkToken = tokenCheck({ sharedKey, clock, passwordOf: (mailboxId) => mailboxes.get(mailboxId)?.password });
  const counts = { connections: 0, resumed: 0, requests: 0 };
  const server = createSandboxServer({
    mesh,
    checkToken,
    oneCertificate: options.oneCertificate === true,
    ca,
    credentials: authority.issueServer([...new Set(["localhost", "127.0.0.1", "::1", host])]),
    counts,
  });
  const switched = listening(server, host);
  await switched.on(options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  const url = `https://${host.includes(":") ? `[${host}]` : host}:${port}`;
  tell({ type: "started", words: `The MESH sandbox is running at ${url}` });

  const mailboxOf = (mailboxId: string | undefined): SandboxMailbox => {
    const found = mailboxId === undefined ? [...mailboxes.values()][0] : mailboxes.get(mailboxId);
    if (found === undefined)
      throw new RangeError("The sandbox has no such mailbox: name one of those it was started with.");
    return found;
  };
  let restarting: Promise<void> | undefined;
  const restart = async (downForMs: number): Promise<void> => {
    if (stopped) return;
    await switched.off();
    await wait(downForMs);
    await switched.on(port);
    tell({ type: "restarted", words: "The MESH sandbox has restarted, with all its messages" });
  };
  const close = async (): Promise<void> => {
    await restarting;
    await Promise.all([switched.off(), delayed.cancel()]);
    await bodies.close();
    tell({ type: "stopped", words: "The MESH sandbox has stopped" });
    stopped = true;
  };
  return {
    url,
    port,
    ca,
    sharedKey,
    mailboxes: [...mailboxes.values()],
    counts,
    faults: { add: faults.add, list: faults.list, remove: faults.remove, clear: faults.clear },
    get messages(): SandboxMessages {
      throw new Error("not yet");
    },
    get practices(): SandboxPractices {
      throw new Error("not yet");
    },
    get time(): SandboxTime {
      throw new Error("not yet");
    },
    restart(given = {}) {
      const downForMs = checkedDownTime(given);
      restarting = (restarting ?? Promise.resolve()).then(() => restart(downForMs));
      return restarting;
    },
    close,
    transportOptionsFor(id) {
      const { mailboxId, password, cert, key } = mailboxOf(id);
      return { baseUrl: url, mailboxId, password, sharedKey, tls: { ca, cert, key } };
    },
    writeCredentials: (directory, mailboxId) => writeCredentials(directory, ca, mailboxOf(mailboxId)),
    [Symbol.asyncDispose]: close,
  };
}
