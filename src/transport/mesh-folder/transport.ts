import { parseMailboxId } from "../../values/mailbox-id.js";
import { newUuid } from "../../values/uuid.js";
import type { Transport } from "../transport.js";
import { checkUsable, folderUnusable, noSuchMailbox } from "./failures.js";
import { nodeFiles, type FileSteps } from "./files.js";
import { folderInbox } from "./inbox.js";
import { checkOptions, pathsOf, type MeshFolderOptions, type MeshFolderPlace } from "./options.js";
import { removeLeftovers, send } from "./send.js";
import { sentMessages } from "./sent.js";

/**
 * A mailbox through the folders of NHS England's MESH client (the Java program), where a site runs that program: it
 * alone talks to MESH. Nothing is half seen and nothing is lost, whenever this program or the computer ends.
 *
 * - `send` resolves once the pair of files is on the disk for the MESH client. **Its message id is the name of the two
 *   files**, since the MESH client gets MESH's own id only later. What MESH refuses, such as an address that nobody
 *   has, comes later, as a report. `linkedMessageId` of a report is that name again, where one control file alone in
 *   SENT has the report's address, subject, local id and workflow id; else it is undefined, and a person must look.
 * - Ids in the inbox are digests of the items: they are the same in each listing, and of no use anywhere else.
 * - `acknowledge` removes the files of an item.
 * - `handshake` checks that the folders can be used, and removes what is left of messages that were never finished. The
 *   MESH client makes MESH's own handshake (ME-03).
 *
 * File names hold nothing about a patient. Files are written for the owner and the group alone (0640 and less).
 * Where the published description of control files is silent, nothing is guessed: no other elements are written or
 * needed, and the file name and the content type of an envelope do not travel.
 *
 * @throws MeshError `configuration-invalid` where folders or environment cannot work.
 * @throws InvalidValueError where `mailboxId` is not a mailbox id. Every method throws MeshError.
 * @example
 * const transport = meshFolderTransport({
 *   folder: "/var/lib/mesh/X26ABC1", mailboxId: "X26ABC1", environment: "test",
 * });
 * await transport.handshake();
 */
export function meshFolderTransport(options: MeshFolderOptions): Transport {
  return folderTransport(options, nodeFiles);
}

/** The same over other steps than Node's: tests end the program between two of them. @internal */
export function folderTransport(options: MeshFolderOptions, files: FileSteps): Transport {
  checkOptions(options);
  const { environment, mailboxes, clock = () => new Date(), newName = namesInOrder(clock) } = options;

  const open = (name: string, place: MeshFolderPlace, isParentClosed: () => boolean): Transport => {
    let closed = false;
    const isClosed = (): boolean => closed || isParentClosed();
    const mailboxId = parseMailboxId(name);
    const paths = pathsOf(place);
    const outbox = { files, mailboxId, out: paths.out, newName };
    const inbox = folderInbox({
      files,
      folder: paths.in,
      sent: sentMessages(files, paths.sent),
      clock,
      isClosed,
    });
    const transport: Transport = {
      mailboxId,
      environment,
      async handshake(call) {
        checkUsable(isClosed(), call);
        try {
          for (const folder of [paths.in, paths.out]) await files.checkFolder(folder);
          await files.list(paths.sent);
          await removeLeftovers(files, paths.out, clock());
        } catch (error) {
          throw folderUnusable("A folder of the MESH client cannot be used", error);
        }
      },
      async send(envelope, call) {
        checkUsable(isClosed(), call);
        return send(outbox, envelope, call);
      },
      listInbox: (call) => inbox.list(call),
      download: (messageId, call) => inbox.download(messageId, call),
      acknowledge: (messageId, call) => inbox.acknowledge(messageId, call),
      forMailbox(other) {
        if (other === mailboxId) return transport;
        const found = mailboxes?.(other);
        if (found === undefined)
          throw noSuchMailbox("There are no folders for this mailbox: the option mailboxes must name them.");
        return open(other, found, isClosed);
      },
      async close() {
        closed = true;
      },
    };
    return transport;
  };
  return open(options.mailboxId, options, () => false);
}

/** Names that sort in the order in which they were made, so that the MESH client can send in that order. */
function namesInOrder(clock: () => Date): () => string {
  let last = 0;
  return () => {
    last = Math.max(last + 1, clock().getTime());
    return `${String(last).padStart(15, "0")}-${newUuid()}`;
  };
}
