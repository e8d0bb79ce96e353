import { InvalidValueError } from "../../errors.js";
import { givenFunction, givenObject, givenText } from "../../values/given.js";
import { callOwner } from "../callbacks.js";
import type { MessageRouter } from "../message-router.js";
import { checkRun } from "../run.js";
import type { MailboxStore } from "../store/mailbox-store.js";
import type { StoredMessage } from "../store/stored-message.js";
import { filterOf } from "./filter.js";
import { latestFirst } from "./latest-first.js";
import type { MailboxReader } from "./mailbox-reader.js";
import type { SandboxMessagePage, SandboxMessages } from "./messages.js";
import type { Observers } from "./observers.js";
import { payloadOf } from "./payload.js";
import { shownMessage } from "./show.js";
import { waitForMessage } from "./wait-for.js";

/** What the messages of a sandbox are made of. */
export interface MessagesParts {
  readonly store: MailboxStore;
  readonly observers: Observers;
  readonly reader: Pick<MailboxReader, "begin">;
  readonly messageRouter: Pick<MessageRouter, "resend" | "hold">;
  /** Practices forget a run, or all. */
  readonly forget: (run: string | undefined) => void;
}

const usualLimit = 100;

/** The messages of a sandbox, for tests and people. */
export function sandboxMessages({ store, observers, reader, messageRouter, forget }: MessagesParts): SandboxMessages {
  const find = (id: string): StoredMessage | undefined => {
    givenText(id, "id");
    return store.find(id);
  };
  return {
    list(filter = {}, page = {}) {
      reader.begin();
      const { limit, after } = checkedPage(page, find);
      return latestFirst(store, filterOf(filter), limit, after).map(shownMessage);
    },
    get(id) {
      reader.begin();
      const found = find(id);
      return found === undefined ? undefined : shownMessage(found);
    },
    body(id) {
      const found = find(id);
      return found === undefined ? undefined : payloadOf(found);
    },
    async waitFor(options) {
      reader.begin();
      return shownMessage(await waitForMessage(options, store, observers));
    },
    onChange(listener) {
      givenFunction(listener, "listener");
      reader.begin();
      return observers.add((message) => {
        callOwner(listener, shownMessage(message));
      });
    },
    async resend(id) {
      const found = find(id);
      if (found === undefined || found.status === "uploading")
        throw new InvalidValueError("id", "must be that of a message that the sandbox holds");
      const again = await messageRouter.resend(found);
      if (again === undefined)
        throw new InvalidValueError("id", "must be that of a message whose bytes the sandbox still holds");
      return shownMessage(again);
    },
    hold: (filter) => messageRouter.hold(filterOf(filter)),
    clear(filter = {}) {
      givenObject(filter, "filter");
      const { run } = filter;
      if (run !== undefined && run !== "") checkRun(run, "run");
      forget(run);
      return store.clear(run);
    },
  };
}

function checkedPage(
  page: SandboxMessagePage,
  find: (id: string) => StoredMessage | undefined,
): { readonly limit: number; readonly after: StoredMessage | undefined } {
  givenObject(page, "page");
  const { limit = usualLimit, after } = page;
  if (!(limit === Infinity || Number.isInteger(limit)) || limit < 0)
    throw new InvalidValueError("page.limit", "must be a whole number from 0 on");
  const last = after === undefined ? undefined : find(after);
  if (after !== undefined && last === undefined)
    throw new InvalidValueError("page.after", "must be the id of a message that the sandbox holds");
  return { limit, after: last };
}
