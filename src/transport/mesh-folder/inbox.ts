import { join } from "node:path";
import { MeshError } from "../mesh-error.js";
import { maxMessageBytes } from "../mesh/exchange.js";
import type { CallOptions, InboxItem, ListOptions } from "../transport.js";
import { parseWorkflowFilter } from "../workflow-filter.js";
import { finishAcknowledged, setAside } from "./acknowledge.js";
import { checkUsable, folderUnusable, itemIncomplete, messageNotFound, tooLarge } from "./failures.js";
import type { FileSteps } from "./files.js";
import { messageOf, reportOf } from "./item.js";
import type { SentMessages } from "./sent.js";
import { allWaiting, dataEnd, waitingOf, type Waiting, type WholeItem } from "./waiting.js";

/** An item that is not whole is left for so long, in milliseconds. After that a person must look. */
const incompleteFor = 60 * 60 * 1_000;

/** How many ids a transport remembers, so that acknowledging one again is no error. */
const mostRemembered = 10_000;

/** The folder IN of a mailbox. */
export interface FolderInbox {
  list(options?: ListOptions): AsyncGenerator<string, void, undefined>;
  download(messageId: string, options?: CallOptions): Promise<InboxItem>;
  acknowledge(messageId: string, options?: CallOptions): Promise<void>;
}

/** What it needs. */
export interface FolderInboxParts {
  readonly files: FileSteps;
  readonly folder: string;
  readonly sent: SentMessages;
  readonly clock: () => Date;
  readonly isClosed: () => boolean;
}

/**
 * Reads what the MESH client received (ME-07, ME-09). An item that is locked or not whole is left for later, and does
 * not stop the others. If that is still so after an hour, it is listed, whatever the filter, and its download fails: it
 * may be the answer of a practice, and somebody must look.
 */
export function folderInbox({ files, folder, sent, clock, isClosed }: FolderInboxParts): FolderInbox {
  /** Where the items of the last listing are. */
  let names = new Map<string, string>();
  const remembered = new Set<string>();
  const remember = (id: string): void => {
    remembered.add(id);
    const [oldest] = remembered;
    if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
  };

  const scan = async (): Promise<readonly Waiting[]> => {
    let found: readonly string[];
    try {
      found = await files.list(folder);
    } catch (error) {
      throw folderUnusable("The folder IN could not be read", error);
    }
    await finishAcknowledged(files, folder, found);
    const items = await allWaiting(files, folder, found);
    names = new Map(items.map(({ id, name }) => [id, name]));
    return items;
  };
  const find = async (id: string): Promise<Waiting | undefined> => {
    const name = names.get(id);
    const known = name === undefined ? undefined : await waitingOf(files, folder, name);
    // One that is locked has no id at the moment: nothing may say that it has gone.
    if (known !== undefined && (known.id === id || known.whole === undefined)) return known;
    return (await scan()).find((item) => item.id === id);
  };
  const isDue = ({ since }: Waiting): boolean => clock().getTime() - since > incompleteFor;

  return {
    async *list(options) {
      checkUsable(isClosed(), options);
      const filter = options?.workflowFilter;
      const fits = filter === undefined ? (): boolean => true : parseWorkflowFilter(filter);
      for (const item of await scan()) {
        checkUsable(isClosed(), options);
        const { whole } = item;
        if (whole === undefined ? !isDue(item) : !fits(whole.control.values.get("WorkflowId") ?? "")) continue;
        remember(item.id);
        yield item.id;
      }
    },
    async download(messageId, options) {
      checkUsable(isClosed(), options);
      const item = await find(messageId);
      if (item === undefined) throw messageNotFound();
      if (item.whole === undefined) throw itemIncomplete();
      const read = await readItem(item, item.whole);
      checkUsable(isClosed(), options);
      remember(messageId);
      return read;
    },
    async acknowledge(messageId, options) {
      checkUsable(isClosed(), options);
      const item = await find(messageId);
      if (item === undefined && remembered.has(messageId)) return;
      if (item === undefined) throw messageNotFound();
      if (item.whole === undefined) throw itemIncomplete();
      await setAside(files, folder, item);
      remember(messageId);
    },
  };

  async function readItem({ id, name }: Waiting, { type, control, data }: WholeItem): Promise<InboxItem> {
    try {
      if (type === "report") return reportOf(id, control, await sent.nameFor(control));
      const read = await files.read(join(folder, name) + dataEnd, maxMessageBytes);
      // Another reader has acknowledged it, or the MESH client has put another message in its place.
      if (read?.size !== data?.size || read?.changedAt !== data?.changedAt) throw messageNotFound();
      return messageOf(id, control, read?.bytes ?? new Uint8Array());
    } catch (error) {
      if (error instanceof RangeError) throw tooLarge("A message in the folder IN", maxMessageBytes);
      throw error instanceof MeshError ? error : folderUnusable("An item in the folder IN could not be read", error);
    }
  }
}
