import { inflateSync } from "node:zlib";

/** The objects of a PDF as pdfkit writes it, by their numbers: each in the clear, in Latin-1. */
export function objectsOf(bytes: Uint8Array): ReadonlyMap<number, string> {
  const whole = Buffer.from(bytes).toString("latin1");
  const found = whole.matchAll(/(?<=^|\n)(\d+) 0 obj\n(.*?)\nendobj\n/gs);
  return new Map(Array.from(found, ([, number, text = ""]) => [Number(number), text]));
}

/** What is drawn on each page, in PDF's own operators. */
export function contentsOf(bytes: Uint8Array): readonly string[] {
  const objects = objectsOf(bytes);
  const pages = [...objects.values()].filter((text) => /^\/Type \/Page$/m.test(text));
  return pages.map((page) => {
    const [, number] = /\/Contents (\d+) 0 R/.exec(page) ?? [];
    const [, stream = ""] = /\nstream\n(.*)\nendstream$/s.exec(objects.get(Number(number)) ?? "") ?? [];
    return inflateSync(Buffer.from(stream, "latin1")).toString("latin1");
  });
}

/** The texts that stand in the place of what is drawn, page by page, in their order. */
export function actualTextsOf(bytes: Uint8Array): readonly (readonly string[])[] {
  return contentsOf(bytes).map((content) =>
    Array.from(content.matchAll(/\/ActualText \(((?:[^\\)]|\\.)*)\)/gs), ([, written = ""]) => stringOf(written)),
  );
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function stringOf(written: string): string {
  const plain = written.replace(/\\(.)/gs, (_, character: string) => escapes[character] ?? character);
  return plain.startsWith("\u00FE\u00FF") ? Buffer.from(plain.slice(2), "latin1").swap16().toString("utf16le") : plain;
}
