import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for files that go with the process. */
export interface TemporaryFolder {
  newFile(): Promise<string>;
  readonly remove: () => Promise<void>;
}

/** A folder that is made when it is first needed, and removed at the end, also where the process exits before. */
export function temporaryFolder(): TemporaryFolder {
  let made: Promise<string> | undefined;
  let removeAtExit: (() => void) | undefined;
  let files = 0;
  const make = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), "update-record-sandbox-"));
    removeAtExit = () => {
      rmSync(folder, { recursive: true, force: true });
    };
    process.once("exit", removeAtExit);
    return folder;
  };
  return {
    async newFile() {
      made ??= make();
      // Before anything is awaited: several may ask at once, and each must get a file of its own.
      const name = String((files += 1));
      return join(await made, name);
    },
    async remove() {
      if (made === undefined) return;
      await rm(await made, { recursive: true, force: true });
      if (removeAtExit !== undefined) process.off("exit", removeAtExit);
      made = undefined;
    },
  };
}
