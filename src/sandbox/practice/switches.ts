import { InvalidValueError } from "../../errors.js";
import { responseCodes } from "../../terminology/response-codes.js";
import { givenKeyOf, givenObject } from "../../values/given.js";
import type { PracticeSystem } from "./simulated-practice.js";
import type { PracticeSwitch, SandboxPractice, SandboxPractices } from "./switch.js";

/** The switches of a sandbox's practices, as the sandbox itself uses them. */
export interface PracticeSwitches extends SandboxPractices {
  of(odsCode: string): PracticeSwitch;
  /** Takes in what a state file has. */
  restore(kept: readonly Pick<SandboxPractice, "odsCode" | "switch">[]): void;
}

const asAsked: PracticeSwitch = { answers: "as-asked" };

/** The members of each switch: a misspelt one would be passed over in silence. */
const members: Readonly<Record<PracticeSwitch["answers"], readonly string[]>> = {
  "as-asked": [],
  "switched-off": [],
  silent: [],
  slow: ["delayMs"],
  rejects: ["code"],
};

/** The longest delay of a timer. */
const longestMs = 2_147_483_647;

/** Every practice begins as asked. `changed` is called after each change. */
export function practiceSwitches(practices: readonly PracticeSystem[], changed: () => void): PracticeSwitches {
  const switches = new Map<string, PracticeSwitch>();
  const of = (odsCode: string): PracticeSwitch => switches.get(odsCode) ?? asAsked;
  return {
    of,
    list: () =>
      practices.map(({ odsCode, mailboxId }): SandboxPractice => ({ odsCode, mailboxId, switch: of(odsCode) })),
    restore(kept) {
      for (const { odsCode, switch: to } of kept) switches.set(odsCode, to);
    },
    set(odsCode, to) {
      if (!practices.some((practice) => practice.odsCode === odsCode))
        throw new InvalidValueError("odsCode", "must be that of a practice of this sandbox");
      switches.set(odsCode, checkedSwitch(to));
      changed();
    },
  };
}

function checkedSwitch(to: PracticeSwitch): PracticeSwitch {
  givenObject(to, "switch");
  givenKeyOf(members, to.answers, "switch.answers");
  const known = ["answers", ...members[to.answers]];
  if (Object.keys(to).some((name) => !known.includes(name)))
    throw new InvalidValueError("switch", `may have ${known.join(" and ")}`);
  if (to.answers === "slow" && !(Number.isInteger(to.delayMs) && to.delayMs >= 0 && to.delayMs <= longestMs))
    throw new InvalidValueError("switch.delayMs", `must be a whole number from 0 to ${longestMs}`);
  if (to.answers === "rejects") {
    givenKeyOf(responseCodes, to.code, "switch.code");
    if (responseCodes[to.code].positive)
      throw new InvalidValueError("switch.code", "must be the code of a negative acknowledgement");
  }
  return { ...to };
}
