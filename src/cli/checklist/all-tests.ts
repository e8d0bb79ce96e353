import { didYouMean } from "../suggest.js";
import { WrongUse } from "../wrong-use.js";
import { groups, type ChecklistTest } from "./checklist-test.js";
import { answerTests } from "./tests/answers.js";
import { fallbackTests } from "./tests/fallback.js";
import { numberTests } from "./tests/numbers.js";
import { replacementTests } from "./tests/replacement.js";
import { safetyTests } from "./tests/safety/safety.js";
import { serviceTests } from "./tests/services.js";
import { volumeTests } from "./tests/volume.js";

/** All tests but those of a supplier's own files, group by group. */
export const allTests: readonly ChecklistTest[] = [
  ...serviceTests,
  ...answerTests,
  ...replacementTests,
  ...fallbackTests,
  ...numberTests,
  ...safetyTests,
  ...volumeTests,
];

/** Whether `--only` may name it. */
export function isTestName(name: string): boolean {
  return Object.hasOwn(groups, name) || allTests.some(({ id }) => id === name);
}

/** The tests of these groups and ids, or all where nothing is named. @throws WrongUse for a name that is neither. */
export function chosenTests(only: readonly string[]): readonly ChecklistTest[] {
  for (const name of only)
    if (!isTestName(name))
      throw new WrongUse(
        `there is no test and no group ${name}.` +
          (name.includes(",")
            ? " Several are written with spaces between them."
            : didYouMean(name, [...Object.keys(groups), ...allTests.map(({ id }) => id)])),
      );
  return only.length === 0 ? allTests : allTests.filter(({ id, group }) => only.includes(id) || only.includes(group));
}
