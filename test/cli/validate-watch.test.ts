import { appendFile, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runCommandLine } from "../../src/cli/run-command-line.js";
import { changedIn, rightMessage } from "../validation/support/right-message.js";

const wrong = changedIn("Patient", /<gender [^>]*>/, '<gender value="man"/>');

let folder: string;
const file = (name: string): string => join(folder, name);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "update-record-watch-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Watching {
  /** Waits until this has been said, since the last wait. */
  said(words: string): Promise<string>;
  /** What was said since the last wait. */
  rest(): string;
  /** As Ctrl-C does. */
  stop(): Promise<number>;
}

async function watching(...args: readonly string[]): Promise<Watching> {
  let all = "";
  let at = 0;
  const take = (text: string | Uint8Array): void => void (all += String(text));
  const code = runCommandLine(["validate", "--watch", ...args], {
    readInput: () => Promise.resolve(new Uint8Array()),
    out: take,
    err: take,
  });
  const said = async (words: string): Promise<string> => {
    for (let tries = 0; tries < 6_000; tries += 1) {
      const found = all.indexOf(words, at);
      if (found >= 0) {
        const text = all.slice(at, found + words.length);
        at = found + words.length;
        return text;
      }
      await pause(10);
    }
    throw new Error(`never said: ${words}; but: ${all.slice(at)}`);
  };
  await said("watching; Ctrl-C ends it\n");
  return {
    said,
    rest: () => all.slice(at),
    async stop() {
      process.emit("SIGINT");
      return code;
    },
  };
}

test("a save is checked again, also one that replaces the file; Ctrl-C ends with the last result", async () => {
  await writeFile(file("a.xml"), rightMessage);
  const watch = await watching(file("a.xml"));
  await writeFile(file("a.xml"), wrong);
  await watch.said("a.xml: NOT VALID");
  await writeFile(file("a.xml.new"), rightMessage);
  await rename(file("a.xml.new"), file("a.xml"));
  await watch.said("a.xml: valid");
  await writeFile(file("a.xml"), wrong);
  await watch.said("a.xml: NOT VALID");
  expect(await watch.stop()).toBe(1);
});

test("a new file in a new folder is checked, others are not again; one that is gone counts no more", async () => {
  await writeFile(file("a.xml"), rightMessage);
  const watch = await watching(folder);
  await mkdir(file("later/still"), { recursive: true });
  await writeFile(file("later/still/b.xml"), wrong);
  expect(await watch.said("b.xml: NOT VALID")).not.toContain("a.xml");
  await rm(file("later"), { recursive: true });
  await pause(60);
  expect(await watch.stop()).toBe(0);
});

test("the total is that of all files, and a file that is written in pieces ends as it is", async () => {
  await writeFile(file("a.xml"), rightMessage);
  await writeFile(file("b.xml"), wrong);
  const watch = await watching(file("*.xml"));
  const half = Math.floor(rightMessage.length / 2);
  await writeFile(file("b.xml"), rightMessage.slice(0, half));
  await pause(30);
  await appendFile(file("b.xml"), rightMessage.slice(half));
  await watch.said("b.xml: valid");
  await watch.said("2 files: 2 valid, 0 invalid\n");
  expect(await watch.stop()).toBe(0);
});

test("standard input, and formats that are one document, cannot be watched", async () => {
  for (const args of [["-"], [folder, "--format", "sarif"], [folder, "--format", "junit"]]) {
    const code = await runCommandLine(["validate", "--watch", ...args], {
      readInput: () => Promise.resolve(new Uint8Array()),
      out: () => undefined,
      err: () => undefined,
    });
    expect(code).toBe(2);
  }
});
