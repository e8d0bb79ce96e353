/**
 * Writes src/pathway-medicines/medicines.generated.ts, src/terminology/virtual-products.generated.ts and
 * src/terminology/protocol-products.generated.ts from the lists of products of each pathway.
 * npx tsx scripts/generate-pathway-medicines.ts [--check] [folder of the specification, default ../shared/spec]
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Pathway } from "../src/terminology/pathways.js";
import { putGeneratedFile, readArguments, specIsHere } from "./generated-file.js";
import { readCsv } from "./read-csv.js";

/**
 * Each pathway's letter in the generated file, the name of its list, and the list's version on OpenCodelists
 * (background.md, 3.1).
 */
const lists: Readonly<Record<Pathway, { readonly letter: string; readonly file: string; readonly version: string }>> = {
  "acute-otitis-media": { letter: "a", file: "acute-otitis-media", version: "4758f9d4" },
  impetigo: { letter: "i", file: "impetigo", version: "20051342" },
  "infected-insect-bites": { letter: "b", file: "infected-insect-bites", version: "54d6b9a2" },
  shingles: { letter: "h", file: "shingles", version: "7098eccd" },
  sinusitis: { letter: "s", file: "sinusitis", version: "78b12caf" },
  "sore-throat": { letter: "t", file: "sore-throat", version: "11c09fe5" },
  "uncomplicated-urinary-tract-infection": { letter: "u", file: "urinary-tract-infection", version: "22b7d338" },
};

const head =
  "// Written by scripts/generate-pathway-medicines.ts. Source: OpenSAFELY's lists of dm+d products, one for each " +
  "clinical pathway.";
const listType =
  "Readonly<Record<Pathway, { readonly letter: string; readonly list: string; readonly version: string }>>";

function listName(file: string): string {
  return `pharmacy-first-${file}-treatment-full-dmd-codelist`;
}

/** Hydrogen peroxide in the British National Formulary: of these products it alone goes under a clinical protocol. */
const underProtocol = "1310050H0";

interface Product {
  readonly name: string;
  readonly bnf: string;
  readonly kind: string;
  letters: string;
}

const { check, folder } = readArguments(process.argv.slice(2));

if (specIsHere(folder)) {
  const products = productsIn(join(folder, "codelists"));
  const src = join(import.meta.dirname, "../src");
  putGeneratedFile(join(src, "pathway-medicines/medicines.generated.ts"), medicineSource(products), check);
  putGeneratedFile(join(src, "terminology/virtual-products.generated.ts"), virtualSource(products), check);
  putGeneratedFile(join(src, "terminology/protocol-products.generated.ts"), protocolSource(products), check);
}

function productsIn(codelists: string): ReadonlyMap<string, Product> {
  const products = new Map<string, Product>();
  for (const { letter, file } of Object.values(lists)) {
    const rows = readCsv(readFileSync(join(codelists, `${listName(file)}.csv`), "utf8"));
    for (const { code = "", term = "", dmd_type: kind = "", bnf_code: bnf = "" } of rows) {
      if (!/^[0-9]{6,18}$/.test(code) || term === "" || term.includes("\t") || (kind !== "AMP" && kind !== "VMP"))
        throw new Error(`${file}: a row has an unexpected form`);
      const known = products.get(code);
      if (known === undefined) products.set(code, { name: term, kind, bnf, letters: letter });
      else if (known.name !== term || known.kind !== kind)
        throw new Error(`${file}: ${code} differs from list to list`);
      else if (!known.letters.includes(letter)) known.letters += letter;
    }
  }
  return new Map([...products].sort(([a], [b]) => (BigInt(a) < BigInt(b) ? -1 : 1)));
}

function medicineSource(products: ReadonlyMap<string, Product>): string {
  const rows = [...products].map(
    ([code, { name, kind, letters }]) => `  ${JSON.stringify([code, kind.charAt(0), letters, name].join("\t"))},`,
  );
  const sources = Object.entries(lists).map(
    ([pathway, { letter, file, version }]) =>
      `  ${JSON.stringify(pathway)}: { letter: "${letter}", list: "${listName(file)}", version: "${version}" },`,
  );
  return `${head}
import type { Pathway } from "../terminology/pathways.js";

/** Each pathway's letter below, and the list that its products come from. */
export const lists: ${listType} = {
${sources.join("\n")}
};

/** dm+d code, A for an actual or V for a virtual product, letters of the pathways, name. */
export const rows: readonly string[] = [
${rows.join("\n")}
];
`;
}

function virtualSource(products: ReadonlyMap<string, Product>): string {
  const codes = [...products].filter(([, { kind }]) => kind === "VMP").map(([code]) => `  "${code}",`);
  return `${head}
import { once } from "../values/once.js";

/** Codes of dm+d that are known to be virtual products (VMP): a supply names the actual one (UR-039). */
export const virtualProducts: () => ReadonlySet<string> = once(() => new Set([
${codes.join("\n")}
]));
`;
}

function protocolSource(products: ReadonlyMap<string, Product>): string {
  const codes = [...products].filter(([, { bnf }]) => bnf.startsWith(underProtocol)).map(([code]) => `  "${code}",`);
  return `${head}

/** Codes of dm+d for hydrogen peroxide: supplied under a clinical protocol, not a patient group direction (UR-039). */
export const protocolProducts: readonly string[] = [
${codes.join("\n")}
];
`;
}
