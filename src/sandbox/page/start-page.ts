import { InvalidValueError } from "../../errors.js";
import { givenList, givenObject } from "../../values/given.js";
import type { Sandbox } from "../sandbox.js";

/** Where a sandbox's page listens. */
export interface SandboxPageOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /**
   * Default `127.0.0.1`: this machine alone. The page asks nobody who they are, so any other address lets everybody who
   * reaches it read what the sandbox holds.
   */
  readonly host?: string;
}

/** A running page. */
export interface SandboxPage extends AsyncDisposable {
  /** Open it in a browser: `http://127.0.0.1:41235/`. */
  readonly url: string;
  readonly port: number;
  /** Ends the page and its example sender. The sandbox goes on. */
  close(): Promise<void>;
}

/**
 * Serves a page on which a person sees what a sandbox holds, and steers it: practices, faults, the clock. For test
 * patients only. What the page does can be done over HTTP too, as JSON below `/api`.
 *
 * @example
 * const page = await startSandboxPage(sandbox);
 * console.log(`Open ${page.url}`);
 *
 * @throws InvalidValueError for an option of the wrong kind
 * @throws SandboxError `page-missing` where the files of the page are not beside the code
 */
export async function startSandboxPage(sandbox: Sandbox, options: SandboxPageOptions = {}): Promise<SandboxPage> {
  givenSandbox(sandbox);
  givenObject(options, "options");
  const { port = 0, host = "127.0.0.1" } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidValueError("port", "must be a whole number from 0 to 65535");
  if (typeof host !== "string" || host === "") throw new InvalidValueError("host", "must be text");
  // Loaded here, since few of those who start a sandbox open its page.
  const { servePage } = await import("./serve.js");
  return servePage(sandbox, { port, host });
}

/** JavaScript callers can give anything. @throws InvalidValueError */
function givenSandbox(sandbox: Sandbox): void {
  givenObject(sandbox, "sandbox");
  for (const part of ["messages", "practices", "faults", "time"] as const)
    givenObject(sandbox[part], `sandbox.${part}`);
  givenList(sandbox.mailboxes, "sandbox.mailboxes");
}
