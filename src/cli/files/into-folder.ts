import { stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { makeFolder } from "../../sandbox/make-folder.js";
import type { CommandInput, ExitCode } from "../command.js";
import { whyUnwritable } from "../read-source.js";
import type { Terminal } from "../terminal.js";
import { refuseSameFile } from "../write-output.js";
import { WrongUse } from "../wrong-use.js";
import { chosenFiles, isFolder, overFiles } from "./over-files.js";

/** A command that makes one file of each. */
export interface FileToFile {
  readonly command: string;
  /** What it reads. */
  readonly what: "consultation" | "file";
  /** Of the files that a folder stands for. Left out: all that a message may be in. */
  readonly extensions?: readonly string[];
  /** Of what is written, without the dot. */
  readonly extension: string;
  /** Makes the output of a file. `-` is standard input, or output. */
  each(source: string, output: string, terminal: Terminal): Promise<void>;
}

/**
 * One file goes to `--output` or standard output, and a failure of it is thrown. Several go into the folder that
 * `--output` names, each under its own name. @throws WrongUse before anything is written, where two would have one name
 */
export async function fileToFile(input: CommandInput, work: FileToFile, terminal: Terminal): Promise<ExitCode> {
  const { files, isOne } = chosenFiles(input, work.what, work.extensions);
  const output = input.options["output"] ?? "-";
  const intoFolder = await isFolder(output);
  const [only] = files;
  if (isOne && only !== undefined) {
    const target = intoFolder && only.name !== "-" ? outputOf(only.name, output, work.extension) : output;
    await refuseSameFile(only.name, target);
    await work.each(only.name, target, terminal);
    return 0;
  }
  const readable = files.filter(({ missing }) => missing === undefined).map(({ name }) => name);
  if (output === "-" && readable.length > 0)
    throw new WrongUse("several files are written into a folder: name it with -o FOLDER.");
  if (readable.includes("-")) throw new WrongUse("standard input has no name to be written under: name it alone.");
  const targets = new Map(readable.map((name) => [name, outputOf(name, output, work.extension)]));
  refuseOneName(targets);
  await refuseInputs(targets);
  if (!intoFolder && readable.length > 0) await makeOwnFolder(output);
  return overFiles(
    files,
    {
      command: work.command,
      done: "written",
      notDone: "refused",
      each: async (name, named) => {
        await work.each(name, targets.get(name) ?? output, named);
        return 0;
      },
    },
    terminal,
  );
}

function outputOf(name: string, folder: string, extension: string): string {
  return join(folder, `${basename(name, extname(name))}.${extension}`);
}

/** `a/1.json` and `b/1.json` would both be `1.xml`, and the second would replace the first. */
function refuseOneName(targets: ReadonlyMap<string, string>): void {
  const from = new Map<string, string>();
  for (const [name, target] of targets) {
    // Some file systems make no difference between small and capital letters.
    const key = target.toLowerCase();
    const other = from.get(key);
    if (other !== undefined) throw new WrongUse(`${other} and ${name} would both be written as ${target}.`);
    from.set(key, name);
  }
}

/** No output may be one of the inputs, whatever their names. */
async function refuseInputs(targets: ReadonlyMap<string, string>): Promise<void> {
  const idOf = async (path: string): Promise<string | undefined> => {
    const found = await stat(path).catch(() => undefined);
    return found === undefined ? undefined : `${found.dev} ${found.ino}`;
  };
  const inputs = new Set<string | undefined>();
  for (const name of targets.keys()) inputs.add(await idOf(name));
  for (const target of targets.values()) {
    const id = await idOf(target);
    if (id !== undefined && inputs.has(id))
      throw new WrongUse(`${target} is an input: name another folder, or the input would be lost.`);
  }
}

/** Its files hold patient data: it is for its owner alone. */
async function makeOwnFolder(path: string): Promise<void> {
  try {
    await makeFolder(path, 0o700);
  } catch (cause) {
    throw new WrongUse(`the folder ${path} cannot be made: ${whyUnwritable(cause)}.`, { cause });
  }
}
