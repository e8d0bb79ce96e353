import fc from "fast-check";

/** A kind of text that often breaks programs: how it is made, and how it is recognised. */
export interface EdgeText {
  readonly texts: fc.Arbitrary<string>;
  readonly isOne: (text: string) => boolean;
  /** True where it needs more than one line. */
  readonly lines?: true;
}

const has =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(text);
const words = fc
  .array(
    fc.constantFrom("pain", "rash", "since", "3 days", "no fever", "advised", "returns", "well", "mild", "left side"),
    { minLength: 1, maxLength: 8 },
  )
  .map((some) => some.join(" "));
const around = (...odd: readonly [string, ...string[]]): fc.Arbitrary<string> =>
  fc.tuple(words, fc.constantFrom(...odd), words).map(([before, part, after]) => `${before} ${part} ${after}`);

/** Every kind of edge text; a run of `npm run generate` produces each. */
export const edgeTexts: Readonly<Record<string, EdgeText>> = {
  plain: { texts: words, isOne: has(/^[ -~]+$/) },
  "one character": { texts: fc.constantFrom("x", "7", "é", "字"), isOne: has(/^.$/su) },
  accents: { texts: around("Zoë", "Núñez", "Łukasz", "Ærø", "naïve"), isOne: has(/[\u00C0-\u024F]/) },
  apostrophes: { texts: around("O'Neill's", "the patient’s", "'quoted'", "d'Arcy"), isOne: has(/['’]/) },
  "quotation marks": { texts: around('"as she said"', "“so so”"), isOne: has(/["“]/) },
  emoji: {
    texts: around("😀", "👩🏽‍⚕️", "🇬🇧", "❤️"),
    isOne: has(/\p{Extended_Pictographic}|\p{Regional_Indicator}/u),
  },
  "another script": {
    texts: around("Δοκιμή", "Проверка", "测试", "परीक्षण"),
    isOne: has(/[\u0370-\u03FF\u0400-\u04FF\u0900-\u097F\u4E00-\u9FFF]/),
  },
  "right to left": { texts: around("שלום", "مرحبا"), isOne: has(/[\u0590-\u06FF]/) },
  "combining marks": { texts: around("e\u0301", "n\u0303a", "A\u030A"), isOne: has(/\p{M}/u) },
  markup: {
    texts: around("<b>bold</b>", "a & b", "]]>", "&amp;", "<!-- -->", "BP < 140/90 > 100"),
    isOne: has(/[<>&]/),
  },
  "space at the ends": { texts: words.map((text) => `  ${text} `), isOne: has(/^\s.*\s$/s) },
  "line breaks": {
    texts: fc.tuple(words, fc.constantFrom("\n", "\r\n", "\n\n", "\r", "\t"), words).map((parts) => parts.join("")),
    isOne: has(/[\t\n\r]/),
    lines: true,
  },
  "20 kB": {
    texts: fc
      .tuple(words, fc.integer({ min: 20_000, max: 20_500 }))
      .map(([text, length]) => `${text} `.repeat(Math.ceil(length / (text.length + 1)))),
    isOne: (text) => text.length >= 20_000,
    lines: true,
  },
};

const rare = new Set(["20 kB", "one character"]);
const weighted = (kinds: readonly EdgeText[]): fc.Arbitrary<string> =>
  fc.oneof(
    ...kinds.map((kind) => ({
      weight: kind === edgeTexts["plain"] ? 80 : kind === edgeTexts["20 kB"] ? 1 : 8,
      arbitrary: kind.texts,
    })),
  );

/** Text of any length on any number of lines. */
export const text: fc.Arbitrary<string> = weighted(Object.values(edgeTexts));
/** Text on one line. */
export const line: fc.Arbitrary<string> = weighted(
  Object.entries(edgeTexts)
    .filter(([name, { lines }]) => lines !== true && !rare.has(name))
    .map(([, kind]) => kind),
);
