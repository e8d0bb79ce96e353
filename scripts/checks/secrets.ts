import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Checked } from "./checked.js";

/** A long value of letters with digits, as nobody writes as an example. */
const long = "(?=[^\"']{0,200}[0-9])(?=[^\"']{0,200}[A-Za-z])[A-Za-z0-9+/=_-]{20,200}";
const settings = "password|passwd|secret|shared_?key|api_?key|access_?token";

/** What secrets look like. */
const patterns: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["a private key", /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s*[A-Za-z0-9+/=]{16}/],
  ["a key of a cloud", /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ["a token of a code host", /\b(?:gh[opsru]_[A-Za-z0-9]{36}|github_pat_\w{22,}|glpat-[\w-]{20})/],
  ["a token of a package registry", /\bnpm_[A-Za-z0-9]{36}\b|_authToken\s*=\s*[^\s$]/],
  ["a token of a chat", /\bxox[abprs]-[A-Za-z0-9-]{10,}/],
  ["a signed token", /\beyJ[\w-]{16,}\.eyJ[\w-]{16,}\.[\w-]{16,}/],
  ["a key of an API", /\b(?:sk|rk)_live_[A-Za-z0-9]{16,}|\bAIza[\w-]{35}\b/],
  ["a password in an address", /\b[a-z]{3,12}:\/\/[^\s:@/"'`]{1,64}:(?!\/\/)[^\s:@/"'`$<{*]{12,}@/],
  ["a secret in a setting", new RegExp(`\\b(?:${settings})["']?\\s?[:=]\\s?["']${long}["']`, "i")],
];

/** Files in which something looks like one and is none, and why. */
const known: Readonly<Record<string, string>> = {};

/** Looks for secrets in these files. A fault names the place, and never what stands there. */
export function checkSecrets(root: string, files: readonly string[]): Checked {
  const faults: string[] = [];
  for (const file of files) {
    if (Object.hasOwn(known, file)) continue;
    const text = readFileSync(join(root, file), "latin1");
    for (const [what, pattern] of patterns) {
      const found = pattern.exec(text);
      if (found === null) continue;
      faults.push(`${file}:${text.slice(0, found.index).split("\n").length}: looks like ${what}`);
    }
  }
  return { looked: files.length, faults };
}
