import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ambulatoryIntervalCodes, knownDisplays } from "../../src/terminology/index.js";
import { parseMarkdownTable } from "./markdown-table.js";

const spec = join(import.meta.dirname, "../../../shared/spec");
const here = existsSync(spec);
if (!here) console.log("known displays: not run: ../shared/spec is not here");

interface Fact {
  readonly code: string;
  readonly displays: readonly string[];
  readonly closed: boolean;
  readonly source: string;
}

/** A row holds one code, or several side by side with their displays in the same order. */
function factsOf([codeCell = "", displayCell = "", use = "", source = ""]: readonly string[]): readonly Fact[] {
  const codes = codeCell.split(/\s*[/,]\s*/);
  const closed =
    displayCell.includes("(closed") ||
    /^(Pharmacy First (to|from) |blood pressure check|contraception|urgent supply)/.test(use);
  const plain = displayCell.replace(/ \((closed: nothing else|any case; as `Quantity\.unit`)\)/g, "");
  const [words = "", ...more] = plain.split(/;\s+(?=fsn)|;\s+/);
  const perCode = codes.length === 1 ? [words] : words.split(/\s*[/,]\s+/);
  return codes.map((code, at) => {
    const first = perCode[at] ?? "";
    return {
      code,
      displays: [first, ...more.map((one) => one.replace(/^fsn(?= \()/, first).replace(/^fsn /, ""))],
      closed,
      source: /^[A-Z]( [A-Z])*$/.test(source) ? source.replaceAll(" ", "") : source,
    };
  });
}

test.runIf(here)("every row is in the table of known displays, word for word, and nothing else is", () => {
  const rows = parseMarkdownTable(readFileSync(join(spec, "codes.md"), "utf8"));
  const renamed = rows.filter(([code]) => code === "1659111000000107");
  const neverSent = rows.filter(([code = ""]) => code.startsWith(ambulatoryIntervalCodes[0] ?? "-"));
  expect([renamed.length, neverSent.length]).toEqual([1, 1]);
  for (const code of ambulatoryIntervalCodes) expect(neverSent[0]?.[0]).toContain(code);

  const facts = rows.filter((row) => !renamed.includes(row) && !neverSent.includes(row)).flatMap(factsOf);
  for (const { code, ...fact } of facts) expect(knownDisplays().get(code), code).toEqual(fact);

  const elsewhere = ["1659111000000107", "314137006", "8392000"];
  expect(Array.from(knownDisplays().keys()).sort()).toEqual([...facts.map(({ code }) => code), ...elsewhere].sort());
  for (const display of knownDisplays().get("1659111000000107")?.displays ?? [])
    expect(renamed[0]?.[1]).toContain(display);
  const codes = facts.length + elsewhere.length + ambulatoryIntervalCodes.length;
  console.log(`known displays: ${String(codes)} codes in ${String(rows.length)} rows of codes.md compared`);
});
