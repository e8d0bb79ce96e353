import type { DeliveryJson } from "../shapes.js";
import type { Sandbox } from "../../sandbox.js";
import type { ExampleSender } from "./sender.js";

/** What the page asks the example sender for. */
export interface ExampleAsk {
  /** One of `exampleTitles`. */
  readonly service: string;
  /** The patient's given name, if it is to be a trigger of the practice such as `30002`. Empty: the patient's own. */
  readonly answer: string;
  /** The run that the message belongs to. Empty: none. */
  readonly run: string;
}

/** A pharmacy that sends example consultations to the sandbox. */
export interface Example {
  /** @throws InvalidValueError for an unknown service or run */
  send(ask: ExampleAsk): Promise<{ readonly id: string }>;
  /** Newest first. */
  list(run?: string): readonly DeliveryJson[];
  /** The PDF that went to the practice another way. */
  document(id: string): Uint8Array | undefined;
  /** Drops what it knows of a run's deliveries, or of all. */
  forget(run?: string): void;
  close(): Promise<void>;
}

/** The example sender. It is loaded and opened when it is first used, so that the page's start does not wait for it. */
export function exampleOf(sandbox: Sandbox, onChange: (delivery: DeliveryJson) => void): Example {
  let opening: Promise<ExampleSender> | undefined;
  let opened: ExampleSender | undefined;
  const sender = (): Promise<ExampleSender> =>
    (opening ??= import("./sender.js").then(({ exampleSender }) => (opened = exampleSender(sandbox, onChange))));
  return {
    send: async (ask) => (await sender()).send(ask),
    list: (run) => opened?.list(run) ?? [],
    document: (id) => opened?.document(id),
    forget: (run) => opened?.forget(run),
    close: async () => (await opening)?.close(),
  };
}
