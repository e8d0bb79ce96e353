import { existsSync } from "node:fs";
import { join } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * The files that take longest, the longest first. A new clone has no times of earlier runs, and vitest goes by the size
 * of files: these are small, and would be begun when all else is done.
 */
const longest: readonly string[] = [
  "test/cli/send.test.ts",
  "test/transport/failures/hostile-proxy.test.ts",
  "test/transport/nothing-lost.test.ts",
  "test/render/pdf/same-text.test.ts",
  "test/render/pdf/hostile.test.ts",
  "test/message/round-trip.test.ts",
  "test/message/new-process.test.ts",
  "test/transport/failures/floods.test.ts",
];

const gone = longest.filter((file) => !existsSync(join(import.meta.dirname, "../..", file)));
if (gone.length > 0) throw new Error(`${import.meta.filename} names what is not there: ${gone.join(", ")}`);

/** The order of vitest, with those first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = longest.findIndex((file) => moduleId.endsWith(file));
      return found < 0 ? longest.length : found;
    };
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}
