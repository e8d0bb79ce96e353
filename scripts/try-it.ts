import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/**
 * The page "Try it" as one file: the entries that run in browsers, bundled from the sources as a classic script, so
 * that the file works wherever it is opened from, a disk included. Its policy lets this script run, and no request.
 */
export async function tryItPage(root: string): Promise<string> {
  const folder = join(root, "docs/try-it");
  const { outputFiles } = await build({
    entryPoints: [join(folder, "main.ts")],
    bundle: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    minify: true,
    legalComments: "inline",
    tsconfig: join(folder, "tsconfig.json"),
    logLevel: "silent",
    write: false,
  });
  const code = outputFiles[0]?.text ?? "";
  const style = readFileSync(join(folder, "page.css"), "utf8");
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(code)}'`,
    `style-src '${hashOf(style)}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const parts: Readonly<Record<string, string>> = {
    POLICY: policy,
    STYLE: style,
    EXAMPLES: examples(root),
    CODE: code,
  };
  return readFileSync(join(folder, "page.html"), "utf8").replace(
    /\s*\b(POLICY|STYLE|EXAMPLES|CODE)\b\s*/g,
    (_, name: string) => parts[name] ?? "",
  );
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

/** The consultations of examples/consultations by name; no text in them can end the element that holds them. */
function examples(root: string): string {
  const folder = join(root, "examples/consultations");
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const texts = names.sort().map((name) => [name.replace(".json", ""), readFileSync(join(folder, name), "utf8")]);
  return JSON.stringify(Object.fromEntries(texts)).replaceAll("<", "\\u003c");
}
