import { describe, expect, test } from "vitest";
import { kinds, marksOf, type Mark } from "../support/marks.js";
import { lifeUntil, type StoppingLife } from "../points/mortal.js";
import { plantedFaults } from "./plants.js";
import { inMemoryRun } from "./run.js";

const never = (): StoppingLife => lifeUntil(() => false);

function markOf(given: string): Mark {
  const kind = kinds.find((one) => one.given === given);
  const [mark] = marksOf(7, 1);
  if (mark === undefined || kind === undefined) throw new Error("no such message");
  return { ...mark, kind };
}

test.each(kinds.map(({ given, end }) => [given, end]))(
  "the referee has nothing to say where a patient called %s ends as %s",
  async (given) => {
    expect(await inMemoryRun({ mark: markOf(given), life: never() })).toMatchObject({ faults: [] });
  },
);

describe("the referee sees each fault that was made on purpose", () => {
  test.each(plantedFaults.map((fault) => [fault.name, fault] as const))("%s", async (_, fault) => {
    const { given, stopsAfter, goesOn, looksAtOnce, seen } = fault;
    const plan = (): Parameters<typeof inMemoryRun>[0] => ({
      mark: markOf(given),
      life: stopsAfter === undefined ? never() : lifeUntil((what) => what === stopsAfter),
      ...(goesOn === undefined ? {} : { goesOn }),
      ...(looksAtOnce === undefined ? {} : { looksAtOnce }),
    });
    expect(await inMemoryRun(plan())).toMatchObject({ faults: [] });
    const { faults } = await inMemoryRun({ ...plan(), plant: fault });
    expect(faults.join("\n")).toMatch(seen);
  });
});

test.each(["IB002", "Robin", "EPL-151", "20010"])(
  "a process that stops for ever, or for long, at any point of a life loses nothing: %s",
  async (given) => {
    const whole = never();
    await inMemoryRun({ mark: markOf(given), life: whole });
    expect(whole.steps.length).toBeGreaterThan(40);
    for (let point = 1; point <= whole.steps.length; point++) {
      for (const more of [{}, { goesOn: true }] as const) {
        const life = lifeUntil((_, place) => place === point);
        const { faults } = await inMemoryRun({ mark: markOf(given), life, ...more });
        expect({ after: whole.steps[point - 1], more, faults }).toMatchObject({ faults: [] });
      }
    }
  },
);
