import { expect, test } from "vitest";
import { rows } from "../../src/pathway-medicines/medicines.generated.js";
import { isMedicine, type Medicine } from "../../src/terminology/medicines.js";

const medicines: readonly Medicine[] = [
  "penicillin",
  "macrolide",
  "clarithromycin",
  "tetracycline",
  "doxycycline",
  "nitrofurantoin",
  "aciclovir",
  "contraceptive",
  "ulipristal",
];
const of = (code: string | undefined, words: readonly string[]): readonly Medicine[] =>
  medicines.filter((medicine) => isMedicine(medicine, code, words));

test("CS-06, CS-41: each actual product of the pathways' lists is the same medicine by code and by name", () => {
  const products = rows.map((row) => row.split("\t")).filter(([, kind]) => kind === "A");
  const counts = new Map<string, number>();
  for (const [code = "", , , name = ""] of products) {
    const found = of(code, []);
    expect(of(undefined, [name]), name).toEqual(found);
    counts.set(found.join(), (counts.get(found.join()) ?? 0) + 1);
  }
  expect(Object.fromEntries(counts)).toEqual({
    "": 53,
    aciclovir: 149,
    macrolide: 143,
    "macrolide,clarithromycin": 96,
    nitrofurantoin: 51,
    penicillin: 377,
    "tetracycline,doxycycline": 56,
  });
});

test("CS-06, CS-41, CS-42: a medicine is told by any of the words, in any case, as a whole word", () => {
  expect(of(undefined, ["Something", "PHENOXYMETHYLPENICILLIN 250mg"])).toEqual(["penicillin"]);
  expect(of(undefined, ["Azithromycin 250mg capsules"])).toEqual(["macrolide"]);
  expect(of(undefined, ["Lymecycline 408mg capsules"])).toEqual(["tetracycline"]);
  expect(of(undefined, ["Ulipristal 30mg tablets"])).toEqual(["contraceptive", "ulipristal"]);
  expect(of(undefined, ["Penicillamine 125mg tablets", "Vancomycin", "Estradiol 1mg tablets", ""])).toEqual([]);
});

test("CS-41: a code that no list has, or that is not of dm+d's namespace, tells nothing", () => {
  for (const code of ["24549911000001108", "17346711000001106", "324570005", "", "x", undefined])
    expect(of(code, []), code).toEqual(code === "24549911000001108" ? ["nitrofurantoin"] : []);
});
