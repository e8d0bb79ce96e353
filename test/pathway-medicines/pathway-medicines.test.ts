import { expect, test } from "vitest";
import { readCsv } from "../../scripts/read-csv.js";
import { bundleForBrowser } from "../../scripts/browser-bundle.js";
import { InvalidValueError } from "../../src/errors.js";
import { licenceNotice, pathwayMedicines } from "../../src/pathway-medicines/index.js";
import { pathways, type Pathway } from "../../src/terminology/pathways.js";
import { virtualProducts } from "../../src/terminology/virtual-products.generated.js";
import { isSctId, sctIdKind } from "../../src/values/sct-id.js";

const names = Object.keys(pathways) as Pathway[];

test("CS-13: every pathway has products, each with a code whose check digit is right, a name and a kind", () => {
  for (const name of names) {
    const found = pathwayMedicines.forPathway(name, { kinds: ["AMP", "VMP"] });
    expect(found.length, name).toBeGreaterThan(50);
    for (const { code, name: words, kind, pathways: listed } of found) {
      expect(isSctId(code) && sctIdKind(code) === "concept", code).toBe(true);
      expect(words.trim(), code).not.toBe("");
      expect(["AMP", "VMP"]).toContain(kind);
      expect(listed).toContain(name);
    }
  }
});

test("CS-13: a product is found by its code, with its pathways; another code is not found", () => {
  const found = pathwayMedicines.find("10430511000001103");
  expect(found).toMatchObject({ name: "Phenoxymethylpenicillin 250mg tablets (Arrow Generics Ltd)", kind: "AMP" });
  expect(found?.pathways).toEqual(["sinusitis", "sore-throat"]);
  expect([
    pathwayMedicines.lists("sinusitis", "10430511000001103"),
    pathwayMedicines.lists("shingles", "10430511000001103"),
    pathwayMedicines.lists("shingles", "constructor"),
  ]).toEqual([true, false, false]);
  expect(pathwayMedicines.find("15805002")).toBeUndefined();
});

test("every list says where it comes from, and in which version", () => {
  expect(Object.keys(pathwayMedicines.sources).sort()).toEqual([...names].sort());
  for (const { list, version } of Object.values(pathwayMedicines.sources)) {
    expect(list).toMatch(/^pharmacy-first-[a-z-]+-treatment-full-dmd-codelist$/);
    expect(version).toMatch(/^[0-9a-f]{8}$/);
  }
});

test("UR-039: the virtual products that give a warning are those of the lists", () => {
  const virtual = names.flatMap((name) => pathwayMedicines.forPathway(name, { kinds: ["VMP"] }));
  const shown = new Set(virtual.map(({ code }) => code));
  const hidden = [...virtualProducts()].filter((code) => !shown.has(code));
  expect([...shown].filter((code) => !virtualProducts().has(code))).toEqual([]);
  expect(hidden.map((code) => pathwayMedicines.find(code)?.replacedBy).includes(undefined)).toBe(false);
});

test("UR-039: a picker gets what a supply may name, by name, a smaller strength first; others by request", () => {
  for (const name of names) {
    const found = pathwayMedicines.forPathway(name);
    expect(new Set(found.map(({ kind }) => kind)), name).toEqual(new Set(["AMP"]));
    const both = pathwayMedicines.forPathway(name, { kinds: ["AMP", "VMP"] });
    expect(both).toHaveLength(found.length + pathwayMedicines.forPathway(name, { kinds: ["VMP"] }).length);
    expect(both.filter(({ name: words }) => words.includes("previous to"))).toEqual([]);
  }
  const shown = pathwayMedicines.forPathway("sinusitis").map(({ name }) => name);
  const places = [
    "Doxycycline 50mg capsules (Genesis Pharmaceuticals Ltd)",
    "Doxycycline 100mg capsules (Accord-UK Ltd)",
  ].map((name) => shown.indexOf(name));
  expect(places).toEqual([...places].sort((one, other) => one - other));
  expect(places).not.toContain(-1);
});

test("a code that dm+d has given up is found with the name and the code of today", () => {
  const { name, kind, replacedBy = "" } = pathwayMedicines.find("323509004") ?? {};
  expect([name, kind]).toEqual([pathwayMedicines.find(replacedBy)?.name, "VMP"]);
  expect(name).toMatch(/^Amoxicillin /);
});

test.each([["hay-fever"], ["sinusitis", { kind: ["AMP"] }], ["sinusitis", { kinds: ["AMPP"] }], ["sinusitis", null]])(
  "what is not asked as the types say is refused: %s",
  (...args) => {
    const { forPathway } = pathwayMedicines as unknown as Record<string, (...given: readonly unknown[]) => unknown>;
    expect(() => forPathway?.(...args)).toThrow(InvalidValueError);
  },
);

test("the notice names the owners of the lists and their licences", () => {
  for (const words of [
    "dm+d",
    "NHS Business Services Authority",
    "Open Government Licence v3.0",
    "SNOMED International",
    "College of American Pathologists",
    "Affiliate Licence",
    "OpenSAFELY",
  ])
    expect(licenceNotice).toContain(words);
});

test("only the separate entry contains the products; the root entry does not", async () => {
  const product = "Macrobid 100mg modified-release capsules";
  const [root, own] = await Promise.all(["src/index.ts", "src/pathway-medicines/index.ts"].map(bundleForBrowser));
  expect([root?.problems, own?.problems]).toEqual([[], []]);
  expect([root?.code.includes(product), own?.code.includes(product)]).toEqual([false, true]);
}, 60_000);

test("a CSV file is read by its header, with quoted fields; a row of another length is refused", () => {
  expect(readCsv('code,term\r\n1,"a, ""b"""\r\n2,\n')).toEqual([
    { code: "1", term: 'a, "b"' },
    { code: "2", term: "" },
  ]);
  expect(() => readCsv("code,term\n1\n")).toThrow("as many cells as its header");
});
