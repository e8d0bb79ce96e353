import { expect, test } from "vitest";
import { validateMessage } from "../../src/validation/index.js";
import { brokenText } from "../validation/support/broken-text.js";
import { mutants } from "../validation/support/mutants.js";
import { rightMessage } from "../validation/support/right-message.js";
import { askOracle, oracleIsHere } from "./support/oracle.js";

if (!oracleIsHere) console.log("referee: not run: ../shared/oracle, Java or Maven is not here");

test.runIf(oracleIsHere)(
  "UR-001: what HL7's validator calls an error in the mutants of each rule, this validator calls an error",
  { timeout: 900_000 },
  async () => {
    const cases = [
      ...mutants.filter(({ severity, ours }) => severity === "error" && ours !== true),
      ...brokenText.map(({ name, xml }) => ({ name, xml, ours: false })),
    ];
    const [right, ...verdicts] = await askOracle([rightMessage, ...cases.map(({ xml }) => xml)]);
    expect(right?.valid).toBe(true);
    expect(verdicts).toHaveLength(cases.length);
    const both = cases.map((one, index) => ({
      ...one,
      theirs: verdicts[index]?.valid === false,
      mine: !validateMessage(one.xml).valid,
    }));
    const missed = both.filter(({ theirs, mine }) => theirs && !mine).map(({ name }) => name);
    const unexpected = both.filter(({ theirs, ours }) => !theirs && ours !== true).map(({ name }) => name);
    const count = (chosen: (one: (typeof both)[number]) => boolean): string => String(both.filter(chosen).length);
    console.log(
      `referee: ${String(both.length)} broken messages: ${count(({ theirs }) => theirs)} are errors to HL7's ` +
        `validator, ${count(({ theirs, mine }) => theirs && mine)} of them to this one; ` +
        `${count(({ theirs, mine }) => mine && !theirs)} more to this one alone`,
    );
    expect({ missed, unexpected }).toEqual({ missed: [], unexpected: [] });
  },
);
