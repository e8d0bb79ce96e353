import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** veraPDF, or why there is none: brought on first use, into .cache. */
export type VeraPdf = { readonly folder: string } | { readonly notRun: string };

export function veraPdf(): VeraPdf {
  const { status, stdout, stderr } = spawnSync(fileURLToPath(new URL("../verapdf/install.sh", import.meta.url)), {
    encoding: "utf8",
  });
  if (status === 0) return { folder: stdout.trim() };
  if (status === 3) return { notRun: stderr.trim() };
  throw new Error(`test/interop/verapdf/install.sh failed: ${stderr}`);
}

/** What veraPDF says of each file, by its path: that it is PDF/UA-1 (`PASS`), or what breaks which clause. */
export function verdicts(folder: string, files: readonly string[]): ReadonlyMap<string, string> {
  const { stdout, stderr } = spawnSync(
    "java",
    [
      ...["-cp", `${folder}/*`, "org.verapdf.apps.GreenfieldCliWrapper"],
      ...["--flavour", "ua1", "--format", "text", "--verbose", ...files],
    ],
    { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  const found = stdout
    .split(/^(?=(?:PASS|FAIL) )/m)
    .map((said) => [/^(?:PASS|FAIL) (.+) ua1$/m.exec(said)?.[1] ?? "", said] as const);
  const read = new Map(found.map(([file, said]) => [file, said.startsWith("PASS") ? "PASS" : said]));
  if (files.some((file) => !read.has(file))) throw new Error(`veraPDF did not judge every file: ${stderr}`);
  return read;
}
