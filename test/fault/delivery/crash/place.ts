import { ended, startChild, type ChildName } from "../support/compiled.js";

/** A process that is started again whenever it was killed: another one stands by, which takes its place at once. */
export interface Place {
  readonly name: ChildName;
  /** A submitter may submit messages below this number. */
  allow(upTo: number): void;
  /** Kills the process. False where it is only about to begin. */
  kill(): boolean;
  /** Ends everything at once. */
  end(): void;
  /** Asks it to end. Answers its exit code. */
  stop(): Promise<number | null>;
  /** Resolves once a submitter has nothing more to do. */
  readonly done: Promise<void>;
}

export function placeOf(name: ChildName, settings: object): Place {
  let [allowed, stopping, isAtWork] = [0, false, false];
  let finish: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let child = startChild(name, settings);
  let standingBy = startChild(name, settings);
  const tell = (): void => {
    if (name === "crash/submitter" && isAtWork && child.connected) child.send({ upTo: allowed }, () => undefined);
  };
  const begin = (): void => {
    const own = child;
    own.on("message", (message) => {
      if (message === "ready") {
        isAtWork = true;
        tell();
      }
      if (message === "done") {
        stopping = true;
        standingBy.kill("SIGKILL");
        finish();
      }
    });
    own.once("exit", (code, signal) => {
      isAtWork = false;
      if (stopping) return;
      if (signal !== "SIGKILL") console.error(`${name} ended by itself: ${String(code ?? signal)}`);
      child = standingBy;
      standingBy = startChild(name, settings);
      begin();
    });
    own.send("begin", () => undefined);
  };
  begin();
  return {
    name,
    done,
    allow(upTo) {
      allowed = upTo;
      tell();
    },
    kill: () => isAtWork && child.kill("SIGKILL"),
    end() {
      stopping = true;
      for (const one of [child, standingBy]) one.kill("SIGKILL");
    },
    async stop() {
      stopping = true;
      standingBy.kill("SIGKILL");
      const forced = setTimeout(() => child.kill("SIGKILL"), 20_000);
      child.kill("SIGTERM");
      const { code } = await ended(child);
      clearTimeout(forced);
      return name === "crash/submitter" ? 0 : code;
    },
  };
}
