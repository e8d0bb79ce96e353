import { basename } from "node:path";

/** One thing that a process did, in order. */
export type Operation =
  | { readonly kind: "write"; readonly file: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: "truncate"; readonly file: string; readonly size: number }
  | { readonly kind: "sync"; readonly file: string }
  | { readonly kind: "unlink"; readonly file: string }
  | { readonly kind: "line"; readonly text: string };

/** What strace must be told, so that {@link readTrace} can read what it writes. */
export const straceOptions: readonly string[] = [
  ...["-f", "-y", "-xx", "-s", "2000000", "-e", "signal=none"],
  ...["-e", "trace=pwrite64,write,ftruncate,fsync,fdatasync,unlink,unlinkat"],
];

const call = /^(?:\d+ +)?(pwrite64|write|ftruncate|fsync|fdatasync|unlink|unlinkat)\((.*)$/;
const text = /"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?/g;

/** Reads what strace wrote of one process whose files lie in a folder. Everything else it did is left out. */
export function readTrace(trace: string, folder: string): readonly Operation[] {
  return trace.split("\n").flatMap((line) => operationOf(line, folder) ?? []);
}

function operationOf(line: string, folder: string): Operation | undefined {
  const [, name = "", rest = ""] = call.exec(line) ?? [];
  if (name === "" || /\) += -1 /.test(rest)) return undefined;
  const texts = [...rest.matchAll(text)].map(([, hex = "", cut]) => {
    if (cut !== undefined) throw new Error("strace has cut a text short");
    return Buffer.from(hex.replaceAll("\\x", ""), "hex");
  });
  if (name.startsWith("unlink")) {
    const path = String(texts.at(-1) ?? "");
    return path.startsWith(folder) ? { kind: "unlink", file: basename(path) } : undefined;
  }
  const [, descriptor = "", quoted = ""] = /^(\d+)<([^>]*)>/.exec(rest) ?? [];
  const path = quoted.includes("\\x") ? Buffer.from(quoted.replaceAll("\\x", ""), "hex").toString() : quoted;
  if (name === "write" && descriptor === "1") {
    // The compiler that a test's process starts writes to its own output too.
    const line = String(texts[0] ?? "");
    return /^(stored|sent) \S+\n$/.test(line) ? { kind: "line", text: line.trim() } : undefined;
  }
  if (!path.startsWith(folder)) return undefined;
  const file = basename(path);
  const numbers = [...(/(?:, (\d+))(?:, (\d+))?(?:\) += \d+| <unfinished)/.exec(rest) ?? [])].slice(1).map(Number);
  switch (name) {
    case "fsync":
    case "fdatasync":
      return { kind: "sync", file };
    case "ftruncate":
      return { kind: "truncate", file, size: numbers[0] ?? NaN };
    case "pwrite64":
      return { kind: "write", file, at: numbers[1] ?? NaN, bytes: texts[0] ?? Buffer.alloc(0) };
    default:
      throw new Error(`the store wrote to ${file} in an unforeseen way: ${name}`);
  }
}
