import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { parseMailboxId } from "../values/mailbox-id.js";
import { givenObject } from "../values/given.js";
import { callOwner } from "./callbacks.js";
import { clientCredentials } from "./certificates/client-credentials.js";
import { newAuthority } from "./certificates/new-authority.js";
import { checkedDownTime, checkOptions } from "./check-options.js";
import { sandboxEngine, type Engine } from "./engine.js";
import type { SandboxEvent } from "./events.js";
import { listening } from "./listening.js";
import { defaults, type SandboxOptions } from "./options.js";
import { tokenCheck } from "./routes/token-check.js";
import { checkRun } from "./run.js";
import type { Sandbox, SandboxMailbox } from "./sandbox.js";
import { createSandboxServer } from "./server.js";
import { openStateFile } from "./state/state-file.js";
import { writeCredentials } from "./write-credentials.js";

/**
 * Starts a MESH server with simulated practices, for tests, demos and integration testers. Never for real patients.
 *
 * @example
 * await using sandbox = await startSandbox({ onEvent: ({ words }) => console.log(words) });
 * const transport = meshTransport(sandbox.transportOptionsFor("X26ABC1"));
 *
 * @throws InvalidValueError for an option of the wrong kind, and for an id that no token could name (ME-02)
 * @throws CertificatePackagesError where the optional packages that make certificates are not installed
 * @throws SandboxError where the port is in use, or the state file cannot be used: see its `reason`
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  checkOptions(options);
  const { host = defaults.host, sharedKey = defaults.sharedKey } = options;
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
    if (!stopped) callOwner(options.onEvent, { ...event, at: engine.clock.now() });
  };
  const engine = await openEngine(options, [...mailboxes.values()], tell);
  const { mesh, messages, practices, clock } = engine;
  const { faults } = mesh;
  const checkToken = tokenCheck({
    sharedKey,
    clocks: clock.clientClocks,
    passwordOf: (mailboxId) => mailboxes.get(mailboxId)?.password,
  });
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
  try {
    await switched.on(options.port ?? 0);
  } catch (error) {
    await engine.stop();
    await engine.close();
    throw error;
  }
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
    await Promise.all([switched.off(), engine.stop()]);
    await engine.close();
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
    messages,
    practices: {
      list: () => practices.list(),
      set(odsCode, to) {
        practices.set(odsCode, to);
      },
    },
    time: clock.time,
    restart(given = {}) {
      const downForMs = checkedDownTime(given);
      restarting = (restarting ?? Promise.resolve()).then(() => restart(downForMs));
      return restarting;
    },
    close,
    transportOptionsFor(id, given = {}) {
      givenObject(given, "options");
      const { run = "" } = given;
      if (run !== "") checkRun(run, "run");
      const { mailboxId, password, cert, key } = mailboxOf(id);
      return {
        baseUrl: run === "" ? url : `${url}/run/${run}`,
        mailboxId,
        password,
        sharedKey,
        tls: { ca, cert, key },
      };
    },
    writeCredentials: (directory, mailboxId) => writeCredentials(directory, ca, mailboxOf(mailboxId)),
    [Symbol.asyncDispose]: close,
  };
}

async function openEngine(
  options: SandboxOptions,
  mailboxes: readonly SandboxMailbox[],
  tell: (event: Omit<SandboxEvent, "at">) => void,
): Promise<Engine> {
  const state = options.stateFile === undefined ? undefined : await openStateFile(options.stateFile);
  try {
    return sandboxEngine(options, mailboxes, tell, state);
  } catch (error) {
    await state?.close();
    throw error;
  }
}
