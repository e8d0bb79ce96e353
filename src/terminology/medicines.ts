import { onceEach } from "../values/once.js";
import { isOfDmd } from "../values/sct-id.js";
import { medicineProducts, type ListedMedicine } from "./medicine-products.generated.js";

/** A medicine, or a family of medicines, that a rule of clinical safety speaks of. */
export type Medicine =
  | "penicillin"
  | "macrolide"
  | "clarithromycin"
  | "tetracycline"
  | "doxycycline"
  | "nitrofurantoin"
  | "aciclovir"
  | "contraceptive"
  | "ulipristal";

interface MedicineRow {
  /** Those of the pathways' lists that belong to it: their names and dm+d codes are known. */
  readonly listed: readonly ListedMedicine[];
  /** Words for it besides those names, lower case. */
  readonly words: string;
  /** Words of which there are many, as a pattern of a whole word. */
  readonly forms?: RegExp;
}

/**
 * What each is known by. Brands and codes are those of the pathways' lists. Of contraceptives no list is published with
 * the guide, so the names of substances and of common brands are this project's own, and no code is known.
 */
const rows: Readonly<Record<Medicine, MedicineRow>> = {
  penicillin: {
    listed: ["penicillin"],
    words: "amox fluclox amoxiclav augmentin",
    forms: /^(?:[a-z]{0,30}cillins?|pen[aei]c[a-z]{0,3}lins?)$/,
  },
  macrolide: {
    listed: ["clarithromycin", "erythromycin"],
    words: "macrolide macrolides",
    forms: /^[a-z]{0,10}thromycin$/,
  },
  clarithromycin: { listed: ["clarithromycin"], words: "" },
  tetracycline: { listed: ["doxycycline"], words: "doxy", forms: /^[a-z]{0,15}cyclines?$/ },
  doxycycline: { listed: ["doxycycline"], words: "" },
  nitrofurantoin: { listed: ["nitrofurantoin"], words: "" },
  aciclovir: { listed: ["aciclovir"], words: "aciclovir acyclovir valaciclovir valacyclovir" },
  contraceptive: {
    listed: [],
    words:
      "levonorgestrel desogestrel ethinylestradiol norethisterone drospirenone norgestimate " +
      "gestodene nomegestrol dienogest etonogestrel norelgestromin medroxyprogesterone ulipristal rigevidon " +
      "microgynon ovranette levest maexeni gedarel femodene femodette millinette mercilon marvelon cilest yasmin " +
      "eloine lucette logynon qlaira zoely loestrin brevinor norimin cerazette cerelle zelleta feanolla " +
      "norgeston noriday slynd levonelle upostelle ezinelle ellaone",
  },
  ulipristal: { listed: [], words: "ulipristal ellaone" },
};

const wordsOf = onceEach((medicine: Medicine): ReadonlySet<string> => {
  const { listed, words } = rows[medicine];
  const all = [...listed.map((name) => medicineProducts[name].names), words].join(" ").split(" ");
  return new Set(all.filter((word) => word !== ""));
});

/** True for a word, lower case, that names the medicine: its substances, families and brands. */
export function isWordFor(medicine: Medicine, word: string): boolean {
  return wordsOf(medicine).has(word) || rows[medicine].forms?.test(word) === true;
}

/** The words of a text, lower case: runs of English letters, digits and underscores. */
export function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().split(/[^a-z0-9_]+/);
}

/** True where the words of a product, or its dm+d code, name the medicine. */
export function isMedicine(medicine: Medicine, code: string | undefined, words: readonly string[]): boolean {
  return (
    words.some((text) => wordsIn(text).some((word) => isWordFor(medicine, word))) ||
    (code !== undefined && rows[medicine].listed.some((name) => itemsOf(name).has(itemOf(code))))
  );
}

/** The item number of a code of dm+d's namespace; of any other, one that no product has. */
function itemOf(code: string): number {
  return isOfDmd(code) ? Number(code.slice(0, -10)) : -1;
}

const itemsOf = onceEach((name: ListedMedicine): ReadonlySet<number> => {
  let item = 0;
  return new Set(
    medicineProducts[name].items.split(" ").map((step) => {
      item += parseInt(step, 36);
      return item;
    }),
  );
});
