// Checks that no hostile text keeps the processor busy for long: tsx test/fault/quick.ts
// Exits 1 where one takes longer than its limit. For messages with many items: validator-sizes.ts.
import { readXml, XmlReadError, type XmlLimits } from "../../src/fhir/index.js";
import { excerptsOf } from "../../src/render/report/source-excerpt.js";
import { isUcum } from "../../src/terminology/ucum.js";
import { isPlainNarrative } from "../../src/validation/invariants/narratives.js";

interface Row {
  readonly name: string;
  /** Milliseconds of CPU time. */
  readonly most: number;
  readonly work: () => void;
}

const nesting = `<Patient xmlns="http://hl7.org/fhir">${'<extension url="a">'.repeat(2_600_000)}`;

const rows: readonly Row[] = [
  {
    name: "units with brackets that nothing closes",
    most: 500,
    work: () => {
      for (const code of [
        "(".repeat(199),
        "[".repeat(199),
        "m".repeat(200),
        `${"{".repeat(100)}${"}".repeat(100)}`,
        "(".repeat(1_000_000),
      ])
        isUcum(code);
    },
  },
  {
    name: "narratives with quotes and comments that nothing closes",
    most: 2_000,
    work: () => {
      isPlainNarrative(`<div ${'a="'.repeat(20_000)}`);
      isPlainNarrative("<!--".repeat(20_000));
    },
  },
  {
    name: "a million spaces before the scheme of an address",
    most: 1_000,
    work: () => void isPlainNarrative(`<a href="${" ".repeat(1_000_000)}:">x</a>`),
  },
  {
    name: "two hundred places in two megabytes of one line",
    most: 4_000,
    work: () => {
      const excerpt = excerptsOf(`<a>${'<given value="Ada"/>'.repeat(100_000)}</a>`, {});
      for (let count = 0; count < 200; count += 1) excerpt(1, 1_000_004 + count);
    },
  },
  { name: "50 MB of nesting, beyond the limit of size", most: 50, work: () => refused(nesting) },
  {
    name: "50 MB of nesting, beyond the limit of depth",
    most: 5_000,
    work: () => refused(nesting, { size: 100_000_000 }),
  },
];

function refused(source: string, limits: Partial<XmlLimits> = {}): void {
  try {
    readXml(source, { limits });
  } catch (error) {
    if (error instanceof XmlReadError) return;
    throw error;
  }
  throw new Error("it was read");
}

/** The least of three, so that other work on the machine does not count. */
function milliseconds(work: () => void): number {
  const tries = [1, 2, 3].map(() => {
    const used = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(used);
    return (user + system) / 1_000;
  });
  return Math.min(...tries);
}

let failed = 0;
for (const { name, most, work } of rows) {
  const taken = milliseconds(work);
  if (taken > most) failed += 1;
  console.log(`${taken > most ? "too slow" : "ok"}  ${taken.toFixed(0)} ms of ${most}: ${name}`);
}
console.log(`${rows.length - failed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
