import { spawn } from "node:child_process";
import { once } from "node:events";
import type { SenderSettings } from "./sender-settings.js";

/** How long the sender may take to end on its own. */
const patienceMilliseconds = 5000;

/** A sender in a separate process. */
export interface SenderProcess {
  readonly pid: number | undefined;
  /** Resolves when the process has ended, however that came. */
  readonly ended: Promise<void>;
  /** Ends it at once, as a loss of power does: it can finish nothing (SIGKILL). */
  kill(): void;
  /** Lets it finish what is in flight. */
  stop(): Promise<void>;
}

/** Starts a sender: `program` is the built sender.js. It ends by itself where this process ends. */
export function startSender(program: string, settings: SenderSettings): SenderProcess {
  const child = spawn(process.execPath, [program], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const ended = once(child, "exit").then(() => undefined);
  child.send(settings);
  return {
    pid: child.pid,
    ended,
    kill: () => void child.kill("SIGKILL"),
    async stop() {
      if (child.connected) child.disconnect();
      const forced = setTimeout(() => child.kill("SIGKILL"), patienceMilliseconds);
      await ended;
      clearTimeout(forced);
    },
  };
}
