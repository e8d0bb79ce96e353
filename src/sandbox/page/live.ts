import type { ServerResponse } from "node:http";
import type { SandboxMessage } from "../messages/message.js";
import type { SandboxMessageFilter } from "../messages/messages.js";
import type { Sandbox } from "../sandbox.js";
import { summaryJson } from "./as-json.js";
import type { ChangeJson, DeliveryJson } from "./shapes.js";

/** Tells open pages what has changed, by server-sent events. */
export interface Live {
  /** A page that wants to know, and which messages it shows. It is told until its connection ends. */
  join(response: ServerResponse, filter: SandboxMessageFilter): void;
  tell(change: ChangeJson): void;
  tellDelivery(delivery: DeliveryJson): void;
  /** Ends every connection. */
  close(): void;
}

/** How long changes are collected before they are told: many messages in a moment are one event. Milliseconds. */
const collectMs = 40;
/** A comment so often keeps a connection open that has nothing to say. Milliseconds. */
const beatMs = 20_000;
/** Most messages of one event. */
const mostAtOnce = 500;

interface Listener {
  readonly response: ServerResponse;
  readonly filter: SandboxMessageFilter;
}

export function liveChanges(sandbox: Sandbox): Live {
  const listeners = new Set<Listener>();
  const changed = new Map<string, SandboxMessage>();
  const deliveries = new Map<string, DeliveryJson>();
  let timer: NodeJS.Timeout | undefined;

  const fits = (message: SandboxMessage, filter: SandboxMessageFilter): boolean =>
    (filter.id === undefined || filter.id.toUpperCase() === message.id) &&
    sandbox.messages.list({ id: message.id, ...filter }, { limit: 1 }).length > 0;
  const flush = (): void => {
    timer = undefined;
    const messages = [...changed.values()];
    changed.clear();
    for (let from = 0; from < messages.length; from += mostAtOnce) {
      const some = messages.slice(from, from + mostAtOnce);
      for (const { response, filter } of listeners) {
        const rows = some
          .filter(({ run }) => filter.run === undefined || filter.run === run)
          .map((message) => ({ ...summaryJson(message), fits: fits(message, filter) }));
        if (rows.length > 0) write(response, { type: "messages", messages: rows });
      }
    }
    if (deliveries.size > 0) {
      const all = [...deliveries.values()];
      deliveries.clear();
      for (const { response, filter } of listeners) {
        const some = all.filter(({ run }) => filter.run === undefined || filter.run === run);
        if (some.length > 0) write(response, { type: "deliveries", deliveries: some });
      }
    }
  };
  const soon = (): void => {
    if (listeners.size > 0) timer ??= setTimeout(flush, collectMs);
  };
  const stop = [
    sandbox.messages.onChange((message) => {
      if (listeners.size === 0) return;
      changed.set(message.id, message);
      soon();
    }),
    sandbox.time.onChange(() => {
      tell({ type: "settings" });
    }),
  ];
  const beat = setInterval(() => {
    for (const { response } of listeners) response.write(":\n\n");
  }, beatMs);
  beat.unref();

  function tell(change: ChangeJson): void {
    for (const { response } of listeners) write(response, change);
  }
  return {
    join(response, filter) {
      const listener = { response, filter };
      listeners.add(listener);
      response.on("close", () => listeners.delete(listener));
      response.write("retry: 1000\n\n");
    },
    tell,
    tellDelivery(delivery) {
      if (listeners.size === 0) return;
      deliveries.set(delivery.id, delivery);
      soon();
    },
    close() {
      clearTimeout(timer);
      clearInterval(beat);
      for (const end of stop) end();
      for (const { response } of listeners) response.end();
    },
  };
}

function write(response: ServerResponse, change: ChangeJson): void {
  response.write(`event: change\ndata: ${JSON.stringify(change)}\n\n`);
}
