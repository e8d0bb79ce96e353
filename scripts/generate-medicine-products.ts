/**
 * Writes src/terminology/medicine-products.generated.ts: which dm+d products belong to which medicine, by the BNF codes
 * of the pathways' lists; a row without BNF code belongs where a name of a row with one says so.
 * npx tsx scripts/generate-medicine-products.ts [--check] [folder of the specification, default ../shared/spec]
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isOfDmd } from "../src/values/sct-id.js";
import { putGeneratedFile, readArguments, specIsHere } from "./generated-file.js";
import { readCsv } from "./read-csv.js";

/** Sections and substances of the BNF, and the medicine that the rules know them as. */
const medicines: readonly (readonly [name: string, bnf: RegExp])[] = [
  ["penicillin", /^050101[123]/],
  ["doxycycline", /^0501030[IZ]/],
  ["clarithromycin", /^0501050B/],
  ["erythromycin", /^0501050[CHN]/],
  ["nitrofurantoin", /^0501130R/],
  ["aciclovir", /^0503021[AC]/],
];

const head =
  "// Written by scripts/generate-medicine-products.ts. Source: OpenSAFELY's lists of dm+d products, one for each " +
  "clinical pathway.";

interface Row {
  readonly code: string;
  readonly name: string;
  readonly bnf: string;
}

interface Medicine {
  readonly name: string;
  /** The first words of the products' names, lower case: substances and brands. */
  readonly names: ReadonlySet<string>;
  readonly codes: readonly string[];
}

const { check, folder } = readArguments(process.argv.slice(2));

if (specIsHere(folder)) {
  const file = join(import.meta.dirname, "../src/terminology/medicine-products.generated.ts");
  putGeneratedFile(file, source(medicinesIn(rowsIn(join(folder, "codelists")))), check);
}

function rowsIn(codelists: string): readonly Row[] {
  const rows = readdirSync(codelists)
    .filter((name) => name.endsWith("-treatment-full-dmd-codelist.csv"))
    .flatMap((name) => readCsv(readFileSync(join(codelists, name), "utf8")))
    .map(({ code = "", term = "", bnf_code: bnf = "" }): Row => ({ code, name: firstWord(term), bnf }));
  return [...new Map(rows.map((row) => [row.code, row])).values()];
}

/** "VMP previous to ..." is a name of the list's own, not the product's. */
function firstWord(term: string): string {
  return term.startsWith("VMP ") ? "" : (/^[A-Za-z]+/.exec(term)?.[0] ?? "").toLowerCase();
}

function medicinesIn(rows: readonly Row[]): readonly Medicine[] {
  return medicines.map(([name, bnf]) => {
    const names = new Set(rows.flatMap((row) => (bnf.test(row.bnf) && row.name !== "" ? row.name : [])));
    const codes = rows.flatMap((row) => (bnf.test(row.bnf) || (row.bnf === "" && names.has(row.name)) ? row.code : []));
    return { name, names, codes };
  });
}

function source(found: readonly Medicine[]): string {
  const rows = found.map(
    ({ name, names, codes }) => `  ${name}: {
    names: "${[...names].sort().join(" ")}",
    items:
${wrapped(stepsOf(codes))},
  },`,
  );
  return `${head}

/** A medicine that the pathways' lists hold. */
export type ListedMedicine = ${medicines.map(([name]) => `"${name}"`).join(" | ")};

/** What tells the products of a medicine. */
export interface MedicineProducts {
  /** First words of their names, lower case: substances and brands. */
  readonly names: string;
  /**
   * The item numbers of their dm+d codes (what is before namespace, partition and check digit) in base 36, each less
   * the one before it: in this form they take a quarter of the room.
   */
  readonly items: string;
}

export const medicineProducts: Readonly<Record<ListedMedicine, MedicineProducts>> = {
${rows.join("\n")}
};
`;
}

/** A code outside dm+d's namespace is no actual product (CS-33), and has no item number there. */
function stepsOf(codes: readonly string[]): readonly string[] {
  const items = codes
    .filter(isOfDmd)
    .map((code) => Number(code.slice(0, -10)))
    .sort((a, b) => a - b);
  return items.map((item, index) => (item - (items[index - 1] ?? 0)).toString(36));
}

function wrapped(words: readonly string[]): string {
  const lines: string[][] = [[]];
  for (const word of words) {
    if ([...(lines.at(-1) ?? []), word].join(" ").length > 100) lines.push([]);
    lines.at(-1)?.push(word);
  }
  return lines.map((line) => `      "${line.join(" ")}`).join(' " +\n') + '"';
}
