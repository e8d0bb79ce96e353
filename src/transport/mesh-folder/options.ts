import { givenFunction, givenObject } from "../../values/given.js";
import { optionInvalid } from "./failures.js";
import { join } from "node:path";

/** The three folders of the MESH client, each by its own path. */
export interface MeshFolderPaths {
  /** What the MESH client is to send. */
  readonly out: string;
  /** What it received. */
  readonly in: string;
  /** The control files of what it sent. */
  readonly sent: string;
}

/** Where the folders of a mailbox are: the folder that holds IN, OUT and SENT, or each of them by its own path. */
export type MeshFolderPlace =
  | {
      /** The folder that holds IN, OUT and SENT. */
      readonly folder: string;
    }
  | MeshFolderPaths;

/** What `meshFolderTransport` needs besides the folders. */
export interface MeshFolderSettings {
  /** The mailbox that the MESH client uses these folders for. */
  readonly mailboxId: string;
  /**
   * Whether what the MESH client sends reaches real practices (CS-24). The folders do not tell, so there is no default.
   */
  readonly environment: "live" | "test";
  /** The folders of the owner's other mailboxes, for `forMailbox`. Undefined: there is no such mailbox. */
  readonly mailboxes?: (mailboxId: string) => MeshFolderPlace | undefined;
  /** Compared with the times of files, and part of the names of new ones. Default: the system's clock. */
  readonly clock?: () => Date;
  /**
   * Makes the name of each message's pair of files: 1 to 64 letters, digits, `-` and `_`, never the same again, and
   * nothing about the patient. Default: the time and a random UUID.
   */
  readonly newName?: () => string;
}

/** What `meshFolderTransport` needs to use a mailbox. */
export type MeshFolderOptions = MeshFolderPlace & MeshFolderSettings;

/** The folders of a mailbox. @throws MeshError `configuration-invalid` */
export function pathsOf(place: MeshFolderPlace): MeshFolderPaths {
  givenObject(place, "folders");
  const paths =
    "folder" in place
      ? { out: pathOf(place.folder, "OUT"), in: pathOf(place.folder, "IN"), sent: pathOf(place.folder, "SENT") }
      : { out: pathOf(place.out), in: pathOf(place.in), sent: pathOf(place.sent) };
  if (new Set(Object.values(paths)).size < 3) throw optionInvalid("out, in and sent must be three folders.");
  return paths;
}

function pathOf(path: unknown, name = "."): string {
  if (typeof path !== "string" || path === "" || path.includes("\0"))
    throw optionInvalid(
      "Give the folder that holds IN, OUT and SENT, or each of the three (in, out, sent), as a path.",
    );
  return join(path, name);
}

/** @throws InvalidValueError, MeshError `configuration-invalid` */
export function checkOptions(options: MeshFolderOptions): void {
  givenObject(options, "options");
  if (!["live", "test"].includes(options.environment))
    throw optionInvalid("environment must be live, where real practices receive what is sent, or test.");
  for (const name of ["mailboxes", "clock", "newName"] as const)
    if (options[name] !== undefined) givenFunction(options[name], name);
}
