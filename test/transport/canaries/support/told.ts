import { inspect } from "node:util";
import { vi } from "vitest";
import { meshTelemetry } from "../../../../src/opentelemetry/index.js";
import type { SandboxEvent } from "../../../../src/sandbox/index.js";
import type { MeshEvent } from "../../../../src/transport/mesh/index.js";
import { recordedTelemetry } from "../../../opentelemetry/support/recorded-telemetry.js";

/** Everything that a program could write into a log: each entry says where it came from. */
export interface Told {
  readonly onEvent: (event: MeshEvent) => void;
  readonly onSandboxEvent: (event: SandboxEvent) => void;
  /** Waits for the call, and keeps its error. Returns whether it failed. */
  readonly failed: (where: string, call: () => unknown) => Promise<boolean>;
  /** Keeps anything else, as `console.log` and as `JSON.stringify` would show it. */
  readonly note: (where: string, value: unknown) => void;
  /** Ends the listening. Returns what was told, with the spans, the metrics, and all that was written meanwhile. */
  readonly end: () => Promise<readonly (readonly [where: string, text: string])[]>;
}

/** Listens to events, to the console, to both output streams and to warnings of the process. */
export function listen(): Told {
  const told: [string, string][] = [];
  const telemetry = recordedTelemetry();
  const toTelemetry = meshTelemetry({ ...telemetry, serverAddress: "localhost" });
  const endOfProcess = listenToProcess();
  const note = (where: string, value: unknown): void => {
    told.push([where, inspect(value, { depth: Infinity, maxStringLength: null })]);
    told.push([where, JSON.stringify(value)]);
    for (let error = value; error instanceof Error; error = error.cause) {
      const { name, message, stack = "" } = error;
      told.push([where, [name, message, stack, String(error)].join("\n")]);
    }
  };
  return {
    onEvent(event) {
      note(`the event ${event.type}`, event);
      toTelemetry(event);
    },
    onSandboxEvent: (event) => note(`the sandbox's event ${event.type}`, event),
    async failed(where, call) {
      try {
        await call();
        return false;
      } catch (error) {
        note(`the error of ${where}`, error);
        return true;
      }
    },
    note,
    async end() {
      for (const text of endOfProcess()) told.push(["the console", text]);
      for (const { name, attributes, events, status, resource } of telemetry.spans())
        note(`the span ${name}`, { name, attributes, events, status, resource: resource.attributes });
      for (const value of await telemetry.values()) note(`the metric ${value.name}`, value);
      await telemetry.close();
      return told;
    },
  };
}

const consoleMethods = ["log", "info", "warn", "error", "debug", "trace"] as const;

/** What is written is written all the same. Returns the function that ends the listening and gives all of it. */
function listenToProcess(): () => readonly string[] {
  const spies = [
    ...[process.stdout, process.stderr].map((stream) => vi.spyOn(stream, "write")),
    ...consoleMethods.map((method) => vi.spyOn(console, method)),
  ];
  const warnings: string[] = [];
  const onWarning = (warning: Error): void => void warnings.push(inspect(warning));
  process.on("warning", onWarning);
  return () => {
    process.off("warning", onWarning);
    const calls = spies.flatMap((spy) => spy.mock.calls.map((args: readonly unknown[]) => inspect(args)));
    for (const spy of spies) spy.mockRestore();
    return [...calls, ...warnings];
  };
}
